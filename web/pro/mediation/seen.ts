import type { Case, Party, Session } from './types.ts';

/** A joint session as one party knows it; `waiting`: answered, and not heard more. */
export interface Seen {
  readonly session: Session;
  readonly status: 'proposed' | 'waiting' | 'standing' | 'declined' | 'lapsed' | 'off' | 'over';
  readonly start: string | undefined;
}

/**
 * The sessions of a case as this party believes them to be (M2, M3): what their own page shows, for a screen that is turned to them.
 * `now`: epoch ms.
 */
export function seenBy({ status, sessions }: Case, party: Party, now: number): Seen[] {
  const isOut = status === 'released' || status === 'closed' || party.agreement.state === 'withdrawn';
  const joined = Date.parse(party.agreement.history[0]?.at ?? '');
  return sessions
    .filter(({ proposedAt }) => Date.parse(proposedAt) >= joined)
    .map((session) => seen(session, party.id, isOut, now));
}

function seen(session: Session, party: string, isOut: boolean, now: number): Seen {
  const status = believed(session, now);
  const reply = session.replies.find((one) => one.party === party);
  const { start } = session;
  if (reply?.kind === 'declined') return { session, status: 'declined', start: undefined };
  if (isOut && status !== 'over') return { session, status: 'off', start };
  if (status === 'proposed' && reply !== undefined) return { session, status: 'waiting', start };
  if (status !== 'proposed') return { session, status, start };
  // Hours that nobody can choose any more are not on their page.
  const times = session.times.filter(({ outsideHours }) => outsideHours !== true);
  if (times.length === 0) return { session, status: 'lapsed', start };
  return { session: { ...session, times }, status, start };
}

type Believed = Exclude<Seen['status'], 'waiting' | 'declined'>;

/** What is freed stands, for the parties, until somebody tells them. */
function believed({ status, until, start, told }: Session, now: number): Believed {
  const hasBegun = start !== undefined && Date.parse(start) <= now;
  const isPast = Date.parse(until) <= now;
  switch (status) {
    case 'proposed':
      return isPast ? 'lapsed' : 'proposed';
    case 'lapsed':
      return 'lapsed';
    case 'standing':
      return hasBegun ? 'over' : 'standing';
    case 'over':
      return 'over';
    case 'freed':
      if (start === undefined) return told === true || isPast ? 'lapsed' : 'proposed';
      if (told === true) return 'off';
      return hasBegun ? 'over' : 'standing';
  }
}
