import type { AnswerOf } from '../../api/contract.ts';

type Availabilities = AnswerOf<'GET /v1/staff/availabilities'>;
export type Availability = Availabilities['availabilities'][number];
export type Opening = Availabilities['opening'];
export type Absence = AnswerOf<'GET /v1/staff/absences'>['absences'][number];
export type Closure = AnswerOf<'GET /v1/staff/closures'>['closures'][number];
export type OpenedDay = AnswerOf<'GET /v1/staff/opened-days'>['days'][number];
export type Professional = AnswerOf<'GET /v1/staff/professionals'>['professionals'][number];
export type Receiving = Pick<Availability, 'start' | 'end' | 'place' | 'modes' | 'services'>;
export type Mode = Receiving['modes'][number];
type Changed = AnswerOf<'POST /v1/staff/availabilities'>;
export type Warning = Changed['warnings'][number];
export type Conflict = Changed['conflicts'][number];

/** All that decides when one professional receives, public holidays apart. */
export interface Plan {
  readonly professional: Professional;
  readonly availabilities: readonly Availability[];
  readonly absences: readonly Absence[];
  readonly closures: readonly Closure[];
  readonly opening: Opening;
}

/** What a change led to, told on the page that comes after it. */
export interface Outcome {
  readonly words: string;
  readonly warnings?: readonly Warning[];
  readonly conflicts?: readonly Conflict[];
  readonly opening?: Opening;
  /** The availability that was put, to correct it or to add one like it. */
  readonly availability?: Availability;
}
