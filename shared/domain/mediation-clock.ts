import { isLive, type Mediation, type MediationSession, timeOf } from './mediation.ts';
import { isUntold } from './mediation-freeing.ts';

/**
 * By when at the latest the others are told that the mediator has closed (M2): the first reminder of any session that they still
 * believe in; of a proposal, that of its earliest time. Undefined when only the mediator decides. Epoch ms.
 */
export function releaseBy({ state, sessions }: Mediation): number | undefined {
  if (state.status !== 'withheld') return undefined;
  return earliest(
    sessions.filter(isUntold).map((session) => {
      const { start } = fallen(session);
      return start === undefined
        ? Math.min(...session.times.map(({ remindFrom }) => remindFrom))
        : timeOf(session, start).remindFrom;
    }),
  );
}

/** When the parties hear that a session is off, the case going on: what stood, when its first reminder is due; a proposal, when it ends. */
export function tellOffBy(session: MediationSession): number | undefined {
  const { state, until } = session;
  if (state.status === 'proposed') return until;
  if (!isUntold(session)) return undefined;
  const { start } = fallen(session);
  return start === undefined ? until : timeOf(session, start).remindFrom;
}

/** When the clock next has something to do for a case, epoch ms. */
export function nextDue(mediation: Mediation): number | undefined {
  const { state, sessions } = mediation;
  if (state.status === 'released' || state.status === 'closed') return undefined;
  return earliest([
    releaseBy(mediation),
    ...sessions.flatMap((session) => {
      const isHeldBack = state.status === 'withheld' && fallen(session).start !== undefined;
      return [
        isHeldBack ? undefined : tellOffBy(session),
        ...(session.state.status === 'standing' ? session.state.remindAt : []),
      ];
    }),
  ]);
}

/** Sessions that keep, at `now`, cells they have not used yet. */
export function liveSessions({ sessions }: Mediation, now: number): MediationSession[] {
  return sessions.filter((session) => isLive(session, now));
}

function fallen({ state }: MediationSession): { start?: number | undefined } {
  return state.status === 'freed' ? state : {};
}

function earliest(instants: readonly (number | undefined)[]): number | undefined {
  const known = instants.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
