import { addDays, makeCalendar } from '../../shared/domain/time.ts';
import type { SlotCase, WeeklyHours } from './slot-engine.ts';

const ZONE = 'Europe/Paris';
const FIRST = '2027-03-01';
const LENGTH = 45;
const WORKDAYS = [1, 2, 3, 4, 5];
/** Eight starts of 45 minutes a day. */
const HOURS = [
  ['09:00', '12:00'],
  ['13:30', '17:00'],
] as const;

/** One week of 50 professionals, three to a place with hours a quarter of an hour apart: 1,500 of 2,000 times are free. */
export function weekOfFifty(): SlotCase {
  return generate({ professionals: 50, weeks: 1, taken: 500, perPlace: 3 });
}

/** 26 weeks of 10 professionals, every time booked. */
export function fullHalfYear(): SlotCase {
  return generate({ professionals: 10, weeks: 26, taken: 10 * 26 * 5 * 8, perPlace: 1 });
}

function generate(wish: { professionals: number; weeks: number; taken: number; perPlace: number }): SlotCase {
  const calendar = makeCalendar(ZONE);
  const agents = Array.from({ length: wish.professionals }, (_, id) => ({
    id,
    place: `place-${Math.floor(id / wish.perPlace)}`,
    weekly: hoursShiftedBy((id % wish.perPlace) * 15),
  }));
  const times = agents.flatMap(({ id, weekly }) =>
    weekdays(wish.weeks).flatMap((date) =>
      weekly.flatMap(({ start, end }) => {
        const until = calendar.instantOf(date, calendar.cellOfLocalTime(date, end));
        const starts: { id: number; period: [number, number] }[] = [];
        let at = calendar.instantOf(date, calendar.cellOfLocalTime(date, start));
        for (; at + LENGTH * 60_000 <= until; at += LENGTH * 60_000)
          starts.push({ id, period: [at, at + LENGTH * 60_000] });
        return starts;
      }),
    ),
  );
  const taken = shuffled(times).slice(0, wish.taken);
  const periods = (id: number) => taken.filter((one) => one.id === id).map(({ period }) => period);
  return {
    timeZone: ZONE,
    nowUtc: '2026-11-21T00:00:00.000Z',
    fromUtc: new Date(calendar.midnight(FIRST)).toISOString(),
    toUtc: new Date(calendar.midnight(addDays(FIRST, 7 * wish.weeks))).toISOString(),
    eventLengthMin: LENGTH,
    frequencyMin: LENGTH,
    minimumNoticeMin: 0,
    weekly: [],
    agents: agents.map((agent) => ({ ...agent, busy: periods(agent.id).sort(([a], [b]) => a - b) })),
  };
}

function hoursShiftedBy(minutes: number): WeeklyHours[] {
  return HOURS.map(([start, end]) => ({
    days: WORKDAYS,
    start: later(start, minutes),
    end: later(end, minutes),
  }));
}

function later(time: string, by: number): string {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + by;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function weekdays(weeks: number): string[] {
  return Array.from({ length: 7 * weeks }, (_, day) => day)
    .filter((day) => day % 7 < 5)
    .map((day) => addDays(FIRST, day));
}

/** The same order every time: keys from a linear congruential generator with a fixed seed. */
function shuffled<T>(items: readonly T[]): T[] {
  const keyed: { key: number; item: T }[] = [];
  let seed = 94;
  for (const item of items) {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    keyed.push({ key: seed, item });
  }
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
