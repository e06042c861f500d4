import { addDays } from '../../app/dates.ts';
import { minute, minutesOf, occurrence } from './recurrence.ts';
import type { Absence, Availability, Closure, OpenedDay, Plan, Receiving } from './types.ts';

export type WindowState = 'open' | 'partly' | 'absent' | 'closed' | 'off' | 'holiday';

/** One occurrence of an availability on one date, and whether one can really book on it. */
export interface WeekWindow {
  readonly availability: Availability;
  readonly date: string;
  /** As it takes place; as the rule says when it was taken away. */
  readonly what: Receiving;
  readonly isChanged: boolean;
  readonly state: WindowState;
}

export interface WeekDay {
  readonly date: string;
  readonly windows: readonly WeekWindow[];
  /** Parts of the day, minutes from midnight. */
  readonly absences: readonly { readonly id: string; readonly from: number; readonly to: number }[];
}

const DAY_MINUTES = 1_440;

/** The seven days from a Monday on, as the plan and the days already opened say them. */
export function weekOf(plan: Plan, monday: string, opened: readonly OpenedDay[]): WeekDay[] {
  return Array.from({ length: 7 }, (_, at) => dayOf(plan, addDays(monday, at), opened));
}

function dayOf(plan: Plan, date: string, opened: readonly OpenedDay[]): WeekDay {
  const absences = plan.absences.flatMap((absence) => partOf(absence, date));
  const found = plan.availabilities.flatMap((availability): WeekWindow[] => {
    const said = occurrence(availability, date);
    if (said === undefined) return [];
    const what = said === 'off' ? availability : said;
    const state = said === 'off' ? 'off' : stateOf(what, date, absences, plan.closures);
    return [
      { availability, date, what, isChanged: availability.exceptions[date]?.kind === 'changed', state },
    ];
  });
  const day = opened.find((one) => one.date === date);
  const isHoliday =
    plan.opening.done &&
    day?.windows.length === 0 &&
    found.some(({ state }) => state === 'open' || state === 'partly');
  const windows = found
    .map((window) =>
      isHoliday && (window.state === 'open' || window.state === 'partly')
        ? { ...window, state: 'holiday' as const }
        : window,
    )
    .sort((a, b) => (a.what.start < b.what.start ? -1 : 1));
  return { date, windows, absences };
}

function stateOf(
  what: Receiving,
  date: string,
  absences: WeekDay['absences'],
  closures: readonly Closure[],
): WindowState {
  if (closures.some(({ place, from, to }) => place === what.place && from <= date && date <= to))
    return 'closed';
  const [start, end] = minutesOf(what);
  const away = absences.filter(({ from, to }) => from < end && start < to);
  if (away.length === 0) return 'open';
  return away.some(({ from, to }) => from <= start && end <= to) ? 'absent' : 'partly';
}

function partOf({ id, from, to }: Absence, date: string): WeekDay['absences'] {
  if (date < from.date || date > to.date) return [];
  const start = from.date < date ? 0 : minute(from.time);
  const end = to.date > date ? DAY_MINUTES : minute(to.time);
  return start < end ? [{ id, from: start, to: end }] : [];
}
