import type { FreedWhy, Mediation, MediationSession } from './mediation.ts';
import { isLive } from './mediation.ts';
import type { Moved } from './mediation-machine.ts';

/** A session whose time nobody keeps any more; nobody is told yet (M2). */
export function free(session: MediationSession, why: FreedWhy, now: number): MediationSession {
  const { state } = session;
  if (state.status !== 'proposed' && state.status !== 'standing') return session;
  return {
    ...session,
    state: {
      status: 'freed',
      at: now,
      why,
      ...(state.status === 'standing' ? { start: state.start } : {}),
    },
  };
}

/** Everything that is still to come; what has begun took place. */
export function freeAll(
  sessions: readonly MediationSession[],
  why: FreedWhy,
  now: number,
): MediationSession[] {
  return sessions.map((session) => (isLive(session, now) ? free(session, why, now) : session));
}

/** It fell, and somebody still believes what it was (M2). */
export function isUntold({ state }: Pick<MediationSession, 'state'>): boolean {
  return state.status === 'freed' && state.told === undefined;
}

/**
 * Some fallen sessions are told to be off: of one that stood to everybody who had not refused it; of a proposal to those who had
 * answered, for the others hear by its end that it came to nothing.
 */
export function tellOff(mediation: Mediation, ids: ReadonlySet<string>, now: number): Moved {
  const sessions = mediation.sessions.map((one) =>
    ids.has(one.id) && one.state.status === 'freed' && one.state.told === undefined
      ? { ...one, state: { ...one.state, told: now } }
      : one,
  );
  const off = sessions.filter((one, at) => one !== mediation.sessions[at]);
  return {
    mediation: { ...mediation, sessions },
    tell: off.flatMap((session) =>
      mediation.parties
        .filter(({ id, agreement }) => {
          const reply = session.replies[id];
          if (agreement.state === 'withdrawn' || reply?.kind === 'declined') return false;
          const isCancelled = session.state.status === 'freed' && session.state.why === 'mediator';
          return reply !== undefined || isCancelled || stood(session);
        })
        .map(({ id }) => ({ party: id, message: 'session-off' as const, session: session.id })),
    ),
  };
}

const stood = ({ state }: MediationSession) => state.status === 'freed' && state.start !== undefined;
