import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Agreement, Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { type Contact, type Person, usualContact } from '../domain/person.ts';
import type { Need } from '../domain/words.ts';
import { createAppointmentWrite } from '../store/appointments.ts';
import { isGuardRefusal } from '../store/guards.ts';
import { appointmentsOfNumber, standingOfName } from '../store/people.ts';
import type { NamedWrite } from '../store/transact.ts';
import { checkReachable } from './book.ts';
import { confirmationWrites, isGuarded, numberHash } from './confirmation.ts';
import { followedBy, followKeys } from './follow.ts';
import { takeTime } from './take-seat.ts';
import { placedWith, resolveWant, type Want, type Wanted } from './want.ts';

/** `duplicates`: ids of appointments that may be the same person's. Instants: epoch ms. */
export interface BookedFor {
  id: string;
  professional: string;
  start: number;
  end: number;
  duplicates: string[];
}

export interface StaffBookingAsk {
  readonly wanted: Wanted & { readonly caf: Caf };
  readonly person: Person;
  readonly contact: Contact | undefined;
  readonly needs: readonly Need[];
  /** This professional and no other. */
  readonly only: string | undefined;
  /** Receives together with them, or nobody is booked. */
  readonly second?: string | undefined;
  readonly agreement: Agreement;
  /** What is written with the answer. */
  also(booked: BookedFor): readonly NamedWrite[];
  /** Throws when this professional must not receive then (B7). */
  check?(professional: string): void;
}

/** Possible duplicates looked at and named, at most. */
const MOST_DUPLICATES = 5;

/**
 * Books for a person who agreed (F1), confirmed at once and without notice (B3): their own professional first, else the least
 * loaded (B7). Appointments that a professional fixes put no guard (B2).
 * @throws DomainError SLOT_TAKEN, ALREADY_BOOKED, INVALID.
 */
export async function bookFor(deps: Deps, ask: StaffBookingAsk): Promise<BookedFor> {
  const { wanted, person, agreement } = ask;
  const now = deps.clock();
  const want = resolveWant(wanted.caf, wanted, 'staff', now);
  const contact = ask.contact ?? usualContact(person);
  checkReachable(want.mode, person, contact);
  const duplicates = await possibleDuplicates(deps, want, person, now);
  let answer: BookedFor | undefined;

  const id = randomUUID();
  const taken = await takeTime(deps, {
    want,
    by: 'staff',
    taking: { id, kind: 'appointment' },
    only: ask.only,
    second: ask.second,
    own: (found) => followedBy(deps, want, person, found, 'vouched'),
    alsoRead: followKeys(deps, want, person, 'vouched'),
    writes: ({ day }) => {
      ask.check?.(day.professional);
      if (ask.second !== undefined) ask.check?.(ask.second);
      const appointment: Appointment = {
        id,
        caf: want.caf.code,
        ...placedWith(want, day.professional),
        second: ask.second ?? day.second,
        version: 0,
        contactVersion: 0,
        person,
        contact,
        origin: { by: 'staff', subject: agreement.by, agreement },
        needs: [...ask.needs],
        ...(want.mode === 'video' ? { room: day.room ?? randomUUID() } : {}),
        state: { status: 'confirmed', confirmedAt: now },
        createdAt: now,
      };
      answer = { id, professional: day.professional, start: want.start, end: want.end, duplicates };
      return [
        createAppointmentWrite(appointment, numberHash(deps, appointment)),
        ...confirmationWrites(deps, want, appointment, now),
        ...ask.also(answer),
      ];
    },
  });
  if (taken.kind === 'done' && answer !== undefined) return answer;
  if (taken.kind === 'refused' && isGuardRefusal(taken.failed)) throw new DomainError('ALREADY_BOOKED');
  throw new DomainError('CHANGED_MEANWHILE');
}

/** B2: appointments ahead for the same service, with the same allocataire number or under the same name. They block nothing. */
async function possibleDuplicates(deps: Deps, want: Want, person: Person, now: number): Promise<string[]> {
  if (!isGuarded(want.service)) return [];
  const { code: caf } = want.caf;
  const hash = numberHash(deps, { person });
  const [sameNumber, sameName] = await Promise.all([
    hash === undefined ? [] : appointmentsOfNumber(deps.store, caf, hash, 50),
    standingOfName(deps.store, caf, person, { now, limit: 50 }),
  ]);
  const ahead = [...sameNumber, ...sameName].filter(
    ({ service, end }) => service === want.service.id && end > now,
  );
  return [...new Set(ahead.map(({ id }) => id))].slice(0, MOST_DUPLICATES);
}
