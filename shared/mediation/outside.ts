import type { Deps } from '../deps.ts';
import type { Mediation, MediationSession } from '../domain/mediation.ts';
import { standingTime } from '../domain/mediation-sessions.ts';
import { goneOfSession } from '../store/gone-hours.ts';

/**
 * Sessions ahead over which an absence, a closure or another place came since: over the hour at which they stand, or over one of those
 * proposed (B11).
 */
export async function outsideHours(
  { store }: Pick<Deps, 'store'>,
  mediation: Mediation,
  now: number,
): Promise<Set<string>> {
  const outside = await Promise.all(
    mediation.sessions.map(async (session) => {
      const times = timesAhead(session, now);
      if (times.length === 0) return [];
      return (await goneOfSession(store, mediation, { ...session, times })).size > 0 ? [session.id] : [];
    }),
  );
  return new Set(outside.flat());
}

function timesAhead(session: MediationSession, now: number) {
  const standing = standingTime(session);
  const times = standing === undefined ? session.times : [standing];
  const isOn = session.state.status === 'standing' || session.state.status === 'proposed';
  return isOn ? times.filter(({ start }) => start > now) : [];
}

/** By session whose deadline is ahead, whatever became of it: starts of the proposed hours that nobody can take any more (B3). */
export async function goneHoursOf(
  { store }: Pick<Deps, 'store'>,
  mediation: Mediation,
  now: number,
): Promise<Map<string, ReadonlySet<number>>> {
  const waiting = mediation.sessions.filter(({ until }) => until > now);
  const gone = await Promise.all(
    waiting.map(async (session) => [session.id, await goneOfSession(store, mediation, session)] as const),
  );
  return new Map(gone);
}
