import { DomainError, invalid } from './errors.ts';
import {
  type Attendance,
  allAgree,
  isLive,
  type Mediation,
  type MediationOutcome,
  type MediationSession,
  type Party,
  type SaidBy,
} from './mediation.ts';
import { releaseBy } from './mediation-clock.ts';
import { free, freeAll, isUntold, tellOff } from './mediation-freeing.ts';
import { allow, type Moved, type Tell } from './mediation-machine.ts';

/** Entries of one agreement's history, and sessions of one case: people change their minds, not for ever. */
const MOST_CHANGES = 60;

/** M2: the mediator asks for an agreement; asked again, the message goes out again. @throws ALREADY_AGREED, AGREEMENT_WITHDRAWN. */
export function askAgreement(mediation: Mediation, party: string, said: SaidBy, now: number): Moved {
  allow(mediation, 'ask');
  const { state } = partyOf(mediation, party).agreement;
  if (state === 'given') throw new DomainError('ALREADY_AGREED');
  if (state === 'withdrawn') throw new DomainError('AGREEMENT_WITHDRAWN');
  return {
    mediation: agreed(mediation, party, 'asked', said, now),
    tell: [{ party, message: 'agreement-asked' }],
  };
}

/** Given twice, the first stands. With the last one missing, a case that was withheld goes on (M2). */
export function giveAgreement(mediation: Mediation, party: string, said: SaidBy, now: number): Moved {
  allow(mediation, 'give');
  if (partyOf(mediation, party).agreement.state === 'given') return unchanged(mediation);
  const given = agreed(mediation, party, 'given', said, now);
  return { mediation: given, tell: [] };
}

/**
 * Takes an agreement back, or says no before having given one: every session is freed at once and in silence, and what the
 * others are told is withheld (M2). Withdrawn twice, the first stands.
 */
export function withdrawAgreement(mediation: Mediation, party: string, said: SaidBy, now: number): Moved {
  allow(mediation, 'withdraw');
  if (partyOf(mediation, party).agreement.state === 'withdrawn') return unchanged(mediation);
  return withhold(agreed(mediation, party, 'withdrawn', said, now), 'withdrawn', now);
}

/** M7: somebody bears `no-joint-session`; to the others it is as if an agreement were withdrawn. */
export function blockSessions(mediation: Mediation, now: number): Moved {
  allow(mediation, 'block');
  if (!mediation.sessions.some((session) => isLive(session, now))) return unchanged(mediation);
  return withhold(mediation, 'marked', now);
}

function withhold(mediation: Mediation, why: 'withdrawn' | 'marked', now: number): Moved {
  const held: Mediation = {
    ...mediation,
    state: mediation.state.status === 'open' ? { status: 'withheld', at: now } : mediation.state,
    sessions: freeAll(mediation.sessions, why, now),
  };
  const by = releaseBy(held);
  return by !== undefined && by <= now ? release(held, now) : { mediation: held, tell: [] };
}

/**
 * Lets the message out that was withheld: that the mediator has closed; or, when the case goes on, that the sessions that fell are
 * off (M2). @throws DomainError NOTHING_TO_RELEASE.
 */
export function release(mediation: Mediation, now: number): Moved {
  allow(mediation, 'release');
  if (mediation.state.status !== 'withheld') {
    const fallen = mediation.sessions.filter(isUntold);
    if (fallen.length === 0) throw new DomainError('NOTHING_TO_RELEASE');
    return tellOff(mediation, new Set(fallen.map(({ id }) => id)), now);
  }
  return {
    mediation: {
      ...mediation,
      state: { status: 'released', at: now },
      sessions: toldAll(mediation.sessions, now),
    },
    tell: farewell(mediation),
  };
}

/**
 * The mediator closes, at any time (M4, M5): what is still to come is freed, and everybody who was asked hears the same words.
 * Closed twice the same way, nothing changes; `mayCorrect`: another outcome the same day.
 * @throws DomainError MEDIATION_CLOSED.
 */
export function close(
  mediation: Mediation,
  { outcome, by, mayCorrect }: { outcome: MediationOutcome; by: string; mayCorrect: boolean },
  now: number,
): Moved {
  const { state } = mediation;
  if (state.status === 'closed') {
    if (state.outcome === outcome) return unchanged(mediation);
    if (!mayCorrect) throw new DomainError('MEDIATION_CLOSED');
    return { mediation: { ...mediation, state: { ...state, outcome } }, tell: [] };
  }
  return {
    mediation: {
      ...mediation,
      state: { status: 'closed', at: now, by, outcome },
      sessions: toldAll(freeAll(mediation.sessions, 'closed', now), now),
    },
    tell: state.status === 'released' ? [] : farewell(mediation),
  };
}

/** A further party, who has agreed to nothing yet. @throws SESSIONS_STAND while times are proposed or fixed without them (M2). */
export function addParty(mediation: Mediation, party: Party, now: number): Moved {
  allow(mediation, 'add-party');
  if (mediation.sessions.some((session) => isLive(session, now))) throw new DomainError('SESSIONS_STAND');
  if (mediation.parties.length >= 6) throw invalid('person', 'Six personnes au plus.');
  return { mediation: { ...mediation, parties: [...mediation.parties, party] }, tell: [] };
}

/** Another contact: every earlier link ends (F4). */
export function changeContactOf(
  mediation: Mediation,
  party: string,
  { person, contact }: Pick<Party, 'person' | 'contact'>,
): Moved {
  allow(mediation, 'change-contact');
  partyOf(mediation, party);
  const parties = mediation.parties.map((one) =>
    one.id === party ? { ...one, person, contact, contactVersion: one.contactVersion + 1 } : one,
  );
  return { mediation: { ...mediation, parties }, tell: [] };
}

/** The mediator takes a session back; everybody who knew of it is told at once. @throws SESSION_OVER. */
export function cancelSession(mediation: Mediation, id: string, now: number): Moved {
  allow(mediation, 'cancel-session');
  const session = sessionOf(mediation, id);
  if (!isLive(session, now)) throw new DomainError('SESSION_OVER');
  const sessions = mediation.sessions.map((one) => (one.id === id ? free(one, 'mediator', now) : one));
  return tellOff({ ...mediation, sessions }, new Set([id]), now);
}

/** Who came to a session that stood (M6); corrected as often as need be. @throws NOT_POSSIBLE_NOW before its start. */
export function recordAttendance(
  mediation: Mediation,
  id: string,
  { attendance, by }: { attendance: Readonly<Record<string, Attendance>>; by: string },
  now: number,
): Moved {
  allow(mediation, 'record-attendance');
  const session = sessionOf(mediation, id);
  const { state } = session;
  if (state.status !== 'standing' && state.status !== 'over') throw new DomainError('SESSION_OVER');
  if (state.start > now) throw new DomainError('NOT_POSSIBLE_NOW');
  const over = { status: 'over' as const, start: state.start, at: now, by, attendance: { ...attendance } };
  const sessions = mediation.sessions.map((one) => (one.id === id ? { ...one, state: over } : one));
  return { mediation: { ...mediation, sessions }, tell: [] };
}

/** @throws DomainError NOT_FOUND. */
export function partyOf({ parties }: Mediation, id: string): Party {
  const party = parties.find((one) => one.id === id);
  if (party === undefined) throw new DomainError('NOT_FOUND');
  return party;
}

/** @throws DomainError NOT_FOUND. */
export function sessionOf({ sessions }: Mediation, id: string): MediationSession {
  const session = sessions.find((one) => one.id === id);
  if (session === undefined) throw new DomainError('NOT_FOUND');
  return session;
}

export const unchanged = (mediation: Mediation): Moved => ({ mediation, tell: [] });

function agreed(
  mediation: Mediation,
  party: string,
  what: 'asked' | 'given' | 'withdrawn',
  said: SaidBy,
  now: number,
): Mediation {
  const parties = mediation.parties.map((one) => {
    if (one.id !== party) return one;
    // Withdrawing is always possible (M2).
    if (what !== 'withdrawn' && one.agreement.history.length >= MOST_CHANGES)
      throw new DomainError('NOT_POSSIBLE_NOW');
    const history = [...one.agreement.history, { what, at: now, said }];
    return { ...one, agreement: { state: what, history } };
  });
  const changed = { ...mediation, parties };
  const goesOn = mediation.state.status === 'withheld' && allAgree(changed);
  return goesOn ? { ...changed, state: { status: 'open' } } : changed;
}

/** Everybody who was ever asked and has not said no: they hear that the mediator has closed (M2). */
function farewell({ parties }: Mediation): Tell[] {
  return parties
    .filter(({ agreement }) => agreement.state === 'asked' || agreement.state === 'given')
    .map(({ id }) => ({ party: id, message: 'closed' as const }));
}

const toldAll = (sessions: readonly MediationSession[], now: number): MediationSession[] =>
  sessions.map((one) =>
    one.state.status === 'freed' && one.state.told === undefined
      ? { ...one, state: { ...one.state, told: now } }
      : one,
  );
