import type { Deps } from '../deps.ts';
import type { Mediation, MediationSession } from '../domain/mediation.ts';
import { standingTime } from '../domain/mediation-sessions.ts';
import { goneOfSessions } from '../store/gone-hours.ts';

/**
 * By session that stands or whose deadline is ahead, whatever became of it: starts of the hours proposed over which an absence, a closure or
 * another place came since, so that nobody can choose them any more (B3, B11).
 */
export function goneHoursOf(
  { store }: Pick<Deps, 'store'>,
  mediation: Mediation,
  now: number,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const ahead = mediation.sessions.filter((one) => one.until > now || isAhead(standingTime(one), now));
  return goneOfSessions(store, mediation, ahead);
}

/** Whether the hour at which a session stands went so, or one of those at which it is proposed (B11). */
export function isOutsideHours(session: MediationSession, gone: ReadonlySet<number>, now: number): boolean {
  const { status } = session.state;
  const standing = standingTime(session);
  const times = status === 'proposed' ? session.times : standing === undefined ? [] : [standing];
  return times.some((time) => isAhead(time, now) && gone.has(time.start));
}

const isAhead = (time: { readonly start: number } | undefined, now: number) =>
  time !== undefined && time.start > now;
