import type { AnswerOf, Slot } from '../api/contract.ts';
import { addDays } from '../app/dates.ts';
import type { When } from '../app/when.ts';

/** Free times of one local day; a day without any is not shown. */
export interface DayOfTimes {
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  readonly morning: readonly Slot[];
  readonly afternoon: readonly Slot[];
}

/** One page of the list: local dates, `to` exclusive. */
export interface PageOfTimes {
  readonly from: string;
  readonly to: string;
  readonly days: readonly DayOfTimes[];
  /** First date with a free time after this page. */
  readonly later: string | undefined;
}

export const PAGE_DAYS = 7;
/** More than this is too much for one page: its last day, of which some times may be missing, then begins the next one. */
export const PAGE_TIMES = 250;

type Clock = Pick<When, 'localDate' | 'isMorning'>;
type Answer = AnswerOf<'GET /v1/cafs/{caf}/slots'>;

interface Shown {
  /** The same hour at two places is two times. */
  readonly placeMatters: boolean;
  readonly without?: ((slot: Slot) => boolean) | undefined;
}

/** The answer for `[from, from + 7 days)` as a page. */
export function pageOf(answer: Answer, from: string, when: Clock, shown: Shown): PageOfTimes {
  const to = addDays(from, PAGE_DAYS);
  const slots = answer.slots.filter((slot) => shown.without?.(slot) !== true);
  const days = groupDays(shown.placeMatters ? slots : oncePerStart(slots), when);
  const last = answer.slots.length < PAGE_TIMES ? undefined : days[days.length - 1];
  if (last === undefined) return { from, to, days, later: answer.next ?? undefined };
  if (days.length === 1) return { from, to: addDays(last.date, 1), days, later: addDays(last.date, 1) };
  return { from, to: last.date, days: days.slice(0, -1), later: last.date };
}

function groupDays(slots: readonly Slot[], when: Clock): DayOfTimes[] {
  const days = new Map<string, { date: string; morning: Slot[]; afternoon: Slot[] }>();
  for (const slot of slots) {
    const date = when.localDate(slot.start);
    const day = days.get(date) ?? { date, morning: [], afternoon: [] };
    days.set(date, day);
    (when.isMorning(slot.start) ? day.morning : day.afternoon).push(slot);
  }
  return [...days.values()];
}

function oncePerStart(slots: readonly Slot[]): Slot[] {
  const firsts = new Map<string, Slot>();
  for (const slot of slots) if (!firsts.has(slot.start)) firsts.set(slot.start, slot);
  return [...firsts.values()];
}

/** Times that begin at one moment together: the same hour at several places. */
export function perHour(slots: readonly Slot[]): Slot[][] {
  const hours = new Map<string, Slot[]>();
  for (const slot of slots) hours.set(slot.start, [...(hours.get(slot.start) ?? []), slot]);
  return [...hours.values()];
}

/** The few times closest to one that is gone, in order. */
export function nearest(days: readonly DayOfTimes[], start: string, count: number): Slot[] {
  const far = (slot: Slot) => Math.abs(Date.parse(slot.start) - Date.parse(start));
  return days
    .flatMap(({ morning, afternoon }) => [...morning, ...afternoon])
    .sort((a, b) => far(a) - far(b))
    .slice(0, count)
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}

export const isSameSlot = (a: Slot | undefined, b: Slot | undefined) =>
  a !== undefined &&
  b !== undefined &&
  a.start === b.start &&
  a.place === b.place &&
  a.mode === b.mode &&
  a.session === b.session;
