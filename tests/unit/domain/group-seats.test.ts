import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Seated, seatsLeft } from '../../../shared/domain/group.ts';
import {
  admitsHold,
  claimSeat,
  releaseSeat,
  type SeatChange,
  tidySeats,
} from '../../../shared/domain/group-seats.ts';

interface Session {
  seats: number;
  entries: Record<string, Seated>;
}

/** What the table does with a change: its conditions, then the change; false when one fails. */
function write(session: Session, changes: readonly SeatChange[], grows: boolean): boolean {
  if (grows && Object.keys(session.entries).length >= session.seats) return false;
  for (const { id, was } of changes)
    if (JSON.stringify(session.entries[id]) !== JSON.stringify(was)) return false;
  for (const { id, becomes } of changes) {
    if (becomes === undefined) delete session.entries[id];
    else session.entries[id] = becomes;
  }
  return true;
}

const ids = fc.integer({ min: 0, max: 12 }).map((number) => `entry-${number}`);
const act = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('claim' as const),
      id: ids,
      lasts: fc.option(fc.integer({ min: 1, max: 20 })),
      replaces: fc.option(ids),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), id: ids }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), by: fc.integer({ min: 1, max: 15 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tidy' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('more' as const), by: fc.integer({ min: 1, max: 2 }) }),
  },
);

describe('seats of a group session', () => {
  it('never one too many, none lost: those who keep a seat and the free ones are all the seats, whatever happens (B5)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(act, { maxLength: 80 }), (seats, acts) => {
        const session: Session = { seats, entries: {} };
        const model = new Map<string, number>();
        let now = 1_000;
        for (const one of acts) {
          for (const [id, until] of model) if (until <= now) model.delete(id);
          switch (one.do) {
            case 'claim': {
              if (model.has(one.id)) break;
              const until = one.lasts === null ? undefined : now + one.lasts;
              const replaces = one.replaces ?? undefined;
              const claim = claimSeat(session, {
                id: one.id,
                kind: 'appointment',
                now,
                ...(until === undefined ? {} : { until }),
                replaces,
              });
              const given = replaces !== undefined && model.has(replaces) ? 1 : 0;
              expect(claim === undefined).toBe(model.size - given >= session.seats);
              if (claim === undefined) break;
              expect(write(session, claim.changes, claim.grows)).toBe(true);
              if (replaces !== undefined) model.delete(replaces);
              model.set(one.id, until ?? Number.POSITIVE_INFINITY);
              break;
            }
            case 'release':
              expect(write(session, releaseSeat(session, one.id), false)).toBe(true);
              model.delete(one.id);
              break;
            case 'wait':
              now += one.by;
              for (const [id, until] of model) if (until <= now) model.delete(id);
              break;
            case 'tidy':
              write(session, tidySeats(session, now), false);
              break;
            case 'more':
              session.seats += one.by;
          }
          expect(seatsLeft(session, now)).toBe(session.seats - model.size);
          expect(Object.keys(session.entries).length).toBeLessThanOrEqual(session.seats);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('an entry that ran out and is claimed again as its own replacement keeps its seat', () => {
    const session: Session = { seats: 1, entries: { a: { kind: 'hold', until: 5 } } };
    const again = claimSeat(session, { id: 'a', kind: 'appointment', now: 5, replaces: 'a' });
    expect(again !== undefined && write(session, again.changes, again.grows)).toBe(true);
    expect(session.entries).toEqual({ a: { kind: 'appointment' } });
  });

  it('two who plan on the same reading: the last seat goes to one of them, a seat that ran out as well', () => {
    const last: Session = { seats: 2, entries: { a: { kind: 'appointment' } } };
    const plans = ['b', 'c'].map((id) => claimSeat(last, { id, kind: 'appointment', now: 0 }));
    expect(plans.map((plan) => plan !== undefined && write(last, plan.changes, plan.grows))).toEqual([
      true,
      false,
    ]);

    const over: Session = { seats: 1, entries: { a: { kind: 'hold', until: 5 } } };
    const again = ['b', 'c'].map((id) => claimSeat(over, { id, kind: 'appointment', now: 5 }));
    expect(again.map((plan) => plan !== undefined && write(over, plan.changes, plan.grows))).toEqual([
      true,
      false,
    ]);
    expect(Object.keys(over.entries)).toEqual(['b']);
  });

  it('holds keep a part of the seats only, so that nobody empties a session by looking at it', () => {
    const session = {
      seats: 4,
      entries: { a: { kind: 'hold' as const, until: 9 }, b: { kind: 'hold' as const, until: 9 } },
    };
    expect(admitsHold(session, { share: 0.5, replaces: undefined, now: 0 })).toBe(false);
    expect(admitsHold(session, { share: 0.5, replaces: 'a', now: 0 })).toBe(true);
    expect(admitsHold(session, { share: 0.5, replaces: undefined, now: 9 })).toBe(true);
  });
});
