import type { AnswerOf } from '../../api/contract.ts';

export type Summary = AnswerOf<'GET /v1/staff/groups'>['groups'][number];
export type Group = AnswerOf<'GET /v1/staff/groups/{id}'>;
export type Registration = NonNullable<Group['registrations']>[number];
