import type { AnswerOf, Slot } from '../../api/contract.ts';
import type { Answering } from '../by-link/answering.ts';

export type OwnView = AnswerOf<'GET /v1/appointments/{token}'>;
export type Done = 'moved' | 'cancelled';

/** What every step of changing one's appointment is given. */
export type Own = Omit<Answering<OwnView, Done>, 'onStale'>;
export const HOME = '/rendez-vous';

/** The time of an appointment, as times to choose from are told. */
export function slotOf({ start, end, mode, place }: OwnView): Slot {
  return { start, end, mode, place: place.id };
}
