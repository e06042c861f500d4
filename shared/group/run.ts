import { recordOutcome } from '../booking/close.ts';
import type { Deps } from '../deps.ts';
import type { Outcome } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { type GroupOutcome, type GroupSession, MOST_SEATS, registrationsOf } from '../domain/group.ts';
import { localDateOf } from '../domain/time.ts';
import { getAppointments } from '../store/appointments.ts';
import { groupStateWrite, moreSeatsWrite } from '../store/groups.ts';
import { transact } from '../store/transact.ts';

/** More seats for a session that is to come; as many as before is answered the same. @throws DomainError INVALID, NOT_POSSIBLE_NOW. */
export async function addSeats(deps: Deps, session: GroupSession, seats: number): Promise<GroupSession> {
  if (session.state.status !== 'open' || session.start <= deps.clock())
    throw new DomainError('NOT_POSSIBLE_NOW');
  if (seats < session.seats || seats > MOST_SEATS)
    throw invalid('seats', `De ${session.seats} à ${MOST_SEATS} places.`);
  if (seats === session.seats) return session;
  const result = await transact(deps.store, [moreSeatsWrite(session, seats)]);
  if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
  return { ...session, seats };
}

/**
 * Says who came, as closing each appointment would; needs are erased with it (B12). The same again stays, another one may correct it
 * on the same day.
 * @throws DomainError NOT_POSSIBLE_NOW before the start, INVALID for somebody who is not registered.
 */
export async function recordAttendance(
  deps: Deps,
  caf: Caf,
  session: GroupSession,
  came: readonly { readonly appointment: string; readonly outcome: Outcome }[],
  by: string,
): Promise<void> {
  const now = deps.clock();
  if (session.state.status === 'cancelled' || session.start > now) throw new DomainError('NOT_POSSIBLE_NOW');
  const registered = new Set(registrationsOf(session, now));
  const strangers = came.findIndex(({ appointment }) => !registered.has(appointment));
  if (strangers !== -1)
    throw invalid(
      `attendance.${strangers}.appointment`,
      'Cette personne n’est pas inscrite à cette réunion.',
    );
  const appointments = await getAppointments(
    deps.store,
    caf.code,
    came.map(({ appointment }) => appointment),
  );
  const outcomes = new Map(came.map(({ appointment, outcome }) => [appointment, outcome]));
  for (const appointment of appointments) {
    const outcome = outcomes.get(appointment.id);
    if (outcome !== undefined) await recordOutcome(deps, caf, appointment, { outcome, by });
  }
}

/** Says how the session went, after its start; it can be corrected on the same day. @throws DomainError NOT_POSSIBLE_NOW. */
export async function closeGroup(
  deps: Deps,
  caf: Caf,
  session: GroupSession,
  { outcome, by }: { readonly outcome: GroupOutcome; readonly by: string },
): Promise<GroupSession> {
  const now = deps.clock();
  const { state } = session;
  if (state.status === 'cancelled' || session.start > now) throw new DomainError('NOT_POSSIBLE_NOW');
  if (state.status === 'over') {
    if (state.outcome === outcome) return session;
    if (localDateOf(state.at, caf.zone) !== localDateOf(now, caf.zone))
      throw new DomainError('NOT_POSSIBLE_NOW');
  }
  const closed = { status: 'over' as const, at: now, by, outcome };
  const result = await transact(deps.store, [groupStateWrite(session, closed)]);
  if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
  return { ...session, state: closed };
}
