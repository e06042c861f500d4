import { DomainError } from '../../shared/domain/errors.ts';
import { Mediation, type MediationSession, type Party, sessionId } from '../../shared/domain/mediation.ts';
import { proposeSession, type Standing } from '../../shared/domain/mediation-sessions.ts';
import { aPerson } from './fixtures.ts';

/** Tuesday, well before the first reminders of the session a week later. */
export const NOW = Date.parse('2026-11-24T08:00:00+01:00');
const HOUR = 3_600_000;
/** Tuesday 1 December at nine and at a quarter past eleven. */
export const NINE = NOW + 7 * 24 * HOUR + HOUR;
export const ELEVEN = NINE + 2.25 * HOUR;
export const FIRST_REMINDER = NINE - 48 * HOUR;
export const DEADLINE = NOW + 3 * 24 * HOUR;
export const PARTY = { by: 'party' } as const;
export const STAFF = { by: 'staff', subject: 'subject-of-andrea' } as const;
const CASE = '11111111-1111-4111-8111-111111111111';
export const SESSION = sessionId(CASE, 1);

export function aParty(id: string, state: Party['agreement']['state'] = 'given'): Party {
  return {
    id,
    person: aPerson({ firstName: id, email: `${id}@courriel.example` }),
    contact: { by: 'email', discreet: false },
    contactVersion: 0,
    agreement: {
      state,
      history: state === 'none' ? [] : [{ what: state, at: NOW - HOUR, said: PARTY }],
    },
  };
}

/** Two parties, `alix` and `billie`, who have both agreed. */
export function aMediation(overrides: Partial<Mediation> = {}): Mediation {
  return Mediation.parse({
    id: CASE,
    caf: '94',
    mediator: 'andrea-exemple',
    version: 1,
    createdAt: NOW - 2 * HOUR,
    changedAt: NOW - HOUR,
    origin: 'letter',
    territory: 'creteil',
    reason: 'separation',
    parties: [aParty('alix'), aParty('billie')],
    sessions: [],
    state: { status: 'open' },
    ...overrides,
  });
}

export function aSession(overrides: Partial<MediationSession> = {}): MediationSession {
  const time = (start: number, cell: number) => ({
    date: '2026-12-01',
    cell,
    start,
    end: start + 2 * HOUR,
    remindFrom: start - 48 * HOUR,
  });
  return {
    id: SESSION,
    place: 'caf-creteil',
    mode: 'on-site',
    cells: 27,
    lengthCells: 24,
    times: [time(NINE, 108), time(ELEVEN, 135)],
    until: DEADLINE,
    createdAt: NOW,
    replies: {},
    state: { status: 'proposed' },
    ...overrides,
  };
}

export const standing = (now = NOW): Standing => ({
  now,
  zone: 'Europe/Paris',
  remindAt: (start) => [start - 48 * HOUR, start - 24 * HOUR],
  isGone: () => false,
  isKept: () => true,
});

/** The case with the session proposed. */
export const proposed = (mediation = aMediation(), session = aSession()): Mediation =>
  proposeSession(mediation, session, { now: NOW, zone: 'Europe/Paris' }).mediation;

/** With the session standing at nine. */
export const fixed = (mediation = aMediation()): Mediation => {
  const confirmed = { kind: 'confirmed' as const, starts: [NINE], at: NOW, said: PARTY };
  const replies = Object.fromEntries(mediation.parties.map(({ id }) => [id, confirmed]));
  const remindAt = standing().remindAt(NINE);
  const state = { status: 'standing' as const, start: NINE, at: NOW, remindAt };
  return { ...mediation, sessions: [aSession({ replies, state })] };
};

/** The code of a refusal, or `done`. */
export function codeOf(move: () => unknown): string {
  try {
    move();
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
