import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { occurrence as said } from '../../../shared/domain/opening.ts';
import { addDays } from '../../../shared/domain/time.ts';
import { readTime } from '../../../web/pro/planning/read-time.ts';
import { occurrence } from '../../../web/pro/planning/recurrence.ts';
import type { Plan } from '../../../web/pro/planning/types.ts';
import { weekOf } from '../../../web/pro/planning/week.ts';
import { anAvailability } from '../../support/fixtures.ts';

const view = (overrides: Parameters<typeof anAvailability>[0] = {}) => {
  const { caf: _, ...shown } = anAvailability(overrides);
  return shown;
};
const plan = (overrides: Partial<Plan> = {}): Plan => ({
  professional: { id: 'camille-exemple', role: 'social-worker', displayName: 'Camille', title: 'x' },
  availabilities: [view()],
  absences: [],
  closures: [],
  opening: { daysToOpen: 0, done: true },
  ...overrides,
});
const MONDAY = '2026-11-30';
const statesOn = (day: number, given: Plan, opened: Parameters<typeof weekOf>[2] = []) =>
  weekOf(given, MONDAY, opened)[day]?.windows.map(({ state }) => state);
const absence = (from: string, to: string) => ({
  id: 'absence-1',
  professional: 'camille-exemple',
  from: { date: '2026-12-01', time: from },
  to: { date: '2026-12-01', time: to },
});

describe('the week that the page shows', () => {
  it('takes place on the days on which the service opens it: the same rule, exceptions included', () => {
    const date = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-09-01', days));
    const rule = fc.record(
      {
        from: date,
        until: fc.option(date, { nil: undefined }),
        repeat: fc.option(
          fc.record({
            everyWeeks: fc.integer({ min: 1, max: 8 }),
            weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
          }),
          { nil: undefined },
        ),
      },
      { requiredKeys: ['from'] },
    );
    fc.assert(
      fc.property(rule, date, date, ({ from, until, repeat }, off, on) => {
        const overrides = {
          from,
          ...(until === undefined ? {} : { until }),
          repeat: undefined,
          ...(repeat === undefined ? {} : { repeat }),
          exceptions: { [off]: { kind: 'off' as const } },
        };
        const expected = said(anAvailability(overrides), on);
        const found = occurrence(view(overrides), on);
        expect(found === 'off' || found === undefined ? undefined : found.start).toBe(expected?.start);
      }),
      { numRuns: 1_000 },
    );
  });

  it('says what an absence, a closure or a public holiday leaves of a window', () => {
    expect(statesOn(1, plan())).toEqual(['open']);
    expect(statesOn(1, plan({ absences: [absence('09:00', '12:00')] }))).toEqual(['absent']);
    expect(statesOn(1, plan({ absences: [absence('11:00', '14:00')] }))).toEqual(['partly']);
    expect(statesOn(1, plan({ absences: [absence('12:00', '14:00')] }))).toEqual(['open']);
    const closure = { id: 'closure-1', place: 'caf-creteil', from: '2026-12-01', to: '2026-12-01' };
    expect(statesOn(1, plan({ closures: [closure] }))).toEqual(['closed']);
    expect(statesOn(1, plan({ closures: [{ ...closure, place: 'caf-orly' }] }))).toEqual(['open']);
  });

  it('takes a day without any window for a public holiday only once all changes are open', () => {
    const empty = [{ date: '2026-12-01', windows: [] }];
    expect(statesOn(1, plan(), empty)).toEqual(['holiday']);
    expect(statesOn(1, plan({ opening: { daysToOpen: 3, done: false } }), empty)).toEqual(['open']);
    expect(statesOn(1, plan({ absences: [absence('09:00', '12:00')] }), empty)).toEqual(['absent']);
  });

  it('shows an occurrence that was taken away or changed as such', () => {
    const off = view({ exceptions: { '2026-12-01': { kind: 'off' } } });
    expect(statesOn(1, plan({ availabilities: [off] }))).toEqual(['off']);
    const changed = view({
      exceptions: {
        '2026-12-01': {
          kind: 'changed',
          start: '14:00',
          end: '16:00',
          place: 'caf-orly',
          modes: ['phone'],
          services: ['rendez-vous-des-droits'],
        },
      },
    });
    const [window] = weekOf(plan({ availabilities: [changed] }), MONDAY, [])[1]?.windows ?? [];
    expect(window).toMatchObject({ isChanged: true, what: { start: '14:00', place: 'caf-orly' } });
  });
});

describe('a time as people type it (B8)', () => {
  it.each([
    ['9', '09:00'],
    ['9h', '09:00'],
    ['9 h 30', '09:30'],
    ['9:05', '09:05'],
    ['0930', '09:30'],
    ['930', '09:30'],
    [' 17H15 ', '17:15'],
    ['9h3', undefined],
    ['9h32', undefined],
    ['24:00', undefined],
    ['9h60', undefined],
    ['', undefined],
    ['midi', undefined],
  ])('%s', (typed, expected) => {
    expect(readTime(typed)).toBe(expected);
  });
});
