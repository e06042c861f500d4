import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { callBackOverdueAt } from '../../../shared/domain/call-back.ts';
import { holidayTest } from '../../../shared/holidays/index.ts';
import { caf94 } from '../../support/fixtures.ts';

const paris = (local: string) => DateTime.fromISO(local, { zone: 'Europe/Paris' }).toMillis();
const rule = { zone: 'Europe/Paris', workingDays: 2 };
const shown = (moment: number) =>
  DateTime.fromMillis(moment, { zone: 'Europe/Paris' }).toFormat("yyyy-MM-dd'T'HH:mm");

describe('B5: a call-back rings the alarm after two working days', () => {
  test.each([
    ['left on a Monday morning', '2026-11-30T08:12', '2026-12-02T08:12'],
    ['left on a Thursday, over the weekend', '2026-12-03T16:00', '2026-12-07T16:00'],
    ['left on a Friday night', '2026-12-04T23:55', '2026-12-08T23:55'],
    ['left on a Saturday: from Monday’s first minute', '2026-12-05T10:00', '2026-12-09T00:00'],
    ['left on a Sunday: the same', '2026-12-06T22:00', '2026-12-09T00:00'],
    ['over the change of clocks', '2026-10-23T09:30', '2026-10-27T09:30'],
  ])('%s', (_, left, due) => {
    expect(shown(callBackOverdueAt(paris(left), rule))).toBe(due);
  });

  test('public holidays are no working days', () => {
    const withHolidays = { ...rule, isHoliday: holidayTest(caf94()) };
    expect(shown(callBackOverdueAt(paris('2026-12-24T10:00'), withHolidays))).toBe('2026-12-29T10:00');
    expect(shown(callBackOverdueAt(paris('2026-12-25T10:00'), withHolidays))).toBe('2026-12-30T00:00');
  });

  test('the Caf says how many, in its own zone', () => {
    const left = DateTime.fromISO('2026-12-04T21:00', { zone: 'America/Cayenne' });
    const due = callBackOverdueAt(left.toMillis(), { zone: 'America/Cayenne', workingDays: 1 });
    expect(DateTime.fromMillis(due, { zone: 'America/Cayenne' }).toISO()).toBe(
      '2026-12-07T21:00:00.000-03:00',
    );
  });
});
