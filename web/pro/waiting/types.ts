import type { AnswerOf, CallOf } from '../../api/contract.ts';

export type Waiter = AnswerOf<'GET /v1/staff/waiting-list'>['waiting'][number];
export type Answer = CallOf<'POST /v1/staff/waiting-list/{id}/answer'>['body']['answer'];
