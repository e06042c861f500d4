import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrence, passesMidnight } from '../../../shared/domain/opening.ts';
import {
  absenceOverlap,
  closureOverlap,
  firstOverlap,
  isOutside,
  minuteOf,
  overlapOf,
} from '../../../shared/domain/plan-conflicts.ts';
import { Absence, type Availability, Closure } from '../../../shared/domain/planning.ts';
import { addDays } from '../../../shared/domain/time.ts';
import { aDay, anAppointment, anAvailability } from '../../support/fixtures.ts';

const SINCE = '2026-11-21';
const other = (overrides: Partial<Availability>) => anAvailability({ id: 'availability-2', ...overrides });

describe('two availabilities of one professional', () => {
  it('may follow each other on the same day', () => {
    expect(overlapOf(anAvailability(), other({ start: '12:00', end: '17:00' }), SINCE)).toBeUndefined();
  });

  it('are refused by name where they meet: which one, where, when', () => {
    const overlap = overlapOf(
      anAvailability(),
      other({ start: '11:55', end: '17:00', place: 'caf-orly' }),
      SINCE,
    );
    expect(overlap).toEqual({
      kind: 'availability',
      id: 'availability-2',
      place: 'caf-orly',
      date: '2026-11-24',
      start: '11:55',
      end: '17:00',
    });
  });

  it('may share a weekday when their weeks alternate', () => {
    const even = anAvailability({ from: '2026-11-03', repeat: { everyWeeks: 2, weekdays: [2] } });
    const odd = other({ from: '2026-11-10', repeat: { everyWeeks: 2, weekdays: [2] } });
    expect(overlapOf(even, odd, SINCE)).toBeUndefined();
  });

  it('of every 3 and every 8 weeks are found to meet in the one week out of 24', () => {
    const third = anAvailability({ from: '2026-11-02', repeat: { everyWeeks: 3, weekdays: [2] } });
    const eighth = other({ from: '2026-11-16', repeat: { everyWeeks: 8, weekdays: [2] } });
    expect(overlapOf(third, eighth, SINCE)?.date).toBe('2027-03-09');
  });

  it('meet in the night that one of them runs into', () => {
    const night = anAvailability({ start: '22:00', end: '02:00' });
    const dawn = other({ start: '01:00', end: '04:00', repeat: { everyWeeks: 1, weekdays: [3] } });
    expect(overlapOf(night, dawn, SINCE)?.date).toBe('2026-11-25');
    expect(overlapOf(dawn, night, SINCE)?.date).toBe('2026-11-24');
  });

  it('do not meet where the only common day is an exception', () => {
    const single = other({ from: '2026-12-01', repeat: undefined });
    const off = anAvailability({ exceptions: { '2026-12-01': { kind: 'off' } } });
    expect(overlapOf(anAvailability(), single, SINCE)?.date).toBe('2026-12-01');
    expect(overlapOf(off, single, SINCE)).toBeUndefined();
  });

  it('meet where an exception moves an occurrence into the other', () => {
    const moved = anAvailability({
      exceptions: { '2027-11-30': { kind: 'changed', ...receiving, start: '14:00', end: '16:00' } },
    });
    expect(overlapOf(moved, other({ start: '15:00', end: '17:00' }), SINCE)?.date).toBe('2027-11-30');
  });

  it('are not held against each other for what is past', () => {
    const ended = other({ until: '2026-11-20' });
    expect(overlapOf(anAvailability(), ended, SINCE)).toBeUndefined();
  });

  it('one that changes does not run into itself', () => {
    expect(firstOverlap(anAvailability(), [anAvailability({ start: '10:00' })], SINCE)).toBeUndefined();
  });

  it('are judged as by writing every occurrence of three years out', () => {
    fc.assert(
      fc.property(availabilities, availabilities, (one, two) => {
        const a = anAvailability(one);
        const b = other(two);
        expect(overlapOf(a, b, SINCE) !== undefined).toBe(meetSomewhere(a, b));
      }),
      { numRuns: 150 },
    );
  });
});

describe('absences and closures', () => {
  const absence = (from: string, to: string, id = 'absence-1') =>
    Absence.parse({
      id,
      caf: '94',
      professional: 'camille-exemple',
      from: { date: from.slice(0, 10), time: from.slice(11) },
      to: { date: to.slice(0, 10), time: to.slice(11) },
    });

  it('an absence that ends at 24:00 may be followed by one that begins the next day at 00:00', () => {
    const first = absence('2026-12-01 09:00', '2026-12-01 24:00');
    expect(
      absenceOverlap(first, [absence('2026-12-02 00:00', '2026-12-03 12:00', 'absence-2')]),
    ).toBeUndefined();
  });

  it('two absences that meet are refused by name', () => {
    const first = absence('2026-12-01 09:00', '2026-12-02 00:05');
    expect(
      absenceOverlap(first, [absence('2026-12-02 00:00', '2026-12-03 12:00', 'absence-2')]),
    ).toMatchObject({
      kind: 'absence',
      id: 'absence-2',
    });
  });

  it('two closures meet at one place only', () => {
    const closure = (id: string, place: string) =>
      Closure.parse({ id, caf: '94', place, from: '2026-12-01', to: '2026-12-03' });
    const one = closure('closure-1', 'caf-orly');
    expect(closureOverlap(one, [one, closure('closure-2', 'caf-creteil')])).toBeUndefined();
    expect(closureOverlap(one, [closure('closure-2', 'caf-orly')])?.id).toBe('closure-2');
  });
});

describe('an appointment and the windows to come', () => {
  const { windows } = aDay();

  it('stands inside when its pause alone sticks out (B9)', () => {
    expect(isOutside(anAppointment({ cell: 135 }), windows)).toBe(false);
    expect(isOutside(anAppointment({ cell: 136 }), windows)).toBe(true);
  });

  it('is outside on site when its professional receives elsewhere, not by phone', () => {
    const elsewhere = windows.map((window) => ({ ...window, place: 'caf-orly' }));
    expect(isOutside(anAppointment(), elsewhere)).toBe(true);
    expect(isOutside(anAppointment({ mode: 'phone' }), elsewhere)).toBe(false);
  });

  it('does not fit into two windows that only touch', () => {
    const [window] = windows;
    if (window === undefined) throw new Error('the fixture has a window');
    const cut = [
      { ...window, to: 112 },
      { ...window, from: 112 },
    ];
    expect(isOutside(anAppointment(), cut)).toBe(true);
  });
});

const receiving = { place: 'caf-creteil', modes: ['on-site' as const], services: ['rendez-vous-des-droits'] };

const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 }))
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => ({
    start: `${String(start).padStart(2, '0')}:00`,
    end: `${String(end).padStart(2, '0')}:00`,
  }));
const someDate = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-10-01', days));
const rules = fc.record(
  {
    from: someDate,
    until: fc.integer({ min: 0, max: 500 }).map((days) => addDays('2027-02-01', days)),
    repeat: fc.record({
      everyWeeks: fc.integer({ min: 1, max: 8 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  { requiredKeys: ['from'] },
);
const exceptions = fc.dictionary(
  someDate,
  fc.oneof(
    fc.constant({ kind: 'off' as const }),
    times.map((moved) => ({ kind: 'changed' as const, ...receiving, ...moved })),
  ),
  { maxKeys: 12 },
);
const availabilities = fc
  .tuple(rules, times, exceptions)
  .map(([rule, hours, changed]) => ({ repeat: undefined, ...rule, ...hours, exceptions: changed }))
  .map((one) => (one.repeat === undefined ? { ...one, until: undefined } : one));

/** Every occurrence on or after the eve of `SINCE`, as minutes. */
function stretches(availability: Availability): [number, number][] {
  const found: [number, number][] = [];
  for (let day = 0; day < 3 * 365; day += 1) {
    const date = addDays(SINCE, day - 1);
    const what = occurrence(availability, date);
    if (what === undefined) continue;
    const end = passesMidnight(what) ? addDays(date, 1) : date;
    found.push([minuteOf({ date, time: what.start }), minuteOf({ date: end, time: what.end })]);
  }
  return found;
}

function meetSomewhere(one: Availability, two: Availability): boolean {
  const theirs = stretches(two);
  return stretches(one).some(([from, to]) => theirs.some(([start, end]) => from < end && start < to));
}
