import { randomUUID } from 'node:crypto';
import { checkReachable } from '../booking/book.ts';
import { resolveOwnTimes } from '../booking/own-times.ts';
import { placedWith } from '../booking/want.ts';
import type { Deps } from '../deps.ts';
import type { Agreement, Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import type { AnsweredBy, Consultation } from '../domain/consultation.ts';
import { accept as accepted, withFollowUps } from '../domain/consultation-moves.ts';
import { isoOf } from '../store/items.ts';
import { type Changing, change } from './change.ts';
import type { TimesAsk } from './propose.ts';

/**
 * Accepts one of the proposed times: one atomic act in which the appointment stands, the other times are free and the request says so
 * (P2, B1). Several answers at once have one winner; the same answer again gets the same appointment.
 * @throws DomainError ALREADY_ANSWERED, PROPOSAL_OVER, REQUEST_CLOSED, SLOT_TAKEN, INVALID.
 */
export async function accept(
  deps: Deps,
  caf: Caf,
  id: string,
  { start, said }: { readonly start: number; readonly said: AnsweredBy },
): Promise<Consultation> {
  const appointment = randomUUID();
  return change(deps, caf, id, {
    decide(consultation, now) {
      const moved = accepted(consultation, { start, appointment, said }, now);
      const { proposal } = consultation;
      if (moved.time === undefined || proposal === undefined) return moved;
      const { psychologist: professional, place, mode } = proposal;
      const placed = { ...moved.time, service: consultation.service, place, mode, professional };
      return {
        ...moved,
        appointments: [appointmentOf(consultation, appointment, placed, originOf(said, now), now)],
      };
    },
  });
}

/**
 * Fixes appointments agreed with the person, all or none, each in the psychologist's own agenda (P2, F1).
 * @throws DomainError SLOT_TAKEN, REQUEST_CLOSED, INVALID.
 */
export async function followUp(
  deps: Deps,
  caf: Caf,
  request: Consultation,
  ask: TimesAsk & { readonly agreement: Agreement },
  also?: Changing['also'],
): Promise<Consultation> {
  const now = deps.clock();
  checkReachable(ask.mode, request.person, request.contact);
  const wants = await resolveOwnTimes(deps, caf, { ...ask, service: request.service }, now);
  const made = wants
    .toSorted((a, b) => a.start - b.start)
    .map((want) => ({ id: randomUUID(), placed: placedWith(want, ask.professional) }));
  const origin = { by: 'staff' as const, subject: ask.agreement.by, agreement: ask.agreement };
  return change(deps, caf, request.id, {
    decide: (consultation, at) => ({
      ...withFollowUps(
        consultation,
        made.map(({ id }) => id),
      ),
      appointments: made.map(({ id, placed }) => appointmentOf(consultation, id, placed, origin, at)),
    }),
    ...(also === undefined ? {} : { also }),
  });
}

type Placed = Pick<
  Appointment,
  'service' | 'place' | 'mode' | 'professional' | 'date' | 'cell' | 'cells' | 'start' | 'end'
>;

function appointmentOf(
  { caf, person, contact }: Consultation,
  id: string,
  placed: Placed,
  origin: Appointment['origin'],
  now: number,
): Appointment {
  return {
    id,
    caf,
    ...placed,
    version: 0,
    contactVersion: 0,
    person,
    contact,
    origin,
    needs: [],
    ...(placed.mode === 'video' ? { room: randomUUID() } : {}),
    state: { status: 'confirmed', confirmedAt: now },
    createdAt: now,
  };
}

function originOf(said: AnsweredBy, now: number): Appointment['origin'] {
  if (said.by === 'person') return { by: 'person' };
  return { by: 'staff', subject: said.subject, agreement: { by: said.subject, at: isoOf(now) } };
}
