import { describe, expect, it } from 'vitest';
import type { Day } from '../../../shared/domain/day.ts';
import { proposeInstead } from '../../../shared/domain/proposals.ts';
import { makeCalendar } from '../../../shared/domain/time.ts';
import { aDay, anAppointment } from '../../support/fixtures.ts';

const calendar = makeCalendar('Europe/Paris');
const appointment = anAppointment({ cell: 120 });

function proposed(days: readonly Day[], { now = '2026-11-30T08:00:00+01:00', most = 3 } = {}): string[] {
  const ask = {
    service: 'rendez-vous-des-droits',
    place: 'caf-creteil',
    mode: 'on-site' as const,
    lengthCells: 9,
    pauseCells: 3,
    calendar,
    now: Date.parse(now),
    most,
  };
  return proposeInstead(days, appointment, ask).map(
    ({ start, professional }) => `${calendar.iso(start).slice(5, 16)} ${professional}`,
  );
}

const busy = (cells: [number, number][]): Pick<Day, 'taken' | 'entries'> => ({
  taken: new Set(cells.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at))),
  entries: Object.fromEntries(cells.map((span, at) => [`e${at}`, { kind: 'appointment', spans: [span] }])),
});

describe('what is proposed instead (B11)', () => {
  it('is the same hour with a colleague first, then the nearest other times, the earlier first', () => {
    expect(proposed([aDay({ professional: 'alex' })])).toEqual([
      '12-01T10:00 alex',
      '12-01T09:00 alex',
      '12-01T11:00 alex',
    ]);
  });

  it('is with the person’s own professional where they are free, else with the least loaded (B7)', () => {
    const days = [
      aDay({ professional: 'alex', ...busy([[108, 120]]) }),
      aDay({ professional: 'bea' }),
      aDay({ date: '2026-12-08', professional: 'alex' }),
      aDay({ date: '2026-12-08' }),
    ];
    expect(proposed(days, { most: 5 })).toEqual([
      '12-01T10:00 bea',
      '12-01T09:00 bea',
      '12-01T11:00 bea',
      '12-08T09:00 camille-exemple',
      '12-08T10:00 camille-exemple',
    ]);
  });

  it('is never in the past, and nothing where nobody is free', () => {
    const now = '2026-12-01T09:30:00+01:00';
    expect(proposed([aDay({ professional: 'alex' })], { now })).toEqual([
      '12-01T10:00 alex',
      '12-01T11:00 alex',
    ]);
    expect(proposed([aDay({ professional: 'alex', ...busy([[108, 144]]) })])).toEqual([]);
    expect(proposed([])).toEqual([]);
  });
});
