import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allAgree, isLive, Mediation } from '../../../shared/domain/mediation.ts';
import { viewOfParty } from '../../../shared/domain/mediation-believed.ts';
import { nextDue } from '../../../shared/domain/mediation-clock.ts';
import type { Moved } from '../../../shared/domain/mediation-machine.ts';
import {
  blockSessions,
  cancelSession,
  close,
  giveAgreement,
  partyOf,
  release,
  withdrawAgreement,
} from '../../../shared/domain/mediation-moves.ts';
import {
  confirmTimes,
  declineSession,
  proposeSession,
  tick,
} from '../../../shared/domain/mediation-sessions.ts';
import {
  aMediation,
  aSession,
  codeOf,
  DEADLINE,
  ELEVEN,
  FIRST_REMINDER,
  fixed,
  NINE,
  NOW,
  PARTY,
  proposed,
  SESSION,
  standing,
} from '../../support/mediation-case.ts';

const MINUTE = 60_000;
const seenBy = (mediation: Mediation, party: string, now: number) =>
  viewOfParty(mediation, partyOf(mediation, party), now);

describe('a withdrawal (M2)', () => {
  it('frees at once, says nothing, and leaves the other’s view as it was', () => {
    const before = fixed();
    const { mediation, tell } = withdrawAgreement(before, 'alix', PARTY, NOW + 1);
    expect(mediation.state.status).toBe('withheld');
    expect(isLive(mediation.sessions[0] ?? aSession(), NOW + 1)).toBe(false);
    expect(tell).toEqual([]);
    const view = (one: Mediation) => {
      const { sessions, ...rest } = seenBy(one, 'billie', NOW + 1);
      return { ...rest, sessions: sessions.map(({ status, start }) => ({ status, start })) };
    };
    expect(view(mediation)).toEqual(view(before));
  });

  it('is told when the first reminder would be due at the latest, and no reminder is sent', () => {
    const { mediation } = withdrawAgreement(fixed(), 'alix', PARTY, NOW + 1);
    expect(nextDue(mediation)).toBe(FIRST_REMINDER);
    expect(tick(mediation, FIRST_REMINDER - 1).tell).toEqual([]);
    const told = tick(mediation, FIRST_REMINDER);
    expect(told.tell).toEqual([{ party: 'billie', message: 'closed' }]);
    expect(told.mediation.state.status).toBe('released');
    expect(nextDue(told.mediation)).toBeUndefined();
  });

  it('is told at once when that has passed', () => {
    const { mediation, tell } = withdrawAgreement(fixed(), 'alix', PARTY, FIRST_REMINDER + 1);
    expect([mediation.state.status, tell]).toEqual(['released', [{ party: 'billie', message: 'closed' }]]);
  });

  it('taken back lets the case go on; what fell is told to be off, in the mediator’s name', () => {
    const withdrawn = withdrawAgreement(fixed(), 'alix', PARTY, NOW + 1).mediation;
    const again = giveAgreement(withdrawn, 'alix', PARTY, NOW + 2).mediation;
    expect(again.state.status).toBe('open');
    const told = tick(again, FIRST_REMINDER);
    expect(told.tell.map(({ party, message }) => `${party} ${message}`)).toEqual([
      'alix session-off',
      'billie session-off',
    ]);
  });

  it('and somebody’s mark look the same to everybody (M7)', () => {
    const blocked = blockSessions(fixed(), NOW + 1);
    expect([blocked.mediation.state.status, blocked.tell]).toEqual(['withheld', []]);
    for (const party of ['alix', 'billie'])
      expect(seenBy(blocked.mediation, party, NOW + 1).sessions[0]?.status).toBe('standing');
  });
});

describe('a proposal that comes to nothing', () => {
  const waiting = (): Mediation =>
    confirmTimes(proposed(), { session: SESSION, party: 'alix', said: PARTY, starts: [NINE] }, standing())
      .mediation;
  const refused = () =>
    declineSession(waiting(), { session: SESSION, party: 'billie', said: PARTY }, NOW + 1).mediation;

  it('looks the same whether it was refused or not answered, until its deadline and after it (M3)', () => {
    for (const now of [NOW + 1, DEADLINE - 1, DEADLINE, DEADLINE + MINUTE]) {
      const [silent, declined] = [waiting(), refused()].map((one) => tick(one, now));
      const view = (moved: Moved | undefined) =>
        seenBy(moved?.mediation ?? aMediation(), 'alix', now).sessions.map(({ status }) => status);
      expect(view(declined)).toEqual(view(silent));
      expect(declined?.tell.filter(({ party }) => party === 'alix')).toEqual(
        silent?.tell.filter(({ party }) => party === 'alix'),
      );
    }
  });

  it('is told at its deadline to who had confirmed, and to nobody else', () => {
    expect(tick(refused(), DEADLINE).tell).toEqual([
      { party: 'alix', message: 'session-off', session: SESSION },
    ]);
  });

  it('for want of a common time is freed at once and looks so too', () => {
    const both = confirmTimes(
      waiting(),
      { session: SESSION, party: 'billie', said: PARTY, starts: [ELEVEN] },
      standing(),
    );
    expect(both.mediation.sessions[0]?.state).toMatchObject({ status: 'freed', why: 'no-common-time' });
    expect(seenBy(both.mediation, 'billie', NOW + 1).sessions[0]?.status).toBe('waiting');
  });
});

/** What one party does; the session `at` of two: one that stands, one that is proposed. */
const act = fc.record({
  do: fc.constantFrom('withdraw', 'give', 'decline', 'confirm'),
  at: fc.constantFrom(1, 2),
  starts: fc.constantFrom([NINE], [ELEVEN], [NINE, ELEVEN]),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const world = (): Mediation => {
  const [stands] = fixed().sessions;
  return aMediation({ sessions: [stands ?? aSession(), aSession({ id: `${SESSION}2` })] });
};

function perform(mediation: Mediation, party: string, { do: what, at, starts }: Act, now: number): Moved {
  const answer = { session: at === 1 ? SESSION : `${SESSION}2`, party, said: PARTY };
  switch (what) {
    case 'withdraw':
      return withdrawAgreement(mediation, party, PARTY, now);
    case 'give':
      return giveAgreement(mediation, party, PARTY, now);
    case 'decline':
      return declineSession(mediation, answer, now);
    default:
      return confirmTimes(mediation, { ...answer, starts }, standing(now));
  }
}

it('nothing that one party says reaches the other: views, answers and messages are the same without it (M2, M3)', () => {
  const step = fc.record({ who: fc.constantFrom('alix', 'billie'), act });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      // Whether a session stands is the one thing that answers may tell.
      const secret = steps.filter(({ who, act: one }) => who === 'alix' || one.do !== 'confirm');
      let [all, without] = [world(), world()];
      secret.forEach(({ who, act: one }, index) => {
        const now = NOW + index + 1;
        const run = (mediation: Mediation) => {
          let told: string[] = [];
          let after = mediation;
          const code = codeOf(() => {
            const moved = perform(mediation, who, one, now);
            after = moved.mediation;
            told = moved.tell.filter(({ party }) => party === 'alix').map(({ message }) => message);
          });
          return { after, seen: who === 'alix' ? [code, told] : told };
        };
        const here = run(all);
        all = here.after;
        if (who === 'billie') expect(here.seen).toEqual([]);
        else {
          const there = run(without);
          without = there.after;
          expect(here.seen).toEqual(there.seen);
        }
        const view = (mediation: Mediation) => {
          const { sessions, ...rest } = seenBy(mediation, 'alix', now);
          return { ...rest, sessions: sessions.map(({ status, start }) => [status, start]) };
        };
        expect(view(all)).toEqual(view(without));
      });
    }),
    { numRuns: 400 },
  );
});

it('whatever is done in whatever order, no session is to come without every agreement (M2), and the clock moves on', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('party' as const), who: fc.constantFrom('alix', 'billie'), act }),
    fc.record({
      kind: fc.constantFrom('propose' as const, 'release' as const, 'block' as const, 'cancel' as const),
    }),
    fc.record({ kind: fc.constant('close' as const) }),
    fc.record({ kind: fc.constant('tick' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let mediation = world();
      let now = NOW;
      steps.forEach((one, index) => {
        now += one.kind === 'tick' ? one.hours * 3_600_000 : MINUTE;
        codeOf(() => {
          mediation = { ...next(one, index) }.mediation;
        });
        expect(Mediation.safeParse(mediation).error).toBeUndefined();
        const live = mediation.sessions.filter((session) => isLive(session, now));
        if (live.length > 0) expect([mediation.state.status, allAgree(mediation)]).toEqual(['open', true]);
        if (one.kind === 'tick') expect(nextDue(mediation) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
      });
      function next(one: (typeof steps)[number], index: number): Moved {
        switch (one.kind) {
          case 'party':
            return perform(mediation, one.who, one.act, now);
          case 'propose': {
            const session = aSession({ id: `${SESSION}-${index}`, createdAt: now });
            return proposeSession(mediation, session, { now, zone: 'Europe/Paris' });
          }
          case 'release':
            return release(mediation, now);
          case 'block':
            return blockSessions(mediation, now);
          case 'cancel':
            return cancelSession(mediation, SESSION, now);
          case 'close':
            return close(mediation, { outcome: 'stopped', by: 's', mayCorrect: false }, now);
          case 'tick':
            return tick(mediation, now);
        }
      }
    }),
    { numRuns: 400 },
  );
});
