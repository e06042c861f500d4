import { bookingCode } from '../config/booking-code.ts';
import { sameText } from '../config/keyring.ts';
import type { Deps } from '../deps.ts';
import { type Appointment, type AppointmentState, receiversOf } from '../domain/appointment.ts';
import type { Caf, Service } from '../domain/caf.ts';
import type { Day } from '../domain/day.ts';
import { DomainError } from '../domain/errors.ts';
import { changeAppointmentWrite, getAppointment } from '../store/appointments.ts';
import { parseDay, readTogether } from '../store/days.ts';
import { isGuardRefusal } from '../store/guards.ts';
import { keys } from '../store/keys.ts';
import { countCodeMail } from '../store/limits.ts';
import { tellItems } from '../store/notifications.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { confirmationWrites, numberHash } from './confirmation.ts';
import { readKept } from './kept.ts';

export type Pending = Appointment & { state: Extract<AppointmentState, { status: 'pending' }> };

/** The six digits of a pending booking: derived, so that they are stored nowhere (D1). */
export function codeOf(deps: Pick<Deps, 'keys'>, caf: string, id: string, round: number): string {
  return bookingCode(deps.keys, { caf, id }, round);
}

/**
 * Confirms a pending booking by the code of its mail (B5). The same right code again gets the same answer.
 * @throws DomainError WRONG_CODE, EXPIRED, NOT_FOUND, TOO_MANY after a lost race, ALREADY_BOOKED when the person confirmed another one meanwhile (B2).
 */
export async function confirm(deps: Deps, caf: Caf, id: string, code: string): Promise<void> {
  const now = deps.clock();
  const appointment = await getAppointment(deps.store, caf.code, id);
  if (appointment === undefined) throw new DomainError('NOT_FOUND');
  if (isConfirmedBy(deps, appointment, code)) return;
  const pending = pendingOf(appointment, now);
  const { codeRound, duplicateOf } = pending.state;
  const right = sameText(code, codeOf(deps, caf.code, id, codeRound)) && duplicateOf === undefined;
  if (!right) return wrongCode(deps, caf, pending);

  const kept = await readKept(deps, pending);
  // A part of it may have gone to somebody for whom it had run out: by a clock that is ahead, or since this request began (B1).
  if (!kept.isWhole(pending.state.expiresAt)) {
    if (await isConfirmedMeanwhile(deps, pending, code)) return;
    throw new DomainError('EXPIRED');
  }
  const confirmed: Appointment = { ...pending, state: { status: 'confirmed', confirmedAt: now, codeRound } };
  const result = await transact(deps.store, [
    kept.changed(undefined),
    changeAppointmentWrite(pending, confirmed, numberHash(deps, confirmed)),
    ...confirmationWrites(deps, { caf, service: serviceOf(caf, pending) }, confirmed, now),
  ]);
  if (result.ok) return;
  if (result.failed.has('appointment')) {
    if (await isConfirmedMeanwhile(deps, pending, code)) return;
    throw lostRace();
  }
  throw new DomainError(isGuardRefusal(result.failed) ? 'ALREADY_BOOKED' : 'EXPIRED');
}

/** By the same code, given twice at one moment. */
async function isConfirmedMeanwhile(deps: Deps, { caf, id }: Pending, code: string): Promise<boolean> {
  const current = await getAppointment(deps.store, caf, id);
  return current !== undefined && isConfirmedBy(deps, current, code);
}

function isConfirmedBy(deps: Deps, { caf, id, state }: Appointment, code: string): boolean {
  return (
    state.status === 'confirmed' &&
    state.codeRound !== undefined &&
    sameText(code, codeOf(deps, caf, id, state.codeRound))
  );
}

/** Right or wrong alike: else whoever tries many at one moment learns which was right without its being counted. */
function lostRace(): DomainError {
  return new DomainError('TOO_MANY', { retryAfter: 1 });
}

/** Counts a wrong code; the last one allowed ends the booking and frees its time. */
async function wrongCode(deps: Deps, caf: Caf, pending: Pending): Promise<never> {
  const wrongCodes = pending.state.wrongCodes + 1;
  if (wrongCodes >= caf.limits.codeTries)
    throw (await end(deps, pending)) ? new DomainError('EXPIRED') : lostRace();
  const counted: Appointment = { ...pending, state: { ...pending.state, wrongCodes } };
  const result = await transact(deps.store, [changeAppointmentWrite(pending, counted, undefined)]);
  if (!result.ok) throw lostRace();
  throw new DomainError('WRONG_CODE', { triesLeft: caf.limits.codeTries - wrongCodes });
}

/**
 * Sends a new code; the earlier one is dead and the end of the booking stays.
 * @throws DomainError EXPIRED, NOT_FOUND, TOO_MANY after the resends that are allowed.
 */
export async function resend(deps: Deps, caf: Caf, id: string): Promise<{ expiresAt: number }> {
  const now = deps.clock();
  const appointment = await getAppointment(deps.store, caf.code, id);
  if (appointment === undefined) throw new DomainError('NOT_FOUND');
  const pending = pendingOf(appointment, now);
  const { codeRound, expiresAt, duplicateOf } = pending.state;
  const { email } = pending.person;
  if (codeRound >= caf.limits.codeResends)
    throw new DomainError('TOO_MANY', { retryAfter: Math.ceil((expiresAt - now) / 1000) });
  const again: Appointment = { ...pending, state: { ...pending.state, codeRound: codeRound + 1 } };
  const result = await transact(deps.store, [
    changeAppointmentWrite(pending, again, undefined),
    ...tellItems(again, duplicateOf === undefined ? 'code' : 'already-booked', { now }),
    ...(email === undefined ? [] : [countCodeMail(deps.keys, { caf, email, now })]),
  ]);
  if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
  return { expiresAt };
}

/** Gives a pending booking up and frees its time. @throws DomainError NOT_FOUND, NOT_POSSIBLE_NOW once confirmed. */
export async function abandon(deps: Deps, caf: Caf, id: string): Promise<void> {
  const appointment = await getAppointment(deps.store, caf.code, id);
  if (appointment === undefined) throw new DomainError('NOT_FOUND');
  if (appointment.state.status === 'confirmed') throw new DomainError('NOT_POSSIBLE_NOW');
  if (!isPending(appointment)) throw new DomainError('NOT_FOUND');
  if (!(await end(deps, appointment))) throw new DomainError('CHANGED_MEANWHILE');
}

/** Ends a pending booking and frees its time in one act; false when it changed meanwhile. */
async function end(deps: Deps, pending: Pending): Promise<boolean> {
  const kept = await readKept(deps, pending);
  const writes: NamedWrite[] = [
    ...kept.released(),
    changeAppointmentWrite(pending, expired(pending, deps.clock()), undefined),
  ];
  return (await transact(deps.store, writes)).ok;
}

/** Nobody prepares a visit that was never confirmed: needs are erased at once (B12). */
export function expired(pending: Pending, at: number): Appointment {
  return { ...pending, needs: [], state: { status: 'expired', at } };
}

export function isPending(appointment: Appointment): appointment is Pending {
  return appointment.state.status === 'pending';
}

function pendingOf(appointment: Appointment, now: number): Pending {
  if (!isPending(appointment) || appointment.state.expiresAt <= now) throw new DomainError('EXPIRED');
  return appointment;
}

/** The days in which it stands: one, or both of two who receive together. */
export async function daysOf(deps: Deps, appointment: Appointment): Promise<Day[]> {
  const { caf, date } = appointment;
  const wanted = receiversOf(appointment).map((professional) => keys.day(caf, professional, date));
  const found = await readTogether(deps.store, wanted);
  if (found.size < wanted.length) throw new DomainError('EXPIRED');
  return [...found.values()].map(parseDay);
}

export function serviceOf(caf: Caf, appointment: Appointment): Service {
  const service = caf.services.find(({ id }) => id === appointment.service);
  if (service === undefined) throw new Error('an appointment of a service that is no longer configured');
  return service;
}
