import type { Appointment } from './appointment.ts';
import { CELL_MINUTES, type Window } from './day.ts';
import { occurrence, passesMidnight } from './opening.ts';
import type { Absence, Availability, Closure, LocalMoment, Receiving } from './planning.ts';
import { addDays, daysBetween } from './time.ts';
import type { LocalDate, LocalTime } from './words.ts';

const DAY_MINUTES = 1_440;
const EPOCH = '1970-01-01';

/** What a refused change runs into, by name: the first date on which both would stand. */
export interface Overlap {
  readonly kind: 'availability' | 'absence' | 'closure';
  readonly id: string;
  readonly place?: string;
  readonly date: LocalDate;
  readonly start: LocalTime;
  readonly end: LocalTime;
}

/** One occurrence on an axis of wall-clock minutes, so that what runs past midnight meets the next day. */
interface Stretch {
  readonly date: LocalDate;
  readonly what: Receiving;
  readonly from: number;
  readonly to: number;
}

/**
 * The first common moment of two availabilities of one professional, on or after `since` (a local date), night windows
 * and exceptions heeded; of it, `other`'s occurrence. Exact: past the last exception both repeat within 56 weeks.
 */
export function overlapOf(one: Availability, other: Availability, since: LocalDate): Overlap | undefined {
  const from = addDays(latest(since, one.from, other.from), -1);
  const to = earliest(
    addDays(
      latest(from, ...exceptionDates(one), ...exceptionDates(other)),
      7 * (commonWeeks(one, other) + 2),
    ),
    addDays(lastDate(one), 1),
    addDays(lastDate(other), 1),
  );
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const mine = stretchOn(one, date);
    if (mine === undefined) continue;
    for (const day of [-1, 0, 1]) {
      const theirs = stretchOn(other, addDays(date, day));
      if (theirs !== undefined && mine.from < theirs.to && theirs.from < mine.to) return named(other, theirs);
    }
  }
  return undefined;
}

/** The first availability of the list that `one` runs into, itself (by id) apart. */
export function firstOverlap(
  one: Availability,
  others: readonly Availability[],
  since: LocalDate,
): Overlap | undefined {
  for (const other of others) {
    const overlap = other.id === one.id ? undefined : overlapOf(one, other, since);
    if (overlap !== undefined) return overlap;
  }
  return undefined;
}

export function absenceOverlap(one: Absence, others: readonly Absence[]): Overlap | undefined {
  const other = others.find(
    (absence) =>
      absence.id !== one.id &&
      minuteOf(one.from) < minuteOf(absence.to) &&
      minuteOf(absence.from) < minuteOf(one.to),
  );
  if (other === undefined) return undefined;
  return { kind: 'absence', id: other.id, date: other.from.date, start: other.from.time, end: other.to.time };
}

export function closureOverlap(one: Closure, others: readonly Closure[]): Overlap | undefined {
  const other = others.find(
    ({ id, place, from, to }) => id !== one.id && place === one.place && from <= one.to && one.from <= to,
  );
  if (other === undefined) return undefined;
  return {
    kind: 'closure',
    id: other.id,
    place: other.place,
    date: other.from,
    start: '00:00',
    end: '24:00',
  };
}

/** A local moment as minutes since 1970 on the wall clock: `24:00` is the next day's `00:00`. */
export function minuteOf({ date, time }: LocalMoment): number {
  return daysBetween(EPOCH, date) * DAY_MINUTES + minutes(time);
}

/** Minutes of each piece of a stretch, cut at midnight: no appointment crosses it (B8). */
export function pieceLengths({ start, end }: Pick<Receiving, 'start' | 'end'>): number[] {
  if (!passesMidnight({ start, end })) return [minutes(end) - minutes(start)];
  return [DAY_MINUTES - minutes(start), minutes(end)].filter((length) => length > 0);
}

/**
 * Whether the professional no longer receives at an appointment's time, or, on site, no longer there. Its pause need
 * not fit (B9), and a window opened to other services still finds its professional in place.
 */
export function isOutside(
  appointment: Pick<Appointment, 'cell' | 'start' | 'end' | 'mode' | 'place'>,
  windows: readonly Window[],
): boolean {
  const { cell, start, end, mode, place } = appointment;
  const last = cell + (end - start) / (CELL_MINUTES * 60_000);
  return !windows.some(
    (window) => window.from <= cell && last <= window.to && (mode !== 'on-site' || window.place === place),
  );
}

function stretchOn(availability: Availability, date: LocalDate): Stretch | undefined {
  const what = occurrence(availability, date);
  if (what === undefined) return undefined;
  const from = minuteOf({ date, time: what.start });
  const to = minuteOf({ date: passesMidnight(what) ? addDays(date, 1) : date, time: what.end });
  return { date, what, from, to };
}

function named({ id }: Availability, { date, what: { place, start, end } }: Stretch): Overlap {
  return { kind: 'availability', id, place, date, start, end };
}

/** The last date on which an availability may start an occurrence; far away when it has no end. */
function lastDate({ from, until, repeat }: Availability): LocalDate {
  return repeat === undefined ? from : (until ?? '9000-01-01');
}

function exceptionDates({ exceptions }: Availability): LocalDate[] {
  return Object.keys(exceptions);
}

function commonWeeks(one: Availability, other: Availability): number {
  const a = one.repeat?.everyWeeks ?? 1;
  const b = other.repeat?.everyWeeks ?? 1;
  return (a * b) / greatestDivisor(a, b);
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

const minutes = (time: LocalTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const latest = (first: LocalDate, ...rest: LocalDate[]) => [first, ...rest].toSorted().at(-1) ?? first;
const earliest = (first: LocalDate, ...rest: LocalDate[]) => [first, ...rest].toSorted().at(0) ?? first;
