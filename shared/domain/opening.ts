import type { Window } from './day.ts';
import type { Absence, Availability, Closure } from './planning.ts';
import { addDays, type Calendar, daysBetween, makeCalendar, mondayOf, weekdayOf } from './time.ts';
import type { LocalDate, LocalTime } from './words.ts';

/** One professional's plan, the closures of places and the public holidays of the territory (B3). */
export interface OpenDayInput {
  readonly availabilities: readonly Availability[];
  readonly absences: readonly Absence[];
  readonly closures: readonly Closure[];
  readonly isHoliday: (date: LocalDate) => boolean;
  readonly date: LocalDate;
  readonly zone: string;
}

type Receiving = Pick<Availability, 'start' | 'end' | 'place' | 'modes' | 'services'>;

/**
 * The windows of one local date, in order (B3). A window past midnight is kept as two, each with its own grid (B8);
 * what an absence leaves of a window stays on the window's grid (B9). Pass one `calendar` for many days.
 */
export function openDay(input: OpenDayInput, calendar: Calendar = makeCalendar(input.zone)): Window[] {
  const { date } = input;
  if (input.isHoliday(date)) return [];
  const yesterday = addDays(date, -1);
  const windows: Window[] = [];
  for (const availability of input.availabilities) {
    const today = occurrence(availability, date);
    if (today) windows.push(...open(today, today.start, passesMidnight(today) ? '24:00' : today.end));
    const begun = saidOf(availability, yesterday);
    if (begun && passesMidnight(begun) && occursOn(availability, yesterday))
      windows.push(...open(begun, '00:00', begun.end));
  }
  return input.absences
    .reduce(without, windows)
    .sort((a, b) => a.from - b.from || a.to - b.to || (a.place < b.place ? -1 : 1));

  function open({ place, modes, services }: Receiving, start: LocalTime, end: LocalTime): Window[] {
    if (input.closures.some((closure) => isClosed(closure, place, date))) return [];
    const from = calendar.cellOfLocalTime(date, start);
    const to = calendar.cellOfLocalTime(date, end);
    return from < to ? [{ from, to, place, modes, services }] : [];
  }

  function without(rest: readonly Window[], absence: Absence): Window[] {
    if (date < absence.from.date || date > absence.to.date) return [...rest];
    const from = absence.from.date < date ? 0 : calendar.cellOfLocalTime(date, absence.from.time);
    const to = calendar.cellOfLocalTime(date, absence.to.date > date ? '24:00' : absence.to.time);
    return from < to ? rest.flatMap((one) => cut(one, from, to)) : [...rest];
  }
}

/** What an availability says of its occurrence that starts on `date`, exceptions heeded; nothing when there is none. */
export function occurrence(availability: Availability, date: LocalDate): Receiving | undefined {
  return occursOn(availability, date) ? saidOf(availability, date) : undefined;
}

function saidOf(availability: Availability, date: LocalDate): Receiving | undefined {
  const exception = availability.exceptions[date] ?? availability;
  return 'kind' in exception && exception.kind === 'off' ? undefined : exception;
}

/** Whether the rule itself, without exceptions, has an occurrence that starts on `date`; weeks count from the Monday of `from`'s week. */
export function occursOn({ from, until, repeat }: Availability, date: LocalDate): boolean {
  if (repeat === undefined) return date === from;
  if (date < from || (until !== undefined && date > until)) return false;
  if (!repeat.weekdays.includes(weekdayOf(date))) return false;
  return (
    repeat.everyWeeks === 1 || daysBetween(mondayOf(from), mondayOf(date)) % (7 * repeat.everyWeeks) === 0
  );
}

/** Whether a stretch runs past midnight: its end is not after its start on the clock. */
export function passesMidnight({ start, end }: { start: LocalTime; end: LocalTime }): boolean {
  return end <= start;
}

const isClosed = (closure: Closure, place: string, date: LocalDate) =>
  closure.place === place && closure.from <= date && date <= closure.to;

function cut(window: Window, from: number, to: number): Window[] {
  if (to <= window.from || from >= window.to) return [window];
  const parts: Window[] = [];
  if (window.from < from) parts.push({ ...window, to: from });
  if (to < window.to) parts.push({ ...window, from: to, grid: window.grid ?? window.from });
  return parts;
}
