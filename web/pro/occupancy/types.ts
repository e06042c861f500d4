import type { AnswerOf } from '../../api/contract.ts';

export type Occupancy = AnswerOf<'GET /v1/staff/occupancy'>;
export type Figure = Occupancy['figures'][number];
export type NextFree = Occupancy['next'][number];
/** A figure with the name of what it is about. */
export interface Named {
  readonly name: string;
  readonly figure: Figure;
}
