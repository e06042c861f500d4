import { describe, expect, it } from 'vitest';
import { type OpenDayInput, openDay } from '../../../shared/domain/opening.ts';
import type { Absence, Availability, Closure } from '../../../shared/domain/planning.ts';
import { addDays } from '../../../shared/domain/time.ts';
import { A_TUESDAY, anAvailability } from '../../support/fixtures.ts';

const PARIS = 'Europe/Paris';

function windowsOf(date: string, input: Partial<OpenDayInput> = {}) {
  const whole = { absences: [], closures: [], isHoliday: () => false, zone: PARIS, ...input };
  return openDay({ availabilities: [anAvailability()], ...whole, date });
}
const spansOf = (date: string, input: Partial<OpenDayInput> = {}) =>
  windowsOf(date, input).map(({ from, to }) => [from, to]);

function anAbsence(from: Absence['from'], to: Absence['to']): Absence {
  return { id: 'absence-1', caf: '94', professional: 'camille-exemple', from, to };
}
function aClosure(overrides: Partial<Closure> = {}): Closure {
  return { id: 'closure-1', caf: '94', place: 'caf-creteil', from: A_TUESDAY, to: A_TUESDAY, ...overrides };
}
const nights = (overrides: Partial<Availability> = {}) => [
  anAvailability({ start: '22:00', end: '02:00', ...overrides }),
];

describe('B3: a professional receives inside availabilities', () => {
  it('every week on its weekdays, from its first day to its last', () => {
    const availabilities = [anAvailability({ from: '2026-12-01', until: '2026-12-15' })];
    const open = Array.from({ length: 35 }, (_, days) => addDays('2026-11-20', days)).filter(
      (date) => windowsOf(date, { availabilities }).length > 0,
    );
    expect(open).toEqual(['2026-12-01', '2026-12-08', '2026-12-15']);
  });

  it('carries place, modes and services into the window', () => {
    expect(windowsOf(A_TUESDAY)).toEqual([
      {
        from: 108,
        to: 144,
        place: 'caf-creteil',
        modes: ['on-site', 'phone', 'video'],
        services: ['rendez-vous-des-droits'],
      },
    ]);
  });

  it('every other week counts from the Monday of the first week, even when that week begins later', () => {
    const availabilities = [
      anAvailability({ from: '2026-12-03', repeat: { everyWeeks: 2, weekdays: [1, 4] } }),
    ];
    const open = Array.from({ length: 28 }, (_, days) => addDays('2026-11-30', days)).filter(
      (date) => windowsOf(date, { availabilities }).length > 0,
    );
    expect(open).toEqual(['2026-12-03', '2026-12-14', '2026-12-17']);
  });

  it('once, when it does not repeat', () => {
    const { repeat: _, ...once } = anAvailability({ from: A_TUESDAY });
    expect(spansOf(A_TUESDAY, { availabilities: [once] })).toEqual([[108, 144]]);
    expect(spansOf('2026-12-08', { availabilities: [once] })).toEqual([]);
  });

  it('an exception removes or changes one occurrence, and says nothing of a day without one', () => {
    const changed: Availability['exceptions'][string] = {
      kind: 'changed',
      start: '14:00',
      end: '15:00',
      place: 'caf-orly',
      modes: ['phone'],
      services: ['rendez-vous-des-droits'],
    };
    const availabilities = [
      anAvailability({
        exceptions: { '2026-12-01': { kind: 'off' }, '2026-12-08': changed, '2026-12-09': changed },
      }),
    ];
    expect(spansOf('2026-12-01', { availabilities })).toEqual([]);
    expect(windowsOf('2026-12-08', { availabilities })).toMatchObject([
      { from: 168, to: 180, place: 'caf-orly', modes: ['phone'] },
    ]);
    expect(spansOf('2026-12-09', { availabilities })).toEqual([]);
    expect(spansOf('2026-12-15', { availabilities })).toEqual([[108, 144]]);
  });

  it('not on a public holiday', () => {
    expect(spansOf(A_TUESDAY, { isHoliday: (date) => date === A_TUESDAY })).toEqual([]);
    expect(spansOf('2026-12-08', { isHoliday: (date) => date === A_TUESDAY })).toEqual([[108, 144]]);
  });

  it('not where the place is closed, from the first closed day to the last', () => {
    const closures = [aClosure({ from: '2026-12-01', to: '2026-12-08' })];
    expect(spansOf('2026-12-01', { closures })).toEqual([]);
    expect(spansOf('2026-12-08', { closures })).toEqual([]);
    expect(spansOf('2026-12-15', { closures })).toEqual([[108, 144]]);
    expect(spansOf(A_TUESDAY, { closures: [aClosure({ place: 'caf-orly' })] })).toEqual([[108, 144]]);
  });

  it('windows come in order of time, whatever the order of availabilities', () => {
    const availabilities = [anAvailability({ start: '14:00', end: '16:00' }), anAvailability()];
    expect(spansOf(A_TUESDAY, { availabilities })).toEqual([
      [108, 144],
      [168, 192],
    ]);
  });
});

describe('B3: absences count whatever the availabilities say', () => {
  const at = (date: string, time: string) => ({ date, time });

  it('an absence over the window closes it', () => {
    const absences = [anAbsence(at('2026-11-30', '10:00'), at('2026-12-02', '10:00'))];
    expect(spansOf(A_TUESDAY, { absences })).toEqual([]);
  });

  it('an absence until a window begins, or from its end on, leaves it whole', () => {
    const absences = [
      anAbsence(at(A_TUESDAY, '08:00'), at(A_TUESDAY, '09:00')),
      anAbsence(at(A_TUESDAY, '12:00'), at(A_TUESDAY, '24:00')),
    ];
    expect(spansOf(A_TUESDAY, { absences })).toEqual([[108, 144]]);
  });

  it('B9: what an absence leaves stays on the grid of the window it was cut from', () => {
    const absences = [
      anAbsence(at(A_TUESDAY, '09:30'), at(A_TUESDAY, '10:00')),
      anAbsence(at(A_TUESDAY, '11:00'), at(A_TUESDAY, '11:10')),
    ];
    const cut = windowsOf(A_TUESDAY, { absences }).map(({ from, to, grid }) => ({ from, to, grid }));
    expect(cut).toEqual([
      { from: 108, to: 114, grid: undefined },
      { from: 120, to: 132, grid: 108 },
      { from: 134, to: 144, grid: 108 },
    ]);
  });

  it('a day between the first and the last day of an absence is closed from midnight to midnight', () => {
    const availabilities = [anAvailability({ start: '00:00', end: '24:00' })];
    const absences = [anAbsence(at('2026-11-30', '12:00'), at('2026-12-02', '12:00'))];
    expect(spansOf(A_TUESDAY, { availabilities, absences })).toEqual([]);
  });
});

describe('B8: a window past midnight is kept as two', () => {
  it('until the end of its day, and from midnight on the next', () => {
    const availabilities = nights();
    expect(spansOf(A_TUESDAY, { availabilities })).toEqual([[264, 288]]);
    expect(spansOf('2026-12-02', { availabilities })).toEqual([[0, 24]]);
  });

  it('each night of a row has both', () => {
    const availabilities = nights({ repeat: { everyWeeks: 1, weekdays: [1, 2, 3, 4, 5, 6, 7] } });
    expect(spansOf(A_TUESDAY, { availabilities })).toEqual([
      [0, 24],
      [264, 288],
    ]);
  });

  it('the morning part belongs to the occurrence of the evening before: its exception and its last day', () => {
    const off = nights({ exceptions: { [A_TUESDAY]: { kind: 'off' } } });
    expect(spansOf('2026-12-02', { availabilities: off })).toEqual([]);
    const last = nights({ until: A_TUESDAY });
    expect(spansOf('2026-12-02', { availabilities: last })).toEqual([[0, 24]]);
    expect(spansOf('2026-12-09', { availabilities: last })).toEqual([]);
  });

  it('holidays and closures are of the local date itself', () => {
    const availabilities = nights();
    expect(spansOf('2026-12-02', { availabilities, isHoliday: (date) => date === A_TUESDAY })).toEqual([
      [0, 24],
    ]);
    expect(spansOf('2026-12-02', { availabilities, closures: [aClosure()] })).toEqual([[0, 24]]);
  });

  it('the nights of the clock change are an hour shorter and an hour longer', () => {
    const availabilities = nights({
      end: '04:00',
      repeat: { everyWeeks: 1, weekdays: [6, 7] },
      from: '2026-10-01',
    });
    expect(spansOf('2027-03-28', { availabilities })).toEqual([
      [0, 36],
      [252, 276],
    ]);
    expect(spansOf('2026-10-25', { availabilities })).toEqual([
      [0, 60],
      [276, 300],
    ]);
    expect(spansOf('2027-03-28', { availabilities, zone: 'America/Cayenne' })).toEqual([
      [0, 48],
      [264, 288],
    ]);
  });

  it('hours that the clock jumps over are no window', () => {
    const availabilities = [
      anAvailability({ start: '02:00', end: '03:00', repeat: { everyWeeks: 1, weekdays: [7] } }),
    ];
    expect(spansOf('2027-03-21', { availabilities })).toEqual([[24, 36]]);
    expect(spansOf('2027-03-28', { availabilities })).toEqual([]);
  });
});
