import type { AnswerOf, CallOf } from '../../api/contract.ts';

export type Referral = AnswerOf<'GET /v1/staff/referrals'>['sent'][number];
export type Choices = AnswerOf<'GET /v1/staff/referral-choices'>;
export type ReferBody = CallOf<'POST /v1/staff/referrals'>['body'];
export type Reason = Referral['reason'];
export type Result = CallOf<'POST /v1/staff/referrals/{id}/finish'>['body']['result'];
export type Situation = AnswerOf<'POST /v1/staff/situations/read'>;
export type About = CallOf<'POST /v1/staff/situations/read'>['body']['about'];
