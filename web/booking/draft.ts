import type { CallOf, Slot } from '../api/contract.ts';
import { randomKey } from '../api/random-key.ts';
import { holdsNir } from './nir.ts';

export type BookingBody = CallOf<'POST /v1/cafs/{caf}/appointments'>['body'];
type BodyContact = NonNullable<BookingBody['contact']>;
export type Mode = Slot['mode'];
export type Need = NonNullable<BookingBody['needs']>[number];
export type Hour = NonNullable<BodyContact['hours']>[number];

/** Stands for a place in `Draft.place`: no matter where. */
export const ANYWHERE = '';

/** As typed; '' while nothing is. */
export interface TypedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly allocataireNumber: string;
}

/** How the person wants to hear of the appointment (F4). */
export interface ChosenContact {
  readonly by: BodyContact['by'];
  readonly hours: readonly Hour[];
  readonly discreet: boolean;
  /** Said by voice before anything else is; asked for with `discreet` only. */
  readonly ask: string;
  readonly answer: string;
}

/** What the person has said so far. Instants: ISO with the Caf's offset, as the API gave them. */
export interface Draft {
  /** Beginning of every Idempotency-Key of this booking (B6); a copied tab has the same. */
  readonly key: string;
  readonly service?: string | undefined;
  /** Id of a place, or ANYWHERE. */
  readonly place?: string | undefined;
  readonly mode?: Mode | undefined;
  /** The time chosen. */
  readonly slot?: Slot | undefined;
  readonly person: TypedPerson;
  readonly contact: ChosenContact;
  readonly needs: readonly Need[];
  /** What keeps the time; stays after the time was given up, so that the next one replaces it. */
  readonly hold?: Held | undefined;
  /** Session token of an opened invitation. */
  readonly invitation?: string | undefined;
  /** Booked, the code of the mail not given yet. */
  readonly pending?: Pending | undefined;
  /** Why the person is back at the times, and what to offer first. */
  readonly lost?: Lost | undefined;
  readonly confirmed?: Confirmed | undefined;
  /** Why nothing is under way any more, for the page where one begins anew: given up, or an appointment existed already (B2). */
  readonly ended?: 'abandoned' | 'already' | undefined;
}

export interface Held {
  readonly token: string;
  readonly expiresAt: string;
  readonly prolonged: boolean;
}

export interface Pending {
  readonly id: string;
  readonly expiresAt: string;
  /** The Idempotency-Key it was booked with. */
  readonly request: string;
  /** One more wrong code ends it. */
  readonly lastTry?: boolean;
}

export interface Lost {
  readonly why: 'taken' | 'hold-over' | 'code-over' | 'wrong-codes';
  /** The start that was chosen. */
  readonly start: string;
  /** What the service offers instead; what is near is looked for when it is empty. */
  readonly alternatives: readonly Slot[];
}

/** What the last page shows; who it is for is forgotten by then. */
export interface Confirmed {
  readonly id: string;
  /** Shown until the person says it is noted. */
  readonly pin?: string | undefined;
  readonly byInvitation: boolean;
  /** Whether a mail with the link was sent (F4). */
  readonly mailed: boolean;
  readonly discreet: boolean;
  /** Last two digits of the number that will be rung. */
  readonly phoneEnd?: string | undefined;
}

const NAME = 'booking-1';
/** Nothing typed yet. */
export const NOBODY: TypedPerson = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  allocataireNumber: '',
};
/** How people are told until they choose. */
export const BY_EMAIL: ChosenContact = { by: 'email', hours: [], discreet: false, ask: '', answer: '' };
const listeners = new Set<() => void>();
let current: Draft | undefined;
let isClosed = false;

/** The booking under way in this tab; kept over a reload, in this tab alone. */
export function readDraft(): Draft {
  current ??= stored() ?? emptyDraft();
  return current;
}

/** Changes some answers and keeps them. */
export function changeDraft(change: Partial<Draft>): Draft {
  current = { ...readDraft(), ...change };
  if (isClosed) return current;
  sessionStorage.setItem(NAME, JSON.stringify({ ...current, person: withoutNir(current.person) }));
  for (const listener of listeners) listener();
  return current;
}

/** What may be kept in the tab of what was typed: never a social security number. */
export const withoutNir = (person: TypedPerson): TypedPerson => ({
  ...person,
  firstName: holdsNir(person.firstName) ? '' : person.firstName,
  lastName: holdsNir(person.lastName) ? '' : person.lastName,
  allocataireNumber: holdsNir(person.allocataireNumber) ? '' : person.allocataireNumber,
});

/** Forgets everything, in the tab's store too. */
export function clearDraft(): void {
  current = undefined;
  sessionStorage.removeItem(NAME);
  for (const listener of listeners) listener();
}

/** Forgets the booking, the appointment, the invitation and the room of this tab: all but the language (F3). */
export function forgetEverything(): void {
  clearDraft();
  for (const name of Object.keys(sessionStorage)) if (name !== 'language') sessionStorage.removeItem(name);
}

/** As `forgetEverything`, for somebody who leaves at once: nothing that is still under way is kept after it (F3). */
export function closeDraft(): void {
  isClosed = true;
  // No page may lead anywhere else meanwhile.
  listeners.clear();
  forgetEverything();
}

/**
 * Begins to book a service, with the session token of an invitation if it was opened by one; go to `/reserver/lieu` next. Who the
 * person is, and the time kept for a booking left half-way, stay; place and time too if it is the same service.
 */
export function startBooking(service: string, invitation?: string): Draft {
  const { service: before, place, mode, slot, confirmed, ...kept } = readDraft();
  const same = before === service && confirmed === undefined;
  if (confirmed !== undefined) clearDraft();
  return changeDraft({
    ...(confirmed === undefined ? kept : {}),
    service,
    invitation,
    place: same ? place : undefined,
    mode: same ? mode : undefined,
    slot: same ? slot : undefined,
    lost: undefined,
    ended: undefined,
  });
}

/** Forgets who the person is and keeps what the last page shows. */
export function finishBooking(confirmed: Confirmed, slot: Slot): Draft {
  const { service, place, mode } = readDraft();
  current = { ...emptyDraft(), service, place, mode, slot, confirmed };
  return changeDraft({});
}

/** Forgets everything but why. */
export function endBooking(ended: NonNullable<Draft['ended']>): void {
  current = { ...emptyDraft(), ended };
  changeDraft({});
}

/** The chosen time is gone: back to the times with every other answer kept. */
export function loseTime(why: Lost['why'], alternatives: readonly Slot[] = []): void {
  const { slot } = readDraft();
  const lost = slot === undefined ? undefined : { why, start: slot.start, alternatives };
  changeDraft({ slot: undefined, pending: undefined, lost });
}

/** Calls `listener` after each change; the function given back ends that. */
export function onDraftChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function emptyDraft(): Draft {
  return { key: randomKey(), person: NOBODY, contact: BY_EMAIL, needs: [] };
}

function stored(): Draft | undefined {
  try {
    const text = sessionStorage.getItem(NAME);
    if (text === null) return undefined;
    const draft: Draft = JSON.parse(text);
    return draft;
  } catch {
    return undefined;
  }
}
