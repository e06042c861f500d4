import type { Mediation, MediationSession, Party } from './mediation.ts';

/**
 * What the parties believe of a session (M2): as it was until somebody tells them. Of a proposal they learn by the clock alone
 * that it came to nothing, so a refusal, a withdrawal and silence look the same. Instants: epoch ms.
 */
export type Believed =
  | { readonly status: 'proposed' }
  | { readonly status: 'lapsed' }
  | { readonly status: 'standing' | 'off' | 'over'; readonly start: number };

export function believed({ state, until }: MediationSession, now: number): Believed {
  switch (state.status) {
    case 'proposed':
      return { status: until > now ? 'proposed' : 'lapsed' };
    case 'standing':
      return { status: state.start > now ? 'standing' : 'over', start: state.start };
    case 'over':
      return { status: 'over', start: state.start };
    case 'freed': {
      if (state.start === undefined)
        return { status: state.told === undefined && until > now ? 'proposed' : 'lapsed' };
      if (state.told !== undefined) return { status: 'off', start: state.start };
      return { status: state.start > now ? 'standing' : 'over', start: state.start };
    }
  }
}

/** What one party sees of a session; `waiting`: they have answered, and not heard more. */
export interface PartySession {
  readonly session: MediationSession;
  readonly status: 'proposed' | 'waiting' | 'standing' | 'declined' | 'lapsed' | 'off' | 'over';
  readonly start: number | undefined;
}

/** What one party sees of a case: never anything that another said or did (M3). */
export interface PartyView {
  readonly status: 'open' | 'closed';
  readonly agreement: Party['agreement']['state'];
  readonly sessions: readonly PartySession[];
}

export function viewOfParty(mediation: Mediation, party: Party, now: number): PartyView {
  const { status } = mediation.state;
  const isClosed = status === 'released' || status === 'closed';
  const isOut = isClosed || party.agreement.state === 'withdrawn';
  return {
    status: isClosed ? 'closed' : 'open',
    agreement: party.agreement.state,
    sessions: mediation.sessions
      // Whoever joined later was never told of what was before.
      .filter(({ createdAt }) => createdAt >= joinedAt(party))
      .map((session) => sessionOf(session, party, isOut, now)),
  };
}

function sessionOf(session: MediationSession, party: Party, isOut: boolean, now: number): PartySession {
  const known = believed(session, now);
  const start = 'start' in known ? known.start : undefined;
  const reply = session.replies[party.id];
  if (reply?.kind === 'declined') return { session, status: 'declined', start: undefined };
  if (isOut && known.status !== 'over') return { session, status: 'off', start };
  if (known.status === 'proposed' && reply !== undefined) return { session, status: 'waiting', start };
  return { session, status: known.status, start };
}

function joinedAt({ agreement }: Party): number {
  return agreement.history[0]?.at ?? Number.POSITIVE_INFINITY;
}
