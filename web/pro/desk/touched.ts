import type { AnswerOf } from '../../api/contract.ts';

export type DisruptionDetail = AnswerOf<'GET /v1/staff/disruptions/{id}'>;
/** One person whom an absence or a closure touches. */
export type Touched = DisruptionDetail['touched'][number];
