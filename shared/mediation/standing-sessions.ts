import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import { mediationOfSession } from '../domain/mediation.ts';
import { standingTime } from '../domain/mediation-sessions.ts';
import { getMediations } from '../store/mediations.ts';

/** A joint session as an hour in a mediator's plan; nothing of its parties. */
export type StandingSession = Pick<
  Appointment,
  'id' | 'professional' | 'date' | 'cell' | 'start' | 'end' | 'place' | 'mode'
> & { readonly mediation: string };

/** Of some ids, the joint sessions that stand and are not over yet; ids of anything else are passed over (B11). */
export async function standingSessions(
  { store }: Pick<Deps, 'store'>,
  caf: string,
  ids: readonly string[],
  now: number,
): Promise<StandingSession[]> {
  const wanted = new Set(ids);
  const cases = [...new Set(ids.map(mediationOfSession))].filter((id) => id !== undefined);
  if (cases.length === 0) return [];
  const mediations = await getMediations(store, caf, cases);
  return mediations.flatMap(({ id: mediation, mediator: professional, sessions }) =>
    sessions.flatMap((session) => {
      const time = standingTime(session);
      if (!wanted.has(session.id) || session.state.status !== 'standing' || time === undefined) return [];
      const { id, place, mode } = session;
      const { date, cell, start, end } = time;
      return end > now ? [{ id, mediation, professional, date, cell, start, end, place, mode }] : [];
    }),
  );
}
