import { isFree, takenAt } from './cells.ts';
import type { Day } from './day.ts';
import { admitsBeside, type DayAsk, freeStarts } from './slots.ts';
import { addMonths } from './support-series.ts';
import { addDays, type Calendar, daysBetween, weekdayOf } from './time.ts';
import type { LocalDate, LocalTime, Mode } from './words.ts';

/** A time that a series could take. `start`, `end`: epoch ms. */
export interface RhythmTime {
  readonly date: LocalDate;
  readonly start: number;
  readonly end: number;
  readonly place: string;
}

/** Half a month of the contract, both days included: the time proposed, and others of the same half. */
export interface RhythmPart {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly proposed: RhythmTime | undefined;
  readonly others: readonly RhythmTime[];
  /** Days of it are not open yet: times come later. */
  readonly isOpen: boolean;
}

export interface RhythmAsk extends DayAsk {
  readonly mode: Mode;
  readonly calendar: Calendar;
  /** No time before this instant, epoch ms. */
  readonly now: number;
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** The way to a home, cells before and after. */
  readonly travelCells: number;
  /** 1 = Monday … 7 = Sunday; of the first time found when left out. */
  readonly weekday?: number | undefined;
  readonly time?: LocalTime | undefined;
}

/** Days between two appointments of a series, at least. */
const APART = 7;
const MOST_OTHERS = 10;
const MINUTES_A_DAY = 120;
const OTHER_WEEKDAY = 100_000;

/**
 * Two appointments a month out of one professional's open days, and of `beside`'s when two receive together: in each half of a
 * month of the contract the free time nearest to the day and hour of the others, a week apart at least [S].
 */
export function proposeRhythm(
  days: readonly Day[],
  beside: readonly Day[] | undefined,
  ask: RhythmAsk,
): RhythmPart[] {
  const free = freeTimes(days, beside, ask);
  const lastOpen = days.reduce((last, { date }) => (date > last ? date : last), '');
  let last: RhythmTime | undefined;
  let [weekday, time] = [ask.weekday, ask.time];
  return halvesOf(ask.from, ask.until).map(({ from, until }) => {
    const target = firstDay(from, last, weekday);
    const cost = ({ date, start }: RhythmTime) =>
      (weekday === undefined || weekdayOf(date) === weekday ? 0 : OTHER_WEEKDAY) +
      Math.abs(daysBetween(target, date)) * MINUTES_A_DAY +
      (time === undefined ? 0 : Math.abs(minutesOf(ask.calendar.localTimeOf(start)) - minutesOf(time)));
    const times = free
      .filter(({ date }) => from <= date && date <= until)
      .sort((a, b) => cost(a) - cost(b) || a.start - b.start);
    const proposed = times.find(({ date }) => last === undefined || daysBetween(last.date, date) >= APART);
    if (proposed !== undefined) {
      last = proposed;
      weekday ??= weekdayOf(proposed.date);
      time ??= ask.calendar.localTimeOf(proposed.start);
    }
    const others = times
      .filter((one) => one !== proposed)
      .slice(0, MOST_OTHERS)
      .sort((a, b) => a.start - b.start);
    return { from, until, proposed, others, isOpen: until <= lastOpen };
  });
}

/** Times free in the first agenda, and beside it in the second, with the way to a home where there is one. */
function freeTimes(days: readonly Day[], beside: readonly Day[] | undefined, ask: RhythmAsk): RhythmTime[] {
  const { calendar, now, travelCells, lengthCells, pauseCells } = ask;
  const theirs = beside === undefined ? undefined : new Map(beside.map((day) => [day.date, day]));
  const isKept = (day: Day, cell: number) =>
    isFree(takenAt(day, now), Math.max(0, cell - travelCells), cell + lengthCells + pauseCells + travelCells);
  return days.flatMap((day) => {
    const other = theirs?.get(day.date);
    return freeStarts(day, ask).flatMap(({ cell, window }) => {
      const start = calendar.instantOf(day.date, cell);
      if (start <= now || !isKept(day, cell)) return [];
      const place = window.place;
      if (theirs !== undefined) {
        if (other === undefined || !isKept(other, cell)) return [];
        if (!admitsBeside(other, { cell, ask: { ...ask, place } })) return [];
      }
      return [{ date: day.date, start, end: calendar.instantOf(day.date, cell + lengthCells), place }];
    });
  });
}

/** The contract in halves of its own months. */
function halvesOf(from: LocalDate, until: LocalDate): { from: LocalDate; until: LocalDate }[] {
  const halves: { from: LocalDate; until: LocalDate }[] = [];
  for (let month = 0; addMonths(from, month) <= until; month += 1) {
    const first = addMonths(from, month);
    const next = addMonths(from, month + 1);
    const middle = addDays(first, 15);
    for (const [begins, ends] of [
      [first, middle],
      [middle, next],
    ] as const) {
      const last = addDays(ends, -1);
      if (begins <= until) halves.push({ from: begins, until: last < until ? last : until });
    }
  }
  return halves;
}

/** Two weeks after the last one where that lies in this half, else the first day of the kind asked for. */
function firstDay(from: LocalDate, last: RhythmTime | undefined, weekday: number | undefined): LocalDate {
  const next = last === undefined ? from : addDays(last.date, 14);
  const day = next < from ? from : next;
  return weekday === undefined ? day : addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}

const minutesOf = (time: LocalTime) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
