import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day, Window } from '../../../shared/domain/day.ts';
import { type DayAsk, freeStarts, isGridStart } from '../../../shared/domain/slots.ts';
import { aDay } from '../../support/fixtures.ts';

const ask: DayAsk & { now: number } = {
  service: 'rendez-vous-des-droits',
  lengthCells: 9,
  pauseCells: 3,
  now: 0,
};

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
const startsOf = (day: Day, overrides: Partial<typeof ask> = {}) =>
  freeStarts(day, { ...ask, ...overrides }).map(({ cell }) => cell);
const withWindows = (...windows: Window[]) => aDay({ windows });

describe('B9: the grid of starts', () => {
  it('steps by length and pause from the start of the window', () => {
    expect(startsOf(withWindows(aWindow(100, 145)))).toEqual([100, 112, 124, 136]);
  });

  it('the appointment must fit the window, its pause need not', () => {
    expect(startsOf(withWindows(aWindow(100, 121)))).toEqual([100, 112]);
    expect(startsOf(withWindows(aWindow(100, 120)))).toEqual([100]);
  });

  it('the pause takes cells, those of the next window included', () => {
    const day = withWindows(aWindow(100, 109), aWindow(109, 140));
    expect(startsOf({ ...day, taken: new Set([110]) })).toEqual([121]);
    expect(startsOf({ ...day, taken: new Set([112]) })).toEqual([100, 121]);
  });

  it('a pause is cut at the end of the day', () => {
    expect(startsOf(withWindows(aWindow(279, 288)))).toEqual([279]);
  });

  it('goes on in what an absence left of a window, where a start fits entirely', () => {
    expect(startsOf(withWindows(aWindow(117, 146, { grid: 100 })))).toEqual([124, 136]);
    expect(startsOf(withWindows(aWindow(112, 121, { grid: 100 })))).toEqual([112]);
    expect(startsOf(withWindows(aWindow(113, 121, { grid: 100 })))).toEqual([]);
  });

  it('a requested time is a start on the grid of a suitable window, taken or not, or it is none', () => {
    const day = { ...withWindows(aWindow(100, 121)), taken: new Set([100]) };
    expect(isGridStart(day, 100, ask)).toBe(true);
    expect(isGridStart(day, 112, ask)).toBe(true);
    for (const cell of [88, 99, 101, 124]) expect(isGridStart(day, cell, ask)).toBe(false);
    expect(isGridStart(day, 100, { ...ask, place: 'caf-orly' })).toBe(false);
    expect(isGridStart(day, 100, { ...ask, mode: 'video' })).toBe(false);
    expect(isGridStart(day, 100, { ...ask, service: 'seance-mediation' })).toBe(false);
  });

  it('a window that serves one length is filled to the last start, in whatever order it is booked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 180 }),
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 0, max: 12 }),
        fc.infiniteStream(fc.nat()),
        (from, size, lengthCells, pauseCells, choices) => {
          const day = withWindows(aWindow(from, from + size));
          const lengths = { lengthCells, pauseCells };
          const capacity = startsOf(day, lengths).length;
          let booked = 0;
          for (;;) {
            const free = startsOf(day, lengths);
            const start = free[(choices.next().value ?? 0) % free.length];
            if (start === undefined) break;
            for (let cell = start; cell < start + lengthCells + pauseCells; cell++) day.taken.add(cell);
            booked += 1;
          }
          expect(booked).toBe(capacity);
          expect(capacity).toBe(
            size < lengthCells ? 0 : Math.floor((size - lengthCells) / (lengthCells + pauseCells)) + 1,
          );
        },
      ),
    );
  });
});

describe('freeStarts', () => {
  it('B1: a start is free when none of its cells is taken', () => {
    const day = { ...withWindows(aWindow(100, 145)), taken: new Set([108, 124, 147]) };
    expect(startsOf(day)).toEqual([112]);
    expect(startsOf(day, { pauseCells: 0 })).toEqual([109, 127, 136]);
  });

  it('B5: cells of what has run out are free, those of what has not are taken', () => {
    const day = {
      ...withWindows(aWindow(100, 121)),
      taken: new Set([100, 112]),
      entries: {
        old: { kind: 'hold', spans: [[100, 101]], until: 1000 },
        held: { kind: 'hold', spans: [[112, 113]], until: 1001 },
      },
    } satisfies Day;
    expect(startsOf(day, { now: 1000 })).toEqual([100]);
  });

  it('names the window of each start, and looks only at suitable ones', () => {
    const day = withWindows(
      aWindow(100, 112, { place: 'caf-orly' }),
      aWindow(120, 132, { modes: ['phone', 'video'] }),
      aWindow(140, 152, { services: ['seance-mediation'] }),
    );
    expect(freeStarts(day, ask)).toEqual([
      { cell: 100, window: day.windows[0] },
      { cell: 120, window: day.windows[1] },
    ]);
    expect(startsOf(day, { place: 'caf-orly' })).toEqual([100]);
    expect(startsOf(day, { mode: 'video' })).toEqual([120]);
    expect(startsOf(day, { service: 'seance-mediation' })).toEqual([140]);
  });
});
