import { describe, expect, it } from 'vitest';
import { reminderDueAt, remindersAhead } from '../../../shared/domain/reminders.ts';

const PARIS = 'Europe/Paris';
const RULES = [
  { kind: 'before', hours: 48 },
  { kind: 'day-before', at: '09:00' },
] as const;
const at = (iso: string) => Date.parse(iso);

describe('reminders of an appointment', () => {
  const start = at('2026-12-01T14:30:00+01:00');

  it('are due 48 hours before and at nine the day before', () => {
    expect(remindersAhead(RULES, { start, now: at('2026-11-01T00:00:00Z'), zone: PARIS })).toEqual([
      at('2026-11-29T14:30:00+01:00'),
      at('2026-11-30T09:00:00+01:00'),
    ]);
  });

  it('are skipped when it is booked later than that, to the millisecond', () => {
    const due = at('2026-11-29T14:30:00+01:00');
    expect(remindersAhead(RULES, { start, now: due - 1, zone: PARIS })[0]).toBe(due);
    expect(remindersAhead(RULES, { start, now: due, zone: PARIS })[0]).toBeUndefined();
    expect(remindersAhead(RULES, { start, now: at('2026-11-30T09:00:00+01:00'), zone: PARIS })).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('follow what the service says, even nothing', () => {
    expect(remindersAhead([], { start, now: 0, zone: PARIS })).toEqual([]);
  });

  it.each([
    ['2026-10-26T10:00:00+01:00', '2026-10-25T09:00:00+01:00', 'the day the clock goes back'],
    ['2027-03-29T10:00:00+02:00', '2027-03-28T09:00:00+02:00', 'the day the clock goes forward'],
    ['2026-12-01T00:30:00+01:00', '2026-11-30T09:00:00+01:00', 'an appointment just after midnight'],
  ])('come at nine on the wall the day before %s', (begin, due) => {
    expect(reminderDueAt(RULES[1], at(begin), PARIS)).toBe(at(due));
  });

  it('count elapsed hours over a change of the clock', () => {
    expect(reminderDueAt(RULES[0], at('2026-10-26T10:00:00+01:00'), PARIS)).toBe(
      at('2026-10-24T11:00:00+02:00'),
    );
  });

  it('are told in the zone of the Caf', () => {
    expect(reminderDueAt(RULES[1], at('2026-12-01T08:00:00-03:00'), 'America/Cayenne')).toBe(
      at('2026-11-30T09:00:00-03:00'),
    );
  });
});
