import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellsOf } from '../../../shared/domain/cells.ts';
import {
  type Claim,
  type ClaimAsk,
  claimCells,
  type Release,
  releaseEntry,
  tidy,
} from '../../../shared/domain/claim.ts';
import { type Day, isExpired } from '../../../shared/domain/day.ts';
import { aDay } from '../../support/fixtures.ts';

const EMPTY = aDay({ windows: aDay().windows.map((window) => ({ ...window, from: 0, to: 60 })) });

/** What the store does: nothing at all unless every condition holds. */
function applied(day: Day, update: Claim | Release): Day | undefined {
  const taken = new Set(day.taken);
  const entries = new Map(Object.entries(day.entries));
  if (update.changes.some(({ id, was }) => !isDeepStrictEqual(entries.get(id), was))) return undefined;
  if ('add' in update) {
    if (update.add.some((cell) => taken.has(cell))) return undefined;
    for (const cell of update.add) taken.add(cell);
  } else for (const cell of update.remove) taken.delete(cell);
  for (const { id, becomes } of update.changes) {
    if (becomes) entries.set(id, becomes);
    else entries.delete(id);
  }
  return { ...day, taken, entries: Object.fromEntries(entries) };
}

/** Cells and entries agree, and no two entries share a cell (B1). */
function expectSound(day: Day) {
  const cells = Object.values(day.entries).flatMap(({ spans }) => cellsOf(spans));
  expect(new Set(cells).size).toBe(cells.length);
  expect(new Set(cells)).toEqual(day.taken);
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const claim = fc
  .record({
    id,
    from: fc.nat(60),
    lengthCells: fc.integer({ min: 1, max: 9 }),
    pause: fc.nat(3),
    lasts: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    replaces: fc.option(id, { nil: undefined }),
  })
  .map(
    ({ pause, lasts, ...rest }) =>
      (now: number): ClaimAsk => ({
        ...rest,
        kind: 'appointment',
        to: rest.from + rest.lengthCells + pause,
        now,
        until: lasts === undefined ? undefined : now + lasts,
      }),
  );
const step = fc.oneof(
  { weight: 5, arbitrary: claim.map((ask) => ({ kind: 'claim', ask }) as const) },
  { weight: 2, arbitrary: id.map((which) => ({ kind: 'release', id: which }) as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'tidy' } as const) },
);

it('B1, B4, B5: any sequence of claims, moves, releases and clean-ups keeps a day sound, and refuses only what is really taken', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let day = EMPTY;
      steps.forEach((one, now) => {
        const standing = Object.entries(day.entries).filter(([, entry]) => !isExpired(entry, now));
        if (one.kind === 'claim') {
          const ask = one.ask(now);
          const claimed = claimCells(day, ask);
          const rivals = standing.filter(([name]) => name !== ask.id && name !== ask.replaces);
          const collides = rivals.some(([, { spans }]) =>
            cellsOf(spans).some((cell) => cell >= ask.from && cell < ask.to),
          );
          expect(claimed.ok).toBe(!collides && ask.from + ask.lengthCells <= 60);
          if (!claimed.ok) return;
          const after = applied(day, claimed);
          expect(after?.entries[ask.id]?.spans).toEqual([[ask.from, ask.to]]);
          for (const [name, entry] of rivals) expect(after?.entries[name]).toEqual(entry);
          if (ask.replaces !== undefined && ask.replaces !== ask.id) {
            const rest = after?.entries[ask.replaces];
            expect(rest === undefined || isExpired(rest, now)).toBe(true);
          }
          day = after ?? day;
        } else {
          const update = one.kind === 'tidy' ? tidy(day, now) : releaseEntry(day, one.id);
          const after = update && applied(day, update);
          expect(after === undefined).toBe(update === undefined);
          day = after ?? day;
          if (one.kind === 'tidy') expect(Object.entries(day.entries)).toEqual(standing);
        }
        expectSound(day);
      });
    }),
    { numRuns: 300 },
  );
});

it('claiming and releasing leaves an unexpired day as it was', () => {
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 8 }), claim, (before, last) => {
      let day = EMPTY;
      for (const make of before) {
        const claimed = claimCells(day, { ...make(0), until: undefined, replaces: undefined });
        if (claimed.ok && day.entries[make(0).id] === undefined) day = applied(day, claimed) ?? day;
      }
      const ask = { ...last(0), id: 'new', replaces: undefined };
      const claimed = claimCells(day, ask);
      if (!claimed.ok) return;
      const taken = applied(day, claimed) ?? day;
      const release = releaseEntry(taken, 'new');
      expect(release && applied(taken, release)).toEqual(day);
    }),
  );
});

it('B1: of two claims planned from the same reading, the conditions let the second through only where they do not meet', () => {
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 12 }), claim, claim, (before, first, second) => {
      let day = EMPTY;
      before.forEach((make, now) => {
        const claimed = claimCells(day, make(now));
        if (claimed.ok) day = applied(day, claimed) ?? day;
      });
      const now = before.length;
      const plans = [first, second].map((make, at) => claimCells(day, { ...make(now), id: `rival-${at}` }));
      for (const plan of plans) {
        if (plan.ok) day = applied(day, plan) ?? day;
        expectSound(day);
      }
    }),
    { numRuns: 300 },
  );
});
