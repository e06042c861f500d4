import type { AnswerOf, CallOf } from '../../api/contract.ts';

export type Summary = AnswerOf<'GET /v1/staff/consultation-requests'>['requests'][number];
export type Request = AnswerOf<'GET /v1/staff/consultation-requests/{id}'>;
export type Worksheet = NonNullable<Request['worksheet']>;
export type Times = AnswerOf<'GET /v1/staff/consultation-times'>['times'];
export type Figures = AnswerOf<'GET /v1/staff/consultation-figures'>;
export type HandInBody = CallOf<'POST /v1/staff/consultation-requests'>['body'];
export type ReferBody = CallOf<'POST /v1/staff/consultation-requests/{id}/referral'>['body'];
