import type { Deps } from '../deps.ts';
import { mediationOfSession } from '../domain/mediation.ts';
import { standingTime } from '../domain/mediation-sessions.ts';
import { getMediations } from '../store/mediations.ts';
import type { Engagement } from './engagement.ts';

/** Of some ids, the joint sessions that stand and are not over yet; ids of anything else are passed over (B11). */
export async function jointSessions(
  { store }: Pick<Deps, 'store'>,
  caf: string,
  ids: readonly string[],
  now: number,
): Promise<Engagement[]> {
  const wanted = new Set(ids);
  const cases = [...new Set(ids.map(mediationOfSession))].filter((id) => id !== undefined);
  if (cases.length === 0) return [];
  const mediations = await getMediations(store, caf, cases);
  return mediations.flatMap(({ id: about, mediator: professional, sessions }) =>
    sessions.flatMap((session) => {
      const time = standingTime(session);
      if (!wanted.has(session.id) || session.state.status !== 'standing' || time === undefined) return [];
      const { id, place, mode } = session;
      const { date, cell, start, end } = time;
      const engagement = { id, about, professional, date, cell, start, end, place, mode };
      return end > now ? [{ kind: 'joint-session', ...engagement }] : [];
    }),
  );
}
