import type { AnswerOf, CallOf } from '../../api/contract.ts';

export type DataRequest = AnswerOf<'GET /v1/staff/data-requests'>['requests'][number];
export type CheckBody = CallOf<'POST /v1/staff/data-requests/{id}/check'>['body'];
export type Reason = CallOf<'POST /v1/staff/data-requests/{id}/refuse'>['body']['reason'];
export type AskBody = CallOf<'POST /v1/staff/data-requests'>['body'];
export type Slip = AnswerOf<'POST /v1/staff/data-requests/{id}/slip'>;
