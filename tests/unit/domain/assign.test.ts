import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseProfessional, loadOf } from '../../../shared/domain/assign.ts';
import type { Entry } from '../../../shared/domain/day.ts';
import { aDay } from '../../support/fixtures.ts';

const candidate = (professional: string) => ({ professional, day: aDay({ professional }) });
const order = (loads: Record<string, number>, own?: string) =>
  chooseProfessional(
    ['camille', 'dominique', 'sacha'].map(candidate),
    new Map(Object.entries(loads)),
    own,
  ).map(({ professional }) => professional);

describe('B7: who receives', () => {
  it('the least loaded that week comes first', () => {
    expect(order({ camille: 3, dominique: 1, sacha: 2 })).toEqual(['dominique', 'sacha', 'camille']);
  });

  it('a followed person is offered their own professional first, however loaded', () => {
    expect(order({ camille: 3, dominique: 1, sacha: 2 }, 'camille')).toEqual([
      'camille',
      'dominique',
      'sacha',
    ]);
  });

  it('an own professional who is not free at that time changes nothing', () => {
    expect(order({ camille: 3, dominique: 1, sacha: 2 }, 'lou')).toEqual(['dominique', 'sacha', 'camille']);
  });

  it('somebody without any appointment that week has no load', () => {
    expect(order({ camille: 1, sacha: 1 })).toEqual(['dominique', 'camille', 'sacha']);
  });

  it('ties go by the order of ids, whatever the order of reading: never at random', () => {
    const ids = ['camille', 'dominique', 'lou', 'sacha'];
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (read) => {
        const chosen = chooseProfessional(read.map(candidate), new Map());
        expect(chosen.map(({ professional }) => professional)).toEqual(ids);
      }),
    );
  });

  it('a load counts appointments that stand, not holds, nor what has run out', () => {
    const entry = (cell: number, rest: Partial<Entry> = {}): Entry => ({
      kind: 'appointment',
      spans: [[cell, cell + 1]],
      ...rest,
    });
    const entries = {
      confirmed: entry(1),
      pending: entry(2, { until: 1001 }),
      expired: entry(3, { until: 1000 }),
      hold: entry(4, { kind: 'hold', until: 2000 }),
    };
    const days = [
      aDay({ professional: 'camille', entries }),
      aDay({ professional: 'camille', date: '2026-12-02', entries: { other: entry(1) } }),
      aDay({ professional: 'sacha' }),
    ];
    expect(loadOf(days, 1000)).toEqual(
      new Map([
        ['camille', 3],
        ['sacha', 0],
      ]),
    );
  });
});
