import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day, Window } from '../../../shared/domain/day.ts';
import {
  firstDateWithSlot,
  freeStarts,
  type SlotAsk,
  searchSlots,
  startSearch,
} from '../../../shared/domain/slots.ts';
import { addDays, instantOf } from '../../../shared/domain/time.ts';
import { A_TUESDAY, aDay } from '../../support/fixtures.ts';

const PARIS = 'Europe/Paris';

function aWindow(from: number, to: number, overrides: Partial<Window> = {}): Window {
  return {
    from,
    to,
    place: 'caf-creteil',
    modes: ['on-site'],
    services: ['rendez-vous-des-droits'],
    ...overrides,
  };
}

/** What one day offers by itself. */
function startsOf(day: Day, pauseCells: number): number[] {
  const ask = { service: 'rendez-vous-des-droits', lengthCells: 9, pauseCells, now: 0 };
  return freeStarts(day, ask).map(({ cell }) => cell);
}

describe('searchSlots', () => {
  const at = (date: string, cell: number) => instantOf(date, cell, PARIS);
  const search: SlotAsk = {
    service: 'rendez-vous-des-droits',
    lengthMinutes: 45,
    pauseMinutes: 15,
    zone: PARIS,
    earliest: at('2026-11-30', 0),
    latest: at('2026-12-31', 0),
    now: 0,
  };
  const camille = aDay({ windows: [aWindow(108, 132)] });
  const sacha = aDay({ professional: 'sacha-exemple', windows: [aWindow(114, 126), aWindow(132, 141)] });
  const starts = (days: Day[], overrides: Partial<SlotAsk> = {}) =>
    searchSlots(days, { ...search, ...overrides }).map(({ start }) => start);

  it('merges professionals: each start once, in order of time', () => {
    const twin = { ...camille, professional: 'sacha-exemple' };
    expect(starts([camille, twin])).toEqual([at(A_TUESDAY, 108), at(A_TUESDAY, 120)]);
    expect(starts([camille, sacha])).toEqual([108, 114, 120, 132].map((cell) => at(A_TUESDAY, cell)));
  });

  it('a start is there as long as somebody is free', () => {
    const full = { ...camille, professional: 'dominique-exemple', taken: new Set([108, 120]) };
    expect(starts([full])).toEqual([]);
    expect(starts([full, camille])).toEqual(starts([camille]));
    expect(starts([camille, full])).toEqual(starts([camille]));
  });

  it('finds what each day by itself offers, pauses and expired holds heeded', () => {
    const cells = fc.uniqueArray(fc.integer({ min: 90, max: 180 }), { maxLength: 25 });
    const day = fc.record({
      taken: cells,
      expired: fc.uniqueArray(fc.integer({ min: 90, max: 180 }), { minLength: 1 }),
      from: fc.integer({ min: 96, max: 110 }),
    });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 4 }), fc.nat(4), (given, pauseCells) => {
        const days = given.map(({ taken, expired, from }, at) =>
          aDay({
            professional: `professional-${at}`,
            windows: [aWindow(from, 140), aWindow(141, 170)],
            taken: new Set([...taken, ...expired]),
            entries: { old: { kind: 'hold', spans: expired.map((cell) => [cell, cell + 1]), until: 0 } },
          }),
        );
        const expected = new Set(days.flatMap((one) => startsOf(one, pauseCells)));
        expect(starts(days, { pauseMinutes: pauseCells * 5 })).toEqual(
          [...expected].sort((a, b) => a - b).map((cell) => at(A_TUESDAY, cell)),
        );
      }),
    );
  });

  it('tells start and end (pause left out), place and mode; by time, then place, then mode', () => {
    const days = [
      aDay({ windows: [aWindow(108, 117, { place: 'caf-orly', modes: ['video', 'on-site'] })] }),
      aDay({ professional: 'sacha-exemple', windows: [aWindow(108, 117, { modes: ['phone'] })] }),
    ];
    const start = at(A_TUESDAY, 108);
    const end = start + 45 * 60_000;
    expect(searchSlots(days, search)).toEqual([
      { start, end, place: 'caf-creteil', mode: 'phone' },
      { start, end, place: 'caf-orly', mode: 'on-site' },
      { start, end, place: 'caf-orly', mode: 'video' },
    ]);
    expect(searchSlots(days, { ...search, mode: 'video' })).toEqual([
      { start, end, place: 'caf-orly', mode: 'video' },
    ]);
    expect(searchSlots(days, { ...search, place: 'caf-creteil' })).toHaveLength(1);
  });

  it('B3: from the earliest start on, and before the latest', () => {
    const bounds = { earliest: at(A_TUESDAY, 120), latest: at(A_TUESDAY, 132) };
    expect(starts([camille, sacha], bounds)).toEqual([at(A_TUESDAY, 120)]);
    expect(starts([camille, sacha], { ...bounds, earliest: bounds.earliest + 1 })).toEqual([]);
    expect(starts([camille, sacha], { ...bounds, latest: bounds.latest + 1 })).toHaveLength(2);
  });

  it('stops at the limit without reading on', () => {
    function* days() {
      for (let offset = 0; ; offset++) {
        if (offset > 3) throw new Error('read too far');
        yield { ...camille, date: addDays(A_TUESDAY, offset) };
      }
    }
    const found = searchSlots(days(), { ...search, limit: 5 });
    expect(found).toHaveLength(5);
    expect(found.at(-1)?.start).toBe(at(addDays(A_TUESDAY, 2), 108));
  });

  it('a limit counts within a date too', () => {
    expect(starts([camille, sacha], { limit: 3 })).toEqual(
      [108, 114, 120].map((cell) => at(A_TUESDAY, cell)),
    );
  });

  it('a date read in two pieces is one date', () => {
    const searching = startSearch({ ...search, limit: 2 });
    expect([camille, sacha].map((day) => searching.add(day))).toEqual([false, false]);
    expect(searching.add({ ...camille, date: addDays(A_TUESDAY, 1) })).toBe(true);
    expect(searching.slots().map(({ start }) => start)).toEqual([at(A_TUESDAY, 108), at(A_TUESDAY, 114)]);
  });

  it('days out of order are a mistake of the caller', () => {
    expect(() => starts([camille, { ...camille, date: '2026-11-30' }])).toThrow(RangeError);
  });

  it('tells the first date with a slot, or nothing', () => {
    const full = { ...camille, date: '2026-11-30', taken: new Set([108, 120]) };
    expect(firstDateWithSlot([full, camille], search)).toBe(A_TUESDAY);
    expect(firstDateWithSlot([full], search)).toBeUndefined();
    expect(firstDateWithSlot([camille], { ...search, earliest: at('2026-12-02', 0) })).toBeUndefined();
  });
});
