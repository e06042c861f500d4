import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Agreement, Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import type { Contact, Person } from '../domain/person.ts';
import { addDays, localDateOf } from '../domain/time.ts';
import type { WaitingEntry } from '../domain/waiting.ts';
import type { NamedWrite } from '../store/transact.ts';
import { enter } from './enter.ts';
import { checkedWishes, type Wishes } from './wishes.ts';

export interface OnBehalf {
  readonly wishes: Wishes;
  readonly person: Person;
  readonly contact: Contact;
  /** Recorded by whoever is signed in (F1). */
  readonly agreement: Agreement;
  /** What they have and want earlier. */
  readonly appointment?: string | undefined;
}

/**
 * Puts somebody who agreed on the list at once; `also` makes the writes that go with the answer.
 * @throws DomainError INVALID, NOT_BOOKABLE, ALREADY_WAITING, CHANGED_MEANWHILE.
 */
export async function enterFor(
  deps: Deps,
  caf: Caf,
  { wishes, person, contact, agreement, appointment }: OnBehalf,
  also: (entry: WaitingEntry) => readonly NamedWrite[],
): Promise<WaitingEntry> {
  const now = deps.clock();
  const entry: WaitingEntry = {
    id: randomUUID(),
    caf: caf.code,
    ...checkedWishes(caf, wishes, { person, contact }, now),
    version: 0,
    createdAt: now,
    origin: { by: 'staff', subject: agreement.by, agreement },
    who: { person, contact },
    ...(appointment === undefined ? {} : { appointment }),
    offers: [],
    state: { status: 'waiting', since: now },
  };
  const done = await enter(deps, caf, entry, { also: also(entry) });
  if (done.kind === 'entered') return done.entry;
  throw new DomainError(done.kind === 'before' ? 'ALREADY_WAITING' : 'CHANGED_MEANWHILE');
}

/**
 * What is wished for by somebody who has an appointment and wants an earlier one: any day before it, at the same place and in the
 * same way unless they say otherwise.
 * @throws DomainError NOT_POSSIBLE_NOW when it does not lie ahead, no day is earlier, or it takes two agendas or a seat.
 */
export function earlierThan(
  caf: Caf,
  { service, state, start, date, place, mode, second, session }: Appointment,
  {
    until,
    places = [place],
    modes = [mode],
  }: Omit<Wishes, 'service' | 'until'> & { until?: string | undefined },
  now: number,
): Wishes {
  const last = addDays(date, -1);
  // Two agendas, or a seat, are not moved by an offer.
  if (second !== undefined || session !== undefined) throw new DomainError('NOT_POSSIBLE_NOW');
  if (state.status !== 'confirmed' || start <= now || last < localDateOf(now, caf.zone))
    throw new DomainError('NOT_POSSIBLE_NOW');
  return { service, places, modes, until: until !== undefined && until < last ? until : last };
}
