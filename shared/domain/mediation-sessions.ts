import { DateTime } from 'luxon';
import { DomainError, invalid } from './errors.ts';
import {
  allAgree,
  type Mediation,
  type MediationSession,
  type Reply,
  type SaidBy,
  timeOf,
} from './mediation.ts';
import { type PartySession, viewOfParty } from './mediation-believed.ts';
import { liveSessions, releaseBy, tellOffBy } from './mediation-clock.ts';
import { free, tellOff } from './mediation-freeing.ts';
import { allow, type Moved, type Tell } from './mediation-machine.ts';
import { partyOf, release, sessionOf, unchanged } from './mediation-moves.ts';

/** Proposed or fixed and still to come, at one time: a withdrawal frees them all in one act. */
const MOST_LIVE = 4;
const MOST_SESSIONS = 60;
/** M4 [S]. */
const MONTHS = 6;

/**
 * Proposes a session to every party (M2). A case that was withheld goes on: everybody agrees again.
 * @throws DomainError AGREEMENTS_NEEDED, TOO_MANY_SESSIONS, SIX_MONTHS_OVER.
 */
export function proposeSession(
  mediation: Mediation,
  session: MediationSession,
  { now, zone }: { now: number; zone: string },
): Moved {
  allow(mediation, 'propose');
  if (!allAgree(mediation)) throw new DomainError('AGREEMENTS_NEEDED');
  if (liveSessions(mediation, now).length >= MOST_LIVE || mediation.sessions.length >= MOST_SESSIONS)
    throw new DomainError('TOO_MANY_SESSIONS');
  if (!session.times.every(({ start }) => isInSixMonths(mediation, start, zone)))
    throw new DomainError('SIX_MONTHS_OVER');
  return {
    mediation: { ...mediation, state: { status: 'open' }, sessions: [...mediation.sessions, session] },
    tell: toAll(mediation, 'session-proposed', session.id),
  };
}

/** Whether a session at `start` lies, with those that stand and took place, within six months of the first (M4). */
export function isInSixMonths({ sessions }: Mediation, start: number, zone: string): boolean {
  const starts = sessions.flatMap(({ state }) =>
    state.status === 'standing' || state.status === 'over' ? [state.start] : [],
  );
  const all = [...starts, start];
  const end = DateTime.fromMillis(Math.min(...all), { zone }).plus({ months: MONTHS });
  return Math.max(...all) <= end.toMillis();
}

export interface Answering {
  readonly session: string;
  readonly party: string;
  readonly said: SaidBy;
}

/** What only the surroundings know: zone, the reminders of a start, whether it went with the plan, and whether it is still kept. */
export interface Standing {
  readonly now: number;
  readonly zone: string;
  remindAt(start: number): number[];
  isGone(start: number): boolean;
  isKept(start: number): boolean;
}

/**
 * One party confirms, unseen by the others, all the times that suit them; with the last one the session stands at the first of
 * the common times, in the mediator's order (M2). Of a session that fell in silence the answer is taken down and is the same.
 * @throws DomainError SESSION_OVER, ALREADY_ANSWERED, INVALID.
 */
export function confirmTimes(
  mediation: Mediation,
  { session: id, party, said, starts }: Answering & { readonly starts: readonly number[] },
  standing: Standing,
): Moved {
  allow(mediation, 'answer');
  const { now, isGone } = standing;
  const session = sessionOf(mediation, id);
  const seen = seenBy(mediation, party, session, now);
  const reply = session.replies[party];
  if (reply?.kind === 'confirmed' && sameStarts(reply.starts, starts)) return unchanged(mediation);
  if (seen.status === 'waiting') throw new DomainError('ALREADY_ANSWERED');
  if (seen.status !== 'proposed') throw new DomainError('SESSION_OVER');
  const isProposed = (start: number) => session.times.some((time) => time.start === start);
  if (!starts.every((start) => start > now && isProposed(start) && !isGone(start)))
    throw invalid('starts', 'Choisissez parmi les heures proposées.');
  const answer: Reply = { kind: 'confirmed', starts: [...new Set(starts)], at: now, said };
  const answered = replied(mediation, session, party, answer);
  return session.state.status === 'proposed' ? settled(answered, id, standing) : unchanged(answered);
}

/** Once everybody has confirmed: it stands, or it fell. */
function settled(mediation: Mediation, id: string, { now, zone, remindAt, isKept }: Standing): Moved {
  const session = sessionOf(mediation, id);
  const replies = mediation.parties.map((party) => session.replies[party.id]);
  if (!replies.every((reply) => reply?.kind === 'confirmed')) return unchanged(mediation);
  const time = session.times.find(
    ({ start }) =>
      start > now &&
      isKept(start) &&
      isInSixMonths(mediation, start, zone) &&
      replies.every((reply) => reply?.kind === 'confirmed' && reply.starts.includes(start)),
  );
  if (time === undefined) return unchanged(replaced(mediation, free(session, 'no-common-time', now)));
  const state = { status: 'standing' as const, start: time.start, at: now, remindAt: remindAt(time.start) };
  return {
    mediation: replaced(mediation, { ...session, state }),
    tell: toAll(mediation, 'session-set', id),
  };
}

/**
 * One party cannot come, or none of the times suits them: the session is freed at once, and the others hear of it later, in the
 * mediator's name (M3). Declined twice, the first stands. @throws DomainError SESSION_OVER.
 */
export function declineSession(
  mediation: Mediation,
  { session: id, party, said }: Answering,
  now: number,
): Moved {
  allow(mediation, 'decline');
  const session = sessionOf(mediation, id);
  const { status } = seenBy(mediation, party, session, now);
  if (status === 'declined') return unchanged(mediation);
  if (status !== 'proposed' && status !== 'waiting' && status !== 'standing')
    throw new DomainError('SESSION_OVER');
  const answered = replied(mediation, session, party, { kind: 'declined', at: now, said });
  const fallen = replaced(answered, free(sessionOf(answered, id), 'declined', now));
  return hurry(fallen, now);
}

/** What the clock demands by `now`: messages withheld long enough, proposals that came to nothing, reminders (M2). */
export function tick(mediation: Mediation, now: number): Moved {
  const { status } = mediation.state;
  if (status === 'released' || status === 'closed') return unchanged(mediation);
  const lapsed: Mediation = {
    ...mediation,
    sessions: mediation.sessions.map((one) =>
      one.state.status === 'proposed' && one.until <= now ? free(one, 'lapsed', now) : one,
    ),
  };
  const off = hurry(lapsed, now);
  const reminded = remind(off.mediation, now);
  return { mediation: reminded.mediation, tell: [...off.tell, ...reminded.tell] };
}

/** Tells at once what should have been told by now. */
function hurry(mediation: Mediation, now: number): Moved {
  const by = releaseBy(mediation);
  if (by !== undefined && by <= now) return release(mediation, now);
  const isOpen = mediation.state.status === 'open';
  const due = mediation.sessions.filter((session) => {
    const { state } = session;
    const at = state.status === 'freed' ? tellOffBy(session) : undefined;
    const isHeldBack = !isOpen && state.status === 'freed' && state.start !== undefined;
    return at !== undefined && at <= now && !isHeldBack;
  });
  return tellOff(mediation, new Set(due.map(({ id }) => id)), now);
}

function remind(mediation: Mediation, now: number): Moved {
  const tell: Tell[] = [];
  const sessions = mediation.sessions.map((session) => {
    const { state } = session;
    if (state.status !== 'standing' || !state.remindAt.some((at) => at <= now)) return session;
    if (state.start > now) tell.push(...toAll(mediation, 'session-reminder', session.id));
    return { ...session, state: { ...state, remindAt: state.remindAt.filter((at) => at > now) } };
  });
  return { mediation: { ...mediation, sessions }, tell };
}

/** @throws DomainError NOT_FOUND for a session that this party was never told of. */
function seenBy(mediation: Mediation, id: string, session: MediationSession, now: number): PartySession {
  const view = viewOfParty(mediation, partyOf(mediation, id), now);
  const seen = view.sessions.find((one) => one.session.id === session.id);
  if (seen === undefined) throw new DomainError('NOT_FOUND');
  return seen;
}

const replied = (mediation: Mediation, session: MediationSession, party: string, reply: Reply) =>
  replaced(mediation, { ...session, replies: { ...session.replies, [party]: reply } });

const replaced = (mediation: Mediation, session: MediationSession): Mediation => ({
  ...mediation,
  sessions: mediation.sessions.map((one) => (one.id === session.id ? session : one)),
});

const toAll = ({ parties }: Mediation, message: Tell['message'], session: string): Tell[] =>
  parties.map(({ id }) => ({ party: id, message, session }));

const sameStarts = (a: readonly number[], b: readonly number[]) =>
  new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size;

/** The time at which a session stands, or nothing. */
export function standingTime(session: MediationSession) {
  return session.state.status === 'standing' || session.state.status === 'over'
    ? timeOf(session, session.state.start)
    : undefined;
}
