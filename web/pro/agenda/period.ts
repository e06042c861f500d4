import { addDays, mondayOf, weekdayOf } from '../../app/dates.ts';

export const VIEWS = ['jour', 'semaine', 'liste'] as const;
export type View = (typeof VIEWS)[number];

/** What the address of the agenda asks for; a reload, a bookmark and the back button keep it. */
export interface Asked {
  readonly view: View;
  /** A local date of the Caf within the period. */
  readonly date: string;
}

export function readAsked(query: Readonly<Record<string, string>>, today: string): Asked {
  const { vue, le = '' } = query;
  const isDate = /^\d{4}-\d\d-\d\d$/.test(le) && !Number.isNaN(Date.parse(`${le}T12:00:00Z`));
  const view = VIEWS.find((one) => one === vue) ?? 'semaine';
  return { view, date: isDate ? le : view === 'jour' ? today : inWeekToWork(today) };
}

/** On a Sunday the week that is over interests nobody: the one that begins tomorrow does. */
const inWeekToWork = (today: string) => (weekdayOf(today) === 7 ? addDays(today, 1) : today);

export function addressOf({ view, date }: Asked): string {
  return `/pro/agenda?${new URLSearchParams({ vue: view, le: date })}`;
}

/** Local dates, `to` exclusive: the day, or its week from Monday. */
export function rangeOf({ view, date }: Asked): { readonly from: string; readonly to: string } {
  if (view === 'jour') return { from: date, to: addDays(date, 1) };
  const from = mondayOf(date);
  return { from, to: addDays(from, 7) };
}

/** One period earlier (-1) or later (1). */
export function stepped(asked: Asked, step: -1 | 1): Asked {
  return { ...asked, date: addDays(asked.date, asked.view === 'jour' ? step : 7 * step) };
}

export function datesIn({ from, to }: { readonly from: string; readonly to: string }): string[] {
  const dates: string[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) dates.push(date);
  return dates;
}
