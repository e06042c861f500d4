import { describe, expect, it } from 'vitest';
import { claimCells, releaseEntry, tidy } from '../../../shared/domain/claim.ts';
import type { Entry } from '../../../shared/domain/day.ts';
import { aDay } from '../../support/fixtures.ts';

const NOW = 1_000;
const WINDOWS = aDay().windows.map((window) => ({ ...window, from: 100, to: 140 }));
const entry = (from: number, to: number, until?: number): Entry => ({
  kind: 'appointment',
  spans: [[from, to]],
  ...(until === undefined ? {} : { until }),
});
function dayWith(entries: Record<string, Entry>) {
  const spans = Object.values(entries).flatMap((one) => one.spans);
  const taken = spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at));
  return aDay({ windows: WINDOWS, entries, taken: new Set(taken) });
}
const ask = { id: 'new', kind: 'appointment', from: 100, to: 104, lengthCells: 3, now: NOW } as const;

describe('B1: claiming cells', () => {
  it('of an empty day adds them all under a new entry', () => {
    expect(claimCells(dayWith({}), ask)).toEqual({
      ok: true,
      add: [100, 101, 102, 103],
      changes: [{ id: 'new', was: undefined, becomes: entry(100, 104) }],
    });
  });

  it('is refused when one is taken, the pause included', () => {
    expect(claimCells(dayWith({ other: entry(103, 107) }), ask)).toEqual({ ok: false, by: 'taken' });
    expect(claimCells(dayWith({ other: entry(104, 107) }), ask)).toMatchObject({ ok: true });
  });

  it('B3: is refused when the appointment leaves the window; its pause may', () => {
    const outside = { ok: false, by: 'outside' };
    expect(claimCells(dayWith({}), { ...ask, from: 99, to: 103 })).toEqual(outside);
    expect(claimCells(dayWith({}), { ...ask, from: 138, to: 142 })).toEqual(outside);
    expect(claimCells(dayWith({}), { ...ask, from: 137, to: 141 })).toMatchObject({ ok: true });
  });

  it('keeps the way to a home before the first one, which need not fit the window (B1)', () => {
    expect(claimCells(dayWith({}), { ...ask, to: 107, before: 3 })).toEqual({
      ok: true,
      add: Array.from({ length: 10 }, (_, at) => 97 + at),
      changes: [{ id: 'new', was: undefined, becomes: entry(97, 107) }],
    });
    expect(claimCells(dayWith({ other: entry(90, 98) }), { ...ask, before: 3 })).toEqual({
      ok: false,
      by: 'taken',
    });
    expect(claimCells(dayWith({ other: entry(90, 97) }), { ...ask, before: 3 })).toMatchObject({ ok: true });
  });

  it('an id that names something every object has is only an id', () => {
    expect(claimCells(dayWith({}), { ...ask, id: 'constructor', replaces: 'toString' })).toMatchObject({
      ok: true,
      changes: [{ id: 'constructor', was: undefined }],
    });
    expect(releaseEntry(dayWith({}), 'constructor')).toBeUndefined();
  });
});

describe('B5: what has run out', () => {
  it('gives its cells on condition that it is unchanged; only missing ones are added', () => {
    const day = dayWith({ old: entry(98, 102, NOW) });
    expect(claimCells(day, ask)).toEqual({
      ok: true,
      add: [102, 103],
      changes: [
        { id: 'new', was: undefined, becomes: entry(100, 104) },
        { id: 'old', was: entry(98, 102, NOW), becomes: entry(98, 100, NOW) },
      ],
    });
  });

  it('is removed when nothing is left of it, and split when its middle is taken', () => {
    expect(claimCells(dayWith({ old: entry(100, 104, NOW) }), ask)).toMatchObject({
      add: [],
      changes: [{ id: 'new' }, { id: 'old', becomes: undefined }],
    });
    const spans = [
      [98, 100],
      [104, 106],
    ];
    expect(claimCells(dayWith({ old: entry(98, 106, NOW) }), ask)).toMatchObject({
      add: [],
      changes: [{ id: 'new' }, { id: 'old', becomes: { spans, until: NOW } }],
    });
  });

  it('is left alone when nothing of it is needed', () => {
    expect(claimCells(dayWith({ old: entry(110, 114, NOW) }), ask)).toMatchObject({
      changes: [{ id: 'new' }],
    });
  });

  it('what still runs keeps its cells', () => {
    expect(claimCells(dayWith({ held: entry(100, 104, NOW + 1) }), ask)).toEqual({ ok: false, by: 'taken' });
  });

  it('a hold or pending booking is taken with its end', () => {
    expect(claimCells(dayWith({}), { ...ask, kind: 'hold', until: 5_000 })).toMatchObject({
      changes: [{ becomes: { kind: 'hold', spans: [[100, 104]], until: 5_000 } }],
    });
  });
});

describe('B4: giving another entry back in the same act', () => {
  it('a hold on the same time becomes the appointment without a cell added', () => {
    expect(claimCells(dayWith({ hold: entry(100, 104, NOW + 9) }), { ...ask, replaces: 'hold' })).toEqual({
      ok: true,
      add: [],
      changes: [
        { id: 'new', was: undefined, becomes: entry(100, 104) },
        { id: 'hold', was: entry(100, 104, NOW + 9), becomes: undefined },
      ],
    });
  });

  it('one that overlaps shrinks to what is left, expired from now on', () => {
    expect(
      claimCells(dayWith({ hold: entry(102, 106, NOW + 9) }), { ...ask, replaces: 'hold' }),
    ).toMatchObject({
      add: [100, 101],
      changes: [{ id: 'new' }, { id: 'hold', becomes: entry(104, 106, NOW) }],
    });
  });

  it('one elsewhere in the day expires as a whole', () => {
    expect(claimCells(dayWith({ hold: entry(120, 124) }), { ...ask, replaces: 'hold' })).toMatchObject({
      add: [100, 101, 102, 103],
      changes: [{ id: 'new' }, { id: 'hold', was: entry(120, 124), becomes: entry(120, 124, NOW) }],
    });
  });

  it('one that is no longer there changes nothing', () => {
    expect(claimCells(dayWith({}), { ...ask, replaces: 'hold' })).toMatchObject({ changes: [{ id: 'new' }] });
  });

  it('an appointment that moves within its day keeps its id and leaves what it no longer needs under another', () => {
    const day = dayWith({ mine: entry(102, 106), 'mine~1': entry(120, 121, NOW) });
    expect(claimCells(day, { ...ask, id: 'mine', replaces: 'mine' })).toEqual({
      ok: true,
      add: [100, 101],
      changes: [
        { id: 'mine', was: entry(102, 106), becomes: entry(100, 104) },
        { id: 'mine~2', was: undefined, becomes: entry(104, 106, NOW) },
      ],
    });
  });

  it('a hold is prolonged in place', () => {
    expect(claimCells(dayWith({ new: entry(100, 104, NOW + 1) }), { ...ask, until: NOW + 600 })).toEqual({
      ok: true,
      add: [],
      changes: [{ id: 'new', was: entry(100, 104, NOW + 1), becomes: entry(100, 104, NOW + 600) }],
    });
  });
});

describe('giving cells back', () => {
  it('deletes the cells of the entry as it was read', () => {
    const day = dayWith({ mine: entry(100, 103), other: entry(110, 113) });
    expect(releaseEntry(day, 'mine')).toEqual({
      remove: [100, 101, 102],
      changes: [{ id: 'mine', was: entry(100, 103), becomes: undefined }],
    });
    expect(releaseEntry(day, 'nobody')).toBeUndefined();
  });

  it('the tidier deletes all that has run out, and nothing else', () => {
    const day = dayWith({ old: entry(100, 102, NOW), held: entry(104, 105, NOW + 1), mine: entry(110, 113) });
    expect(tidy(day, NOW)).toEqual({
      remove: [100, 101],
      changes: [{ id: 'old', was: entry(100, 102, NOW), becomes: undefined }],
    });
    expect(tidy(day, NOW - 1)).toBeUndefined();
  });
});
