import { describe, expect, it } from 'vitest';
import type { Mediation, MediationSession, MediationState } from '../../../shared/domain/mediation.ts';
import { ALLOWED, MOVES, type Move } from '../../../shared/domain/mediation-machine.ts';
import {
  addParty,
  askAgreement,
  blockSessions,
  cancelSession,
  changeContactOf,
  close,
  giveAgreement,
  recordAttendance,
  release,
  withdrawAgreement,
} from '../../../shared/domain/mediation-moves.ts';
import { confirmTimes, declineSession, proposeSession } from '../../../shared/domain/mediation-sessions.ts';
import {
  aMediation,
  aParty,
  aSession,
  codeOf,
  ELEVEN,
  fixed,
  NINE,
  NOW,
  PARTY,
  proposed,
  SESSION,
  STAFF,
  standing,
} from '../../support/mediation-case.ts';

const zone = 'Europe/Paris';
const answer = { session: SESSION, party: 'alix', said: PARTY };
const attendance = { attendance: { alix: 'kept', billie: 'kept' }, by: 'subject' } as const;

/** One way of making each move. */
const make: Record<Move, (mediation: Mediation, now: number) => unknown> = {
  'add-party': (one, now) => addParty(one, aParty('charlie', 'none'), now),
  'change-contact': (one) => changeContactOf(one, 'alix', aParty('alix')),
  ask: (one, now) => askAgreement(one, 'alix', STAFF, now),
  give: (one, now) => giveAgreement(one, 'alix', PARTY, now),
  withdraw: (one, now) => withdrawAgreement(one, 'alix', PARTY, now),
  block: (one, now) => blockSessions(one, now),
  propose: (one, now) => proposeSession(one, aSession({ id: `${SESSION}1` }), { now, zone }),
  answer: (one, now) => confirmTimes(one, { ...answer, starts: [NINE] }, standing(now)),
  decline: (one, now) => declineSession(one, answer, now),
  'cancel-session': (one, now) => cancelSession(one, SESSION, now),
  'record-attendance': (one, now) => recordAttendance(one, SESSION, attendance, now),
  release: (one, now) => release(one, now),
  close: (one, now) => close(one, { outcome: 'stopped', by: 's', mayCorrect: false }, now),
};

const CASES: Record<MediationState['status'], MediationState> = {
  open: { status: 'open' },
  withheld: { status: 'withheld', at: NOW },
  released: { status: 'released', at: NOW },
  closed: { status: 'closed', at: NOW, by: 'subject', outcome: 'no-agreement' },
};

describe.each(Object.values(CASES))('a case that is $status', (state) => {
  it.each(MOVES)('%s: is done, or refused by a name of its own', (move) => {
    const { status } = state;
    const one = { ...proposed(), state };
    const code = codeOf(() => make[move](one, NOW));
    if (!ALLOWED[status].includes(move)) expect(code).toBe('MEDIATION_CLOSED');
    else if (move === 'close') expect(code).toBe(status === 'closed' ? 'MEDIATION_CLOSED' : 'done');
    else if (move === 'ask') expect(code).toBe('ALREADY_AGREED');
    else if (move === 'add-party') expect(code).toBe('SESSIONS_STAND');
    else if (move === 'record-attendance') expect(code).toBe('SESSION_OVER');
    else if (move === 'release' && status === 'open') expect(code).toBe('NOTHING_TO_RELEASE');
    else expect(code).toBe('done');
  });
});

describe('an agreement (M2)', () => {
  const moves = { ask: 'asked', give: 'given', withdraw: 'withdrawn' } as const;
  const table = [
    ['none', 'ask', 'done'],
    ['none', 'give', 'done'],
    ['none', 'withdraw', 'done'],
    ['asked', 'ask', 'done'],
    ['asked', 'give', 'done'],
    ['asked', 'withdraw', 'done'],
    ['given', 'ask', 'ALREADY_AGREED'],
    ['given', 'give', 'same'],
    ['given', 'withdraw', 'done'],
    ['withdrawn', 'ask', 'AGREEMENT_WITHDRAWN'],
    ['withdrawn', 'give', 'done'],
    ['withdrawn', 'withdraw', 'same'],
  ] as const;
  it.each(table)('%s, %s: %s', (state, move, outcome) => {
    const one = aMediation({ parties: [aParty('alix', state), aParty('billie')] });
    if (outcome !== 'done' && outcome !== 'same') {
      expect(codeOf(() => make[move](one, NOW))).toBe(outcome);
      return;
    }
    const act = { ask: askAgreement, give: giveAgreement, withdraw: withdrawAgreement }[move];
    const { agreement } = act(one, 'alix', PARTY, NOW).mediation.parties[0] ?? aParty('nobody');
    expect(agreement.state).toBe(moves[move]);
    const last = agreement.history.at(-1);
    if (outcome === 'done') expect(last).toEqual({ what: moves[move], at: NOW, said: PARTY });
    else expect(agreement.history).toEqual(one.parties[0]?.agreement.history);
  });

  it('is kept with its moment and who said it, every change (F1)', () => {
    const asked = askAgreement(
      aMediation({ parties: [aParty('alix', 'none'), aParty('billie')] }),
      'alix',
      STAFF,
      NOW,
    );
    const given = giveAgreement(asked.mediation, 'alix', PARTY, NOW + 1);
    const withdrawn = withdrawAgreement(given.mediation, 'alix', STAFF, NOW + 2);
    expect(withdrawn.mediation.parties[0]?.agreement.history).toEqual([
      { what: 'asked', at: NOW, said: STAFF },
      { what: 'given', at: NOW + 1, said: PARTY },
      { what: 'withdrawn', at: NOW + 2, said: STAFF },
    ]);
  });
});

describe('a joint session', () => {
  const freed = { status: 'freed', at: NOW, why: 'mediator', told: NOW } as const;
  const over = { status: 'over', start: NINE, at: NINE, by: 's', attendance: {} } as const;
  const states: Record<string, [MediationSession, number]> = {
    proposed: [aSession(), NOW],
    lapsed: [aSession({ until: NOW }), NOW],
    standing: [fixed().sessions[0] ?? aSession(), NOW],
    begun: [fixed().sessions[0] ?? aSession(), NINE],
    freed: [aSession({ state: freed }), NOW],
    over: [aSession({ state: over }), NINE + 1],
  };
  const table: [string, Move, string][] = [
    ['proposed', 'answer', 'done'],
    ['proposed', 'decline', 'done'],
    ['proposed', 'cancel-session', 'done'],
    ['proposed', 'record-attendance', 'SESSION_OVER'],
    ['lapsed', 'answer', 'SESSION_OVER'],
    ['lapsed', 'decline', 'SESSION_OVER'],
    ['lapsed', 'cancel-session', 'SESSION_OVER'],
    ['lapsed', 'record-attendance', 'SESSION_OVER'],
    ['standing', 'answer', 'done'],
    ['standing', 'decline', 'done'],
    ['standing', 'cancel-session', 'done'],
    ['standing', 'record-attendance', 'NOT_POSSIBLE_NOW'],
    ['begun', 'answer', 'done'],
    ['begun', 'decline', 'SESSION_OVER'],
    ['begun', 'cancel-session', 'SESSION_OVER'],
    ['begun', 'record-attendance', 'done'],
    ['freed', 'answer', 'SESSION_OVER'],
    ['freed', 'decline', 'SESSION_OVER'],
    ['freed', 'cancel-session', 'SESSION_OVER'],
    ['freed', 'record-attendance', 'SESSION_OVER'],
    ['over', 'answer', 'SESSION_OVER'],
    ['over', 'decline', 'SESSION_OVER'],
    ['over', 'cancel-session', 'SESSION_OVER'],
    ['over', 'record-attendance', 'done'],
  ];
  it.each(table)('%s, %s: %s', (state, move, outcome) => {
    const [session, now] = states[state] ?? [aSession(), NOW];
    expect(codeOf(() => make[move](aMediation({ sessions: [session] }), now))).toBe(outcome);
  });

  it('of somebody else’s case, or by nobody of it, is not found', () => {
    expect(codeOf(() => declineSession(proposed(), { ...answer, party: 'charlie' }, NOW))).toBe('NOT_FOUND');
    expect(codeOf(() => cancelSession(proposed(), 'another', NOW))).toBe('NOT_FOUND');
  });

  it('needs every agreement (M2), and no more than four are to come', () => {
    const missing = aMediation({ parties: [aParty('alix'), aParty('billie', 'asked')] });
    expect(codeOf(() => make.propose(missing, NOW))).toBe('AGREEMENTS_NEEDED');
    const sessions = [1, 2, 3, 4].map((number) => aSession({ id: `${SESSION}${number}` }));
    expect(codeOf(() => make.propose(aMediation({ sessions }), NOW))).toBe('TOO_MANY_SESSIONS');
  });

  it('stands when the last one confirms, at the first common time in the mediator’s order', () => {
    const alix = confirmTimes(proposed(), { ...answer, starts: [ELEVEN, NINE] }, standing());
    expect([alix.mediation.sessions[0]?.state.status, alix.tell]).toEqual(['proposed', []]);
    const both = confirmTimes(
      alix.mediation,
      { ...answer, party: 'billie', starts: [NINE, ELEVEN] },
      standing(),
    );
    expect(both.mediation.sessions[0]?.state).toMatchObject({ status: 'standing', start: NINE });
    expect(both.tell.map(({ party, message }) => `${party} ${message}`)).toEqual([
      'alix session-set',
      'billie session-set',
    ]);
  });

  it('does not stand at a time that nobody keeps any more, and is freed without a word', () => {
    const alix = confirmTimes(proposed(), { ...answer, starts: [NINE] }, standing());
    const both = confirmTimes(
      alix.mediation,
      { ...answer, party: 'billie', starts: [NINE] },
      { ...standing(), isKept: () => false },
    );
    expect(both.mediation.sessions[0]?.state).toMatchObject({ status: 'freed', why: 'no-common-time' });
    expect(both.tell).toEqual([]);
  });

  it('is answered once: the same again is the same, another is refused', () => {
    const once = confirmTimes(proposed(), { ...answer, starts: [NINE] }, standing()).mediation;
    expect(confirmTimes(once, { ...answer, starts: [NINE] }, standing()).mediation).toBe(once);
    expect(codeOf(() => confirmTimes(once, { ...answer, starts: [ELEVEN] }, standing()))).toBe(
      'ALREADY_ANSWERED',
    );
    expect(codeOf(() => confirmTimes(proposed(), { ...answer, starts: [NINE + 1] }, standing()))).toBe(
      'INVALID',
    );
  });

  it('lies within six months of the first (M4)', () => {
    const sessionAt = (iso: string) => {
      const start = Date.parse(iso);
      const time = { date: iso.slice(0, 10), cell: 108, start, end: start + 1, remindFrom: start };
      return aSession({ id: `${SESSION}2`, times: [time], until: start });
    };
    const propose = (iso: string) =>
      codeOf(() => proposeSession(fixed(), sessionAt(iso), { now: NOW, zone }));
    expect(propose('2027-06-01T09:00:00+02:00')).toBe('done');
    expect(propose('2027-06-01T09:05:00+02:00')).toBe('SIX_MONTHS_OVER');
    expect(propose('2026-05-31T09:00:00+02:00')).toBe('SIX_MONTHS_OVER');
  });
});

describe('closing (M4, M5)', () => {
  it('is possible at any time, frees what is to come and tells those who were asked and have not said no', () => {
    const parties = [
      aParty('alix'),
      aParty('billie', 'asked'),
      aParty('charlie', 'withdrawn'),
      aParty('dany', 'none'),
    ];
    const closed = close(
      { ...fixed(), parties },
      { outcome: 'oral-agreement', by: 's', mayCorrect: false },
      NOW,
    );
    expect(closed.mediation.sessions[0]?.state).toMatchObject({ status: 'freed', why: 'closed', told: NOW });
    expect(closed.tell).toEqual([
      { party: 'alix', message: 'closed' },
      { party: 'billie', message: 'closed' },
    ]);
  });

  it('twice the same is once; another outcome only while it may be corrected, and tells nobody again', () => {
    const closed = close(aMediation(), { outcome: 'stopped', by: 's', mayCorrect: false }, NOW).mediation;
    expect(close(closed, { outcome: 'stopped', by: 'x', mayCorrect: false }, NOW + 1).mediation).toBe(closed);
    const corrected = close(closed, { outcome: 'redirected', by: 's', mayCorrect: true }, NOW + 1);
    expect([corrected.mediation.state, corrected.tell]).toEqual([
      { status: 'closed', at: NOW, by: 's', outcome: 'redirected' },
      [],
    ]);
  });
});

it('an agreement can be taken back however often somebody has changed their mind (M2)', () => {
  let mediation = aMediation({ parties: [aParty('alix', 'asked'), aParty('billie')] });
  const give = () => giveAgreement(mediation, 'alix', PARTY, NOW).mediation;
  for (let time = 0; codeOf(give) === 'done' && time < 100; time += 1) {
    mediation = give();
    mediation = withdrawAgreement(mediation, 'alix', PARTY, NOW).mediation;
    expect(mediation.parties[0]?.agreement.state).toBe('withdrawn');
  }
  expect(codeOf(give)).toBe('NOT_POSSIBLE_NOW');
});
