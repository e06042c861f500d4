import type { AnswerOf, Slot } from '../../api/contract.ts';

export type OwnView = AnswerOf<'GET /v1/appointments/{token}'>;
export type Done = 'moved' | 'cancelled';

/** What every step of changing one's appointment is given. */
export interface Own {
  readonly view: OwnView;
  readonly token: string;
  readonly onDone: (view: OwnView, what: Done) => void;
}

/** The time of an appointment, as times to choose from are told. */
export function slotOf({ start, end, mode, place }: OwnView): Slot {
  return { start, end, mode, place: place.id };
}
