import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFree, takenAt } from '../../../shared/domain/cells.ts';
import type { Day } from '../../../shared/domain/day.ts';
import { windowOfStart } from '../../../shared/domain/slots.ts';
import { proposeRhythm, type RhythmAsk } from '../../../shared/domain/support-rhythm.ts';
import { addDays, daysBetween, makeCalendar, weekdayOf } from '../../../shared/domain/time.ts';
import { aDay } from '../../support/fixtures.ts';
import { SUPPORT_WINDOW } from '../../support/support.ts';

const calendar = makeCalendar('Europe/Paris');
const FROM = '2026-12-01';
const UNTIL = '2027-05-31';
const ask = (overrides: Partial<RhythmAsk> = {}): RhythmAsk => ({
  ...{ service: 'accompagnement-social', mode: 'on-site', place: 'caf-creteil' },
  ...{ lengthCells: 9, pauseCells: 3, travelCells: 0, calendar, from: FROM, until: UNTIL },
  now: Date.parse('2026-11-27T08:00:00+01:00'),
  ...overrides,
});
const STEP = 12;

/** Days of half a year: some weekdays, some of their hours taken. */
const someDays = fc
  .array(fc.record({ after: fc.nat(181), taken: fc.subarray([108, 120, 132]) }), { maxLength: 90 })
  .map((made) => new Map(made.map(({ after, taken }) => [addDays(FROM, after), taken])))
  .map((byDate) =>
    [...byDate]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([date, taken]): Day => {
        const cells = taken.flatMap((cell) => Array.from({ length: STEP }, (_, at) => cell + at));
        return aDay({ date, windows: [SUPPORT_WINDOW], taken: new Set(cells) });
      }),
  );

describe('the rhythm of a support', () => {
  it('gives each half of a month one free time, a week from the last at least, and none only where none is free', () => {
    fc.assert(
      fc.property(
        someDays,
        fc.option(someDays, { nil: undefined }),
        fc.constantFrom(0, 6),
        (days, beside, travelCells) => {
          const asked = ask({ travelCells });
          const parts = proposeRhythm(days, beside, asked);
          expect(parts).toHaveLength(12);
          let last = '';
          for (const { from, until, proposed, others } of parts) {
            for (const time of [...others, ...(proposed === undefined ? [] : [proposed])]) {
              expect(from <= time.date && time.date <= until).toBe(true);
              for (const all of [days, ...(beside === undefined ? [] : [beside])]) {
                const day = all.find(({ date }) => date === time.date);
                const { cell = -1 } = calendar.placeInDay(time.start) ?? {};
                if (day === undefined) throw new Error('a time on a day that is not open');
                expect(windowOfStart(day, cell, asked)).toBeDefined();
                expect(isFree(takenAt(day, asked.now), cell - travelCells, cell + STEP + travelCells)).toBe(
                  true,
                );
              }
            }
            if (proposed === undefined) {
              for (const { date } of others) expect(last !== '' && daysBetween(last, date) < 7).toBe(true);
              continue;
            }
            if (last !== '') expect(daysBetween(last, proposed.date)).toBeGreaterThanOrEqual(7);
            last = proposed.date;
          }
        },
      ),
    );
  });

  it('keeps to the weekday and the hour that were asked for, or to those of the first time', () => {
    const days = Array.from({ length: 182 }, (_, at) =>
      aDay({ date: addDays(FROM, at), windows: [SUPPORT_WINDOW] }),
    );
    for (const [weekday, time] of [
      [4, '11:00'],
      [2, '09:00'],
    ] as const)
      for (const { proposed } of proposeRhythm(days, undefined, ask({ weekday, time }))) {
        expect(weekdayOf(proposed?.date ?? FROM)).toBe(weekday);
        expect(calendar.localTimeOf(proposed?.start ?? 0)).toBe(time);
      }
    const free = proposeRhythm(days, undefined, ask());
    expect(new Set(free.map(({ proposed }) => weekdayOf(proposed?.date ?? FROM))).size).toBe(1);
  });

  it('says which halves are not open yet, and proposes nothing there', () => {
    const days = Array.from({ length: 60 }, (_, at) =>
      aDay({ date: addDays(FROM, at), windows: [SUPPORT_WINDOW] }),
    );
    const parts = proposeRhythm(days, undefined, ask());
    expect(parts.filter(({ isOpen }) => isOpen)).toHaveLength(3);
    expect(parts.filter(({ proposed }) => proposed !== undefined)).toHaveLength(4);
  });

  it('stays within a short contract', () => {
    const days = [aDay({ date: FROM, windows: [SUPPORT_WINDOW] })];
    expect(proposeRhythm(days, undefined, ask({ until: FROM }))).toMatchObject([
      { from: FROM, until: FROM, proposed: { date: FROM } },
    ]);
  });
});
