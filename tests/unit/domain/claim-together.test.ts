import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../../shared/domain/cells.ts';
import type { ClaimAsk, EntryChange } from '../../../shared/domain/claim.ts';
import { claimTogether, releaseTogether } from '../../../shared/domain/claim-together.ts';
import type { Day, Entry } from '../../../shared/domain/day.ts';
import { isExpired } from '../../../shared/domain/day.ts';
import { aDay } from '../../support/fixtures.ts';

const NOW = 1_000;
const LATER = 2_000;

const ask = (id: string, from: number, to: number): ClaimAsk => ({
  id,
  kind: 'hold',
  from,
  to,
  lengthCells: to - from,
  now: NOW,
  until: LATER,
});

/** A day whose taken cells are those of its entries. */
function dayWith(entries: Record<string, Entry>): Day {
  return aDay({ entries, taken: new Set(Object.values(entries).flatMap(({ spans }) => cellsOf(spans))) });
}

/** What the table makes of one update, its conditions checked. */
function written(day: Day, add: readonly number[], changes: readonly EntryChange[]): Day {
  const entries = new Map(Object.entries(day.entries));
  expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
  for (const { id, was, becomes } of changes) {
    expect(entries.get(id)).toEqual(was);
    if (becomes === undefined) entries.delete(id);
    else entries.set(id, becomes);
  }
  for (const cell of add) expect(day.taken).not.toContain(cell);
  return { ...day, entries: Object.fromEntries(entries), taken: new Set([...day.taken, ...add]) };
}

/** Every taken cell belongs to exactly one entry. */
function expectConsistent({ entries, taken }: Day): void {
  const cells = Object.values(entries).flatMap(({ spans }) => cellsOf(spans));
  expect(cells.toSorted((a, b) => a - b)).toEqual([...taken].toSorted((a, b) => a - b));
}

describe('several takings in one day', () => {
  it('are one update', () => {
    const day = dayWith({});
    const claim = claimTogether(day, [ask('a', 108, 117), ask('b', 120, 129)], [], NOW);
    expect(claim?.add).toHaveLength(18);
    expectConsistent(written(day, claim?.add ?? [], claim?.changes ?? []));
  });

  it('that meet each other, or somebody else, are none (B1)', () => {
    const day = dayWith({ other: { kind: 'appointment', spans: [[130, 139]] } });
    expect(claimTogether(day, [ask('a', 108, 117), ask('b', 116, 125)], [], NOW)).toBeUndefined();
    expect(claimTogether(day, [ask('a', 108, 117), ask('b', 125, 134)], [], NOW)).toBeUndefined();
  });

  it('use the cells of what is given up in the same act', () => {
    const day = dayWith({ old: { kind: 'hold', spans: [[108, 120]], until: LATER } });
    expect(claimTogether(day, [ask('a', 108, 117)], [], NOW)).toBeUndefined();
    const claim = claimTogether(day, [ask('a', 108, 117)], ['old'], NOW);
    expect(claim?.add).toEqual([]);
    const after = written(day, [], claim?.changes ?? []);
    expectConsistent(after);
    expect(after.entries['old']).toEqual({ kind: 'hold', spans: [[117, 120]], until: NOW });
  });

  it('whatever came before, leave every cell with one owner and never touch what stands (B1)', () => {
    const span = fc
      .tuple(fc.integer({ min: 108, max: 140 }), fc.integer({ min: 1, max: 6 }))
      .map(([from, length]) => [from, Math.min(from + length, 144)] as const);
    const entry = fc.record({ span, until: fc.constantFrom(undefined, NOW - 1, LATER) });
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 5 }),
        fc.array(span, { minLength: 1, maxLength: 3 }),
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
        (before, wanted, given) => {
          const entries: Record<string, Entry> = {};
          const used = new Set<number>();
          before.forEach(({ span: [from, to], until }, at) => {
            const cells = cellsOf([[from, to]]);
            if (cells.some((cell) => used.has(cell))) return;
            for (const cell of cells) used.add(cell);
            entries[`old-${at}`] = {
              kind: until === undefined ? 'appointment' : 'hold',
              spans: [[from, to]],
              ...(until === undefined ? {} : { until }),
            };
          });
          const day = dayWith(entries);
          const givenUp = given.map((at) => `old-${at}`).filter((id) => entries[id]?.until === LATER);
          const asks = wanted.map(([from, to], at) => ask(`new-${at}`, from, to));
          const claim = claimTogether(day, asks, [...new Set(givenUp)], NOW);
          if (claim === undefined) return;
          const after = written(day, claim.add, claim.changes);
          expectConsistent(after);
          for (const [id, was] of Object.entries(entries))
            if (!isExpired(was, NOW) && !givenUp.includes(id)) expect(after.entries[id]).toEqual(was);
          for (const { id, from, to } of asks)
            expect(after.entries[id]).toEqual({ kind: 'hold', spans: [[from, to]], until: LATER });
        },
      ),
    );
  });
});

describe('several entries given back', () => {
  it('are one update', () => {
    const day = dayWith({
      a: { kind: 'hold', spans: [[108, 110]], until: LATER },
      b: { kind: 'hold', spans: [[120, 122]], until: LATER },
      c: { kind: 'appointment', spans: [[130, 139]] },
    });
    const release = releaseTogether(day, ['a', 'b', 'unknown']);
    expect(release?.remove).toEqual([108, 109, 120, 121]);
    expect(release?.changes.map(({ id, becomes }) => [id, becomes])).toEqual([
      ['a', undefined],
      ['b', undefined],
    ]);
  });

  it('that the day does not have are none', () => {
    expect(releaseTogether(dayWith({}), ['a'])).toBeUndefined();
  });
});
