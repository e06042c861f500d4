import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  cellOfLocalTime,
  cellsInDay,
  daysBetween,
  instantOf,
  isoWithOffset,
  localDateOf,
  localTimeOf,
  makeCalendar,
  midnight,
  mondayOf,
  placeInDay,
  weekdayOf,
} from '../../../shared/domain/time.ts';

const PARIS = 'Europe/Paris';
const SPRING = '2027-03-28';
const AUTUMN = '2026-10-25';
/** The zones of the Caf, and some whose clocks change at odd hours or by half an hour. */
const ZONES = [
  PARIS,
  'America/Cayenne',
  'America/Guadeloupe',
  'America/Miquelon',
  'Indian/Reunion',
  'Pacific/Noumea',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Beirut',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
];

const zone = fc.constantFrom(...ZONES);
const date = fc.integer({ min: 0, max: 365 * 8 }).map((days) => addDays('2024-01-01', days));
const time = fc
  .integer({ min: 0, max: 287 })
  .map(
    (five) => `${String(Math.floor(five / 12)).padStart(2, '0')}:${String((five % 12) * 5).padStart(2, '0')}`,
  );
const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 300_000, max: Date.UTC(2032, 0, 1) / 300_000 })
  .map((five) => five * 300_000);

describe('B8: cells count elapsed time from local midnight', () => {
  it('an ordinary day has 288 cells, the day the clock goes forward 276, the day it goes back 300', () => {
    expect(cellsInDay('2027-03-01', PARIS)).toBe(288);
    expect(cellsInDay(SPRING, PARIS)).toBe(276);
    expect(cellsInDay(AUTUMN, PARIS)).toBe(300);
    expect(cellsInDay(SPRING, 'America/Cayenne')).toBe(288);
  });

  it('midnight is an instant of its zone', () => {
    expect(midnight('2027-03-01', PARIS)).toBe(Date.parse('2027-02-28T23:00:00Z'));
    expect(midnight('2027-07-01', PARIS)).toBe(Date.parse('2027-06-30T22:00:00Z'));
    expect(midnight('2027-03-01', 'America/Cayenne')).toBe(Date.parse('2027-03-01T03:00:00Z'));
  });

  it('nine o’clock is one hour of cells earlier after a night that lost an hour, one later after one that gained it', () => {
    expect(cellOfLocalTime('2027-03-27', '09:00', PARIS)).toBe(108);
    expect(cellOfLocalTime(SPRING, '09:00', PARIS)).toBe(96);
    expect(cellOfLocalTime(AUTUMN, '09:00', PARIS)).toBe(120);
  });

  it('a time that the clock jumps over moves on by the jump', () => {
    expect(localTimeOf(instantOf(SPRING, cellOfLocalTime(SPRING, '02:30', PARIS), PARIS), PARIS)).toBe(
      '03:30',
    );
  });

  it('a time that the clock shows twice is the first one', () => {
    const first = instantOf(AUTUMN, cellOfLocalTime(AUTUMN, '02:30', PARIS), PARIS);
    expect(isoWithOffset(first, PARIS)).toBe('2026-10-25T02:30:00+02:00');
    expect(isoWithOffset(first + 3_600_000, PARIS)).toBe('2026-10-25T02:30:00+01:00');
  });

  it('24:00 is the end of the day, whatever its length', () => {
    for (const day of ['2027-03-01', SPRING, AUTUMN])
      expect(cellOfLocalTime(day, '24:00', PARIS)).toBe(cellsInDay(day, PARIS));
  });

  it('an instant off the grid has no cell', () => {
    const nine = instantOf('2027-03-01', 108, PARIS);
    expect(placeInDay(nine, PARIS)).toEqual({ date: '2027-03-01', cell: 108 });
    expect(placeInDay(nine + 60_000, PARIS)).toBeUndefined();
    expect(placeInDay(nine + 1, PARIS)).toBeUndefined();
  });

  it('every instant on the grid has one place, and every place one instant', () => {
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const place = placeInDay(at, where);
        expect(place).toBeDefined();
        if (place === undefined) return;
        expect(place.cell).toBeGreaterThanOrEqual(0);
        expect(place.cell).toBeLessThan(cellsInDay(place.date, where));
        expect(instantOf(place.date, place.cell, where)).toBe(at);
      }),
    );
  });
});

describe('the answers are those of luxon', () => {
  it('for local dates, times and offsets', () => {
    fc.assert(
      fc.property(instant, zone, (at, where) => {
        const expected = DateTime.fromMillis(at, { zone: where });
        expect(localDateOf(at, where)).toBe(expected.toISODate());
        expect(localTimeOf(at, where)).toBe(expected.toFormat('HH:mm'));
        expect(isoWithOffset(at, where)).toBe(expected.toISO({ suppressMilliseconds: true }));
      }),
    );
  });

  it('for the beginning of a day', () => {
    fc.assert(
      fc.property(date, zone, (day, where) => {
        const start = midnight(day, where);
        expect(DateTime.fromMillis(start, { zone: where }).toISODate()).toBe(day);
        expect(DateTime.fromMillis(start - 1, { zone: where }).toISODate()).not.toBe(day);
      }),
      { numRuns: 500 },
    );
  });

  it('for times of day', () => {
    fc.assert(
      fc.property(date, time, zone, (day, at, where) => {
        const cell = cellOfLocalTime(day, at, where);
        const [hour, minute] = at.split(':').map(Number);
        const expected = DateTime.fromMillis(midnight(day, where), { zone: where }).set({
          hour: hour ?? 0,
          minute: minute ?? 0,
        });
        expect(instantOf(day, cell, where)).toBe(expected.toMillis());
      }),
      { numRuns: 500 },
    );
  });

  it('for the calendar, leap years and centuries included', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 60_000 }), (days) => {
        const expected = DateTime.fromISO('2026-11-21', { zone: 'utc' }).plus({ days });
        const day = expected.toISODate() ?? '';
        expect(addDays('2026-11-21', days)).toBe(day);
        expect(daysBetween('2026-11-21', day)).toBe(days);
        expect(weekdayOf(day)).toBe(expected.weekday);
        expect(mondayOf(day)).toBe(expected.startOf('week').toISODate());
      }),
      { numRuns: 500 },
    );
  });

  it('and one calendar serves many days in any order', () => {
    fc.assert(
      fc.property(fc.array(date, { minLength: 1, maxLength: 30 }), zone, (days, where) => {
        const calendar = makeCalendar(where);
        for (const day of days) expect(calendar.midnight(day)).toBe(midnight(day, where));
      }),
    );
  });
});

it('a zone that does not exist is refused', () => {
  expect(() => makeCalendar('Europe/Champigny')).toThrow(RangeError);
});
