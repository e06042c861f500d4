import { addDays } from '../../app/dates.ts';
import type { Mode } from '../desk/desk-words.ts';
import { instantAt } from '../desk/local-time.ts';
import type { SessionTimes } from './types.ts';

/** How, where and how long, before times are looked for. */
export interface Wanted {
  readonly mode: Extract<Mode, 'on-site' | 'video'>;
  readonly place: string;
  readonly minutes: number;
}

export const MOST_TIMES = 3;
/** One page of times: four weeks. */
export const RANGE_DAYS = 28;
/** Lengths to choose from, minutes [S]. */
export const LENGTHS = [120, 105, 90] as const;
/** The farthest deadline for answers, days. */
export const LONGEST_WAIT_DAYS = 30;

export interface DayOfTimes {
  readonly date: string;
  readonly starts: readonly string[];
}

/** Times by local date; a time is named by its start. */
export function daysOf({ times }: SessionTimes, dayOf: (iso: string) => string): DayOfTimes[] {
  const days = new Map<string, string[]>();
  for (const { start } of times) days.set(dayOf(start), [...(days.get(dayOf(start)) ?? []), start]);
  return [...days].map(([date, starts]) => ({ date, starts: [...new Set(starts)] }));
}

/** Chosen in the mediator's order; pressed again, it is given back; a fourth is not taken. */
export function toggled(chosen: readonly string[], start: string): readonly string[] {
  if (chosen.includes(start)) return chosen.filter((one) => one !== start);
  return chosen.length < MOST_TIMES ? [...chosen, start] : chosen;
}

/** The end of that local day as an instant; undefined when nothing was typed. */
export function deadline(date: string, zone: string): string | undefined {
  if (date === '') return undefined;
  const end = instantAt(addDays(date, 1), '00:00', zone) - 60_000;
  return new Date(end).toISOString();
}
