import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cellsOf, isFree, spansOf, takenAt } from '../../../shared/domain/cells.ts';
import { Day } from '../../../shared/domain/day.ts';
import { aDay } from '../../support/fixtures.ts';

const cells = fc.uniqueArray(fc.integer({ min: 0, max: 299 }));

it('spans cover exactly the cells they were made from, and none touches the next', () => {
  fc.assert(
    fc.property(cells, (given) => {
      const spans = spansOf(given);
      expect(cellsOf(spans)).toEqual([...given].sort((a, b) => a - b));
      spans.slice(1).forEach(([from], at) => {
        expect(from).toBeGreaterThan(spans[at]?.[1] ?? Number.NaN);
      });
    }),
  );
});

it('a stretch is free when none of its cells is taken', () => {
  const taken = new Set([10, 20]);
  expect(isFree(taken, 11, 20)).toBe(true);
  expect(isFree(taken, 11, 21)).toBe(false);
  expect(isFree(taken, 10, 11)).toBe(false);
  expect(isFree(taken, 10, 10)).toBe(true);
});

it('B5: what has run out is free again by the clock alone, to the millisecond', () => {
  const day = aDay({
    taken: new Set([108, 109, 120]),
    entries: {
      hold: { kind: 'hold', spans: [[108, 110]], until: 1000 },
      appointment: { kind: 'appointment', spans: [[120, 121]] },
    },
  });
  expect(takenAt(day, 999)).toEqual(new Set([108, 109, 120]));
  expect(takenAt(day, 1000)).toEqual(new Set([120]));
  expect(day.taken.size).toBe(3);
});

it('a day with anything but cells among its taken cells is refused', () => {
  const day = aDay();
  for (const taken of [new Set([300]), new Set([-1]), new Set([1.5]), new Set(['1']), [1], undefined])
    expect(Day.safeParse({ ...day, taken }).success).toBe(false);
  expect(Day.safeParse({ ...day, taken: new Set([0, 299]) }).success).toBe(true);
});
