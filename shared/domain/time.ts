import { IANAZone } from 'luxon';
import { CELL_MINUTES } from './day.ts';
import type { LocalDate, LocalTime } from './words.ts';

export const MINUTE = 60_000;
const DAY = 86_400_000;
/** About three weeks, in halves down to a quarter of an hour: no zone changes its clock and back in less. */
const STRETCH = 2 ** 11 * 15 * MINUTE;
/** Length of one cell, ms. */
export const CELL = CELL_MINUTES * MINUTE;

/** A cell of a local day. */
export interface Moment {
  readonly date: LocalDate;
  readonly cell: number;
}

/** The days of one zone. Make one per request and pass it on: it asks the zone's rules once a week of dates. */
export interface Calendar {
  /** Epoch ms of the first instant of a local date. */
  midnight(date: LocalDate): number;
  /** Cells of five elapsed minutes in a local date: 288, and 276 or 300 when the clock changes (B8). */
  cellsInDay(date: LocalDate): number;
  /** Epoch ms at which a cell begins. */
  instantOf(date: LocalDate, cell: number): number;
  /**
   * The cell at which the wall clock shows `time`. A time that the clock jumps over moves on by the jump, as in
   * luxon; one that it shows twice is the first. `24:00` is the end of the day.
   */
  cellOfLocalTime(date: LocalDate, time: LocalTime): number;
  /** Where an instant lies, or nothing when it is off the grid of five minutes (B8). */
  placeInDay(instant: number): Moment | undefined;
  localDateOf(instant: number): LocalDate;
  localTimeOf(instant: number): LocalTime;
  /** ISO 8601 with the zone's offset: `2027-03-01T09:00:00+01:00`. */
  iso(instant: number): string;
}

/** Throws RangeError for a zone that does not exist. */
export function makeCalendar(zone: string): Calendar {
  const rules = IANAZone.create(zone);
  if (!rules.isValid) throw new RangeError(`unknown time zone ${zone}`);
  const asked = new Map<number, number>();
  /** The last stretch found without a change. */
  let [steadyFrom, steadyTo, steadyOffset] = [0, 0, 0];

  function ask(instant: number): number {
    let offset = asked.get(instant);
    if (offset === undefined) {
      offset = rules.offset(instant) * MINUTE;
      asked.set(instant, offset);
    }
    return offset;
  }

  /** The zone's rules are slow to ask: a stretch whose ends agree is taken as one, others are halved. */
  function offsetAt(instant: number): number {
    if (steadyFrom <= instant && instant < steadyTo) return steadyOffset;
    let from = Math.floor(instant / STRETCH) * STRETCH;
    let to = from + STRETCH;
    while (ask(from) !== ask(to)) {
      const middle = (from + to) / 2;
      if (middle - from < MINUTE) return ask(instant);
      if (instant < middle) to = middle;
      else from = middle;
    }
    [steadyFrom, steadyTo, steadyOffset] = [from, to, ask(from)];
    return steadyOffset;
  }

  /** The first instant at which the wall clock shows `local` (ms, as if in UTC). */
  function firstInstantOf(local: number): number {
    const before = offsetAt(local - DAY);
    const after = offsetAt(local + DAY);
    if (before === after) return local - before;
    const early = local - Math.max(before, after);
    return offsetAt(early) === local - early ? early : local - Math.min(before, after);
  }

  const localOf = (instant: number) => instant + offsetAt(instant);
  const midnightOf = (day: number) => firstInstantOf(day * DAY);

  return {
    midnight: (date) => midnightOf(dayNumber(date)),
    cellsInDay(date) {
      const day = dayNumber(date);
      return (midnightOf(day + 1) - midnightOf(day)) / CELL;
    },
    instantOf: (date, cell) => midnightOf(dayNumber(date)) + cell * CELL,
    cellOfLocalTime(date, time) {
      const day = dayNumber(date);
      return (firstInstantOf(day * DAY + minutesOf(time) * MINUTE) - midnightOf(day)) / CELL;
    },
    placeInDay(instant) {
      const day = Math.floor(localOf(instant) / DAY);
      const cell = (instant - midnightOf(day)) / CELL;
      return Number.isInteger(cell) ? { date: dateOf(day), cell } : undefined;
    },
    localDateOf: (instant) => dateOf(Math.floor(localOf(instant) / DAY)),
    localTimeOf: (instant) => clock(localOf(instant)),
    iso(instant) {
      const offset = offsetAt(instant);
      const local = instant + offset;
      const seconds = two(Math.floor(local / 1000) % 60);
      const sign = offset < 0 ? '-' : '+';
      return `${dateOf(Math.floor(local / DAY))}T${clock(local)}:${seconds}${sign}${clock(Math.abs(offset))}`;
    },
  };
}

export const midnight = (date: LocalDate, zone: string) => makeCalendar(zone).midnight(date);
export const cellsInDay = (date: LocalDate, zone: string) => makeCalendar(zone).cellsInDay(date);
export const instantOf = (date: LocalDate, cell: number, zone: string) =>
  makeCalendar(zone).instantOf(date, cell);
export const cellOfLocalTime = (date: LocalDate, time: LocalTime, zone: string) =>
  makeCalendar(zone).cellOfLocalTime(date, time);
export const placeInDay = (instant: number, zone: string) => makeCalendar(zone).placeInDay(instant);
export const localDateOf = (instant: number, zone: string) => makeCalendar(zone).localDateOf(instant);
export const localTimeOf = (instant: number, zone: string) => makeCalendar(zone).localTimeOf(instant);
export const isoWithOffset = (instant: number, zone: string) => makeCalendar(zone).iso(instant);

/** A local date `days` later (or earlier), whatever the zone. */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(dayNumber(date) + days);
/** Days from one local date to another; negative when `to` comes first. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);
/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: LocalDate): number => weekday(dayNumber(date));
export const mondayOf = (date: LocalDate): LocalDate => {
  const day = dayNumber(date);
  return dateOf(day - weekday(day) + 1);
};

/** 1970-01-01, day 0, was a Thursday. */
const weekday = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

/** Days since 1970-01-01 of a well-formed date. */
function dayNumber(date: LocalDate): number {
  const year = digits(date, 0) * 100 + digits(date, 2);
  return Date.UTC(year, digits(date, 5) - 1, digits(date, 8)) / DAY;
}

/** Inverse of `dayNumber`, by eras of 400 years that begin on 1 March (Hinnant, civil_from_days). */
function dateOf(day: number): LocalDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}

const minutesOf = (time: LocalTime) => digits(time, 0) * 60 + digits(time, 3);
/** The number that two digits of `text` write. */
const digits = (text: string, at: number) => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528;
const two = (value: number) => String(value).padStart(2, '0');

/** `HH:mm` of a stretch of ms, within its day. */
function clock(ms: number): string {
  const minutes = Math.floor(ms / MINUTE) % 1440;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
