import { dayNumber, mondayOf, weekdayOf } from '../../app/dates.ts';
import type { Availability, Receiving } from './types.ts';

/** Whether the rule, without exceptions, has an occurrence that starts on `date`; weeks count from the Monday of `from`'s week. */
export function occursOn({ from, until, repeat }: Availability, date: string): boolean {
  if (repeat === undefined) return date === from;
  if (date < from || (until !== undefined && date > until)) return false;
  if (!repeat.weekdays.includes(weekdayOf(date))) return false;
  return (dayNumber(mondayOf(date)) - dayNumber(mondayOf(from))) % (7 * repeat.everyWeeks) === 0;
}

/** What an availability says of its occurrence that starts on `date`; `off` when it was taken away, nothing when there is none. */
export function occurrence(availability: Availability, date: string): Receiving | 'off' | undefined {
  if (!occursOn(availability, date)) return undefined;
  const exception = availability.exceptions[date];
  if (exception === undefined) return availability;
  return exception.kind === 'off' ? 'off' : exception;
}

/** Minutes from midnight; a window that ends at or before its start runs into the next day and counts to midnight here. */
export function minutesOf({ start, end }: Pick<Receiving, 'start' | 'end'>): readonly [number, number] {
  return [minute(start), end <= start ? 1_440 : minute(end)];
}

export const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
