import { describe, expect, test } from 'vitest';
import type { Mediation } from '../../../shared/domain/mediation.ts';
import { viewOfParty } from '../../../shared/domain/mediation-believed.ts';
import { cancelSession, close, release, withdrawAgreement } from '../../../shared/domain/mediation-moves.ts';
import { declineSession } from '../../../shared/domain/mediation-sessions.ts';
import { seenBy } from '../../../web/pro/mediation/seen.ts';
import type { Case } from '../../../web/pro/mediation/types.ts';
import { aMediation, fixed, NINE, NOW, PARTY, proposed, SESSION } from '../../support/mediation-case.ts';

const iso = (at: number) => new Date(at).toISOString();
const HOUR = 3_600_000;

/** A case as the contract answers it to its mediator. */
function shown({ parties, sessions, state, ...rest }: Mediation): Case {
  return {
    id: rest.id,
    mediator: rest.mediator,
    createdAt: iso(rest.createdAt),
    origin: rest.origin,
    territory: rest.territory,
    reason: rest.reason,
    status: state.status,
    allAgree: true,
    parties: parties.map(({ id, person, contact, agreement }) => ({
      id,
      person,
      contact,
      agreement: {
        state: agreement.state,
        history: agreement.history.map(({ what, at, said }) => ({ what, at: iso(at), by: said.by })),
      },
    })),
    sessions: sessions.map((session) => ({
      id: session.id,
      status: session.state.status,
      place: session.place,
      mode: session.mode,
      lengthMinutes: 120,
      times: session.times.map(({ start, end }) => ({ start: iso(start), end: iso(end) })),
      proposedAt: iso(session.createdAt),
      until: iso(session.until),
      ...('start' in session.state && session.state.start !== undefined
        ? { start: iso(session.state.start) }
        : {}),
      replies: Object.entries(session.replies).map(([party, { kind, at }]) => ({ party, kind, at: iso(at) })),
      ...(session.state.status === 'freed'
        ? { why: session.state.why, told: session.state.told !== undefined }
        : {}),
    })),
  };
}

const withdrawn = (mediation: Mediation) => withdrawAgreement(mediation, 'alix', PARTY, NOW).mediation;
const CASES = {
  'no session': aMediation(),
  proposed: proposed(),
  standing: fixed(),
  'withdrawn while proposed': withdrawn(proposed()),
  'withdrawn while it stands': withdrawn(fixed()),
  'withdrawn and released': release(withdrawn(fixed()), NOW).mediation,
  declined: declineSession(fixed(), { session: SESSION, party: 'alix', said: PARTY }, NOW).mediation,
  cancelled: cancelSession(fixed(), SESSION, NOW).mediation,
  closed: close(fixed(), { outcome: 'stopped', by: 'staff', mayCorrect: false }, NOW).mediation,
} satisfies Record<string, Mediation>;

describe('a screen turned to one party shows what their own page shows (M2, M3)', () => {
  for (const [name, mediation] of Object.entries(CASES))
    for (const after of [0, 30, 24 * 10])
      test(`${name}, ${after} hours later`, () => {
        const now = after === 240 ? NINE + HOUR : NOW + after * HOUR;
        for (const party of mediation.parties) {
          const there = shown(mediation);
          const own = there.parties.find(({ id }) => id === party.id);
          if (own === undefined) throw new Error('no party');
          expect(
            seenBy(there, own, now).map(({ session, status, start }) => [session.id, status, start]),
          ).toEqual(
            viewOfParty(mediation, party, now).sessions.map(({ session, status, start }) => [
              session.id,
              status,
              start === undefined ? undefined : iso(start),
            ]),
          );
        }
      });
});
