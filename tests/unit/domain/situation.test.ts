import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Follower,
  othersSeen,
  revoke,
  type Situation,
  share,
  sharedServices,
  sharingOf,
} from '../../../shared/domain/situation.ts';
import { LeadingRole } from '../../../shared/domain/words.ts';

const NOW = Date.parse('2026-12-01T09:00:00+01:00');
const DAY = 86_400_000;
const EMPTY: Situation = {
  id: 'situation-1',
  caf: '94',
  version: 1,
  createdAt: NOW,
  changedAt: NOW,
  kin: ['a key'],
  sharings: [],
};
const service = fc.constantFrom(...LeadingRole.options);
const act = fc.oneof(
  fc.record({ do: fc.constant('share' as const), service }),
  fc.record({ do: fc.constant('revoke' as const), service: fc.oneof(service, fc.constant('all' as const)) }),
);

describe('what a person agrees may be known', () => {
  it('is, service by service, what was said last, in any order of saying and taking back (F1)', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const model = new Set<string>();
        let situation = EMPTY;
        acts.forEach((one, at) => {
          const now = NOW + at;
          if (one.do === 'share') {
            situation = share(situation, one.service, { by: 'somebody', at: now }, now);
            model.add(one.service);
          } else {
            situation = revoke(situation, one.service, 'somebody', now);
            if (one.service === 'all') model.clear();
            else model.delete(one.service);
          }
          expect([...sharedServices([situation], now)].sort()).toEqual([...model].sort());
        });
      }),
    );
  });

  it('said twice is the same as once, and so is taking back', () => {
    const shared = share(EMPTY, 'mediator', { by: 'somebody', at: NOW }, NOW);
    expect(share(shared, 'mediator', { by: 'other', at: NOW + 1 }, NOW + 1)).toBe(shared);
    const revoked = revoke(shared, 'mediator', 'other', NOW + 2);
    expect(revoke(revoked, 'all', 'other', NOW + 3)).toBe(revoked);
    expect(revoked.sharings[0]).toMatchObject({ by: 'somebody', revoked: { by: 'other', at: NOW + 2 } });
  });

  it('counts for a year, then it is asked for again', () => {
    const shared = share(EMPTY, 'mediator', { by: 'somebody', at: NOW }, NOW);
    expect(sharingOf(shared, 'mediator', NOW + 365 * DAY)).toBeDefined();
    expect(sharingOf(shared, 'mediator', NOW + 366 * DAY)).toBeUndefined();
  });
});

describe('who sees whom', () => {
  const camille: Follower = { professional: 'camille', service: 'social-worker' };
  const andrea: Follower = { professional: 'andrea', service: 'mediator' };
  const eden: Follower = { professional: 'eden', service: 'psychologist' };
  const everything = new Set(LeadingRole.options);

  it('shows another service only where the person’s agreement names it: no mediation otherwise (M3)', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(service),
        fc.subarray([camille, andrea, eden]),
        fc.boolean(),
        (named, followers, followsAnotherParty) => {
          const shared = new Set(named);
          const seen = othersSeen(followers, { viewer: camille, shared, followsAnotherParty });
          for (const one of seen) {
            expect(followers).toContain(one);
            expect(shared.has(one.service)).toBe(true);
            expect(one).not.toEqual(camille);
          }
          if (!followers.includes(camille)) expect(seen).toEqual([]);
          if (followsAnotherParty) expect(seen).not.toContain(andrea);
        },
      ),
    );
  });

  it('shows mediation to nobody who follows another party of it, whatever this one agreed to (M3)', () => {
    const followers = [camille, andrea, eden];
    const seen = (followsAnotherParty: boolean) =>
      othersSeen(followers, { viewer: camille, shared: everything, followsAnotherParty });
    expect(seen(false)).toEqual([andrea, eden]);
    expect(seen(true)).toEqual([eden]);
  });
});
