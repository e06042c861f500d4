import { Day, type Entry, MOST_CELLS, type Span, type Window } from '../../shared/domain/day.ts';
import { openDay } from '../../shared/domain/opening.ts';
import type { Availability } from '../../shared/domain/planning.ts';
import { type Slot, searchSlots } from '../../shared/domain/slots.ts';
import { addDays, type Calendar, CELL, makeCalendar } from '../../shared/domain/time.ts';

/** Weekly hours of a case: days count from 0 = Sunday, times are the zone's. */
export interface WeeklyHours {
  readonly days: readonly number[];
  readonly start: string;
  readonly end: string;
}

/** An input of tests/bench/cases: people with weekly hours and busy periods (epoch ms, end exclusive). */
export interface SlotCase {
  readonly timeZone: string;
  readonly nowUtc: string;
  readonly fromUtc: string;
  readonly toUtc: string;
  readonly eventLengthMin: number;
  readonly frequencyMin: number;
  readonly minimumNoticeMin: number;
  readonly weekly: readonly WeeklyHours[];
  readonly agents: readonly {
    readonly id: number;
    readonly place?: string;
    readonly busy: readonly (readonly number[])[];
    readonly weekly?: readonly WeeklyHours[];
  }[];
}

/** What a busy period keeps of one day. */
interface Busy {
  readonly id: string;
  readonly span: Span;
}

const CAF = '94';
const SERVICE = 'rendez-vous-des-droits';
const PLACE = 'caf-creteil';

/** All starts (UTC, sorted) at which somebody is free for the whole length. */
export function slots(input: SlotCase): string[] {
  const found = search(input, openedDays(input));
  return [...new Set(found.map(({ start }) => start))].map((start) => new Date(start).toISOString());
}

/** The days of a case as the store would hand them over: opened, then parsed. In order of date. */
export function open(input: SlotCase): Day[] {
  return [...openedDays(input)];
}

function* openedDays(input: SlotCase): Generator<Day> {
  const { timeZone: zone } = input;
  const calendar = makeCalendar(zone);
  const dates = datesOf(input, calendar);
  const midnights = dates.map((date) => calendar.midnight(date));
  midnights.push(calendar.midnight(addDays(dates.at(-1) ?? '', 1)));
  const people = input.agents.map(({ id, place = PLACE, weekly = input.weekly, busy }) => ({
    professional: `agent-${id}`,
    availabilities: weekly.map((hours) => availability(hours, place, dates[0] ?? '')),
    busyByDay: busyByDay(busy, midnights),
  }));
  for (const [index, date] of dates.entries()) {
    for (const { professional, availabilities, busyByDay } of people) {
      const plan = { availabilities, absences: [], closures: [], isHoliday: () => false };
      const windows = openDay({ ...plan, date, zone }, calendar);
      if (windows.length > 0) yield Day.parse(aDay(professional, date, windows, busyByDay[index] ?? []));
    }
  }
}

function aDay(professional: string, date: string, windows: Window[], busy: readonly Busy[]) {
  const taken = new Set<number>();
  const entries: Record<string, Entry> = {};
  for (const { id, span } of busy) {
    for (let cell = span[0]; cell < span[1]; cell++) taken.add(cell);
    entries[id] = { kind: 'appointment', spans: [span] };
  }
  return { caf: CAF, professional, role: 'social-worker', date, revision: 0, windows, taken, entries };
}

/** The search over days already opened: what a waiting person pays for. */
export function search(input: SlotCase, days: Iterable<Day>): Slot[] {
  if (input.frequencyMin < input.eventLengthMin) throw new RangeError('starts closer than a length overlap');
  const now = Date.parse(input.nowUtc);
  return searchSlots(days, {
    service: SERVICE,
    lengthMinutes: input.eventLengthMin,
    pauseMinutes: input.frequencyMin - input.eventLengthMin,
    zone: input.timeZone,
    earliest: Math.max(Date.parse(input.fromUtc), now + input.minimumNoticeMin * 60_000),
    latest: Date.parse(input.toUtc),
    now,
  });
}

function datesOf(input: SlotCase, calendar: Calendar): string[] {
  const last = calendar.localDateOf(Date.parse(input.toUtc) - 1);
  const dates: string[] = [];
  for (let date = calendar.localDateOf(Date.parse(input.fromUtc)); date <= last; date = addDays(date, 1))
    dates.push(date);
  return dates;
}

/** Hours without a beginning: they start a week before the first date, so that a night that leads into it counts. */
function availability(hours: WeeklyHours, place: string, first: string): Availability {
  return {
    id: `${hours.start}-${hours.end}`,
    caf: CAF,
    professional: 'agent',
    start: hours.start,
    end: hours.end,
    place,
    modes: ['on-site'],
    services: [SERVICE],
    from: addDays(first, -7),
    repeat: { everyWeeks: 1, weekdays: hours.days.map((day) => (day === 0 ? 7 : day)) },
    exceptions: {},
  };
}

/** Cells `[from, to)` kept by each busy period in each day that it touches; days begin at `midnights`. */
function busyByDay(busy: SlotCase['agents'][number]['busy'], midnights: readonly number[]): Busy[][] {
  const byDay: Busy[][] = midnights.slice(1).map(() => []);
  const [first = 0] = midnights;
  busy.forEach(([start = 0, end = 0], at) => {
    let index = Math.max(0, Math.floor((start - first) / (MOST_CELLS * CELL)));
    for (; index < byDay.length; index++) {
      const [day = 0, next = 0] = [midnights[index], midnights[index + 1]];
      if (day >= end) break;
      if (next <= start) continue;
      const from = Math.floor((Math.max(start, day) - day) / CELL);
      byDay[index]?.push({ id: `busy-${at}`, span: [from, Math.ceil((Math.min(end, next) - day) / CELL)] });
    }
  });
  return byDay;
}
