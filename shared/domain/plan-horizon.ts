import type { Caf } from './caf.ts';
import { addDays, daysBetween, makeCalendar } from './time.ts';
import type { LocalDate } from './words.ts';

/** The nightly run may come late, or fail once, before a day that can be booked is missing. */
const MARGIN_DAYS = 2;

/** Local dates, both included. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The days to keep open: today and as far as the farthest horizon of the Caf's services, with a margin. `now`: epoch ms. */
export function openingRange({ zone, services }: Pick<Caf, 'zone' | 'services'>, now: number): DateRange {
  const today = makeCalendar(zone).localDateOf(now);
  const horizon = Math.max(...services.map(({ horizonDays }) => horizonDays));
  return { from: today, to: addDays(today, horizon + MARGIN_DAYS) };
}

export function daysIn({ from, to }: DateRange): number {
  return Math.max(0, daysBetween(from, to) + 1);
}

export function datesIn({ from, to }: DateRange): LocalDate[] {
  return Array.from({ length: daysIn({ from, to }) }, (_, day) => addDays(from, day));
}
