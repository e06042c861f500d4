import { isFree, takenAt } from './cells.ts';
import { CELL_MINUTES, type Day, type Window } from './day.ts';
import { type DayAsk, gridOf, suits } from './grid.ts';
import { addOffers, noOffers, takeOffers } from './offers.ts';
import { CELL, MINUTE, makeCalendar } from './time.ts';
import type { LocalDate, Mode } from './words.ts';

export type { DayAsk };

export interface FreeStart {
  readonly cell: number;
  readonly window: Window;
}

/** A search over many days: starts in `[earliest, latest)`, epoch ms (B3). */
export interface SlotAsk {
  readonly service: string;
  readonly mode?: Mode | undefined;
  readonly modes?: readonly Mode[] | undefined;
  readonly place?: string | undefined;
  readonly lengthMinutes: number;
  readonly pauseMinutes: number;
  readonly zone: string;
  readonly earliest: number;
  readonly latest: number;
  readonly now: number;
  readonly limit?: number | undefined;
}

/** A start that can be booked with somebody; `start` and `end` in epoch ms, pause not included. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly place: string;
  readonly mode: Mode;
  /** A seat of this group session, and how many are left. */
  readonly session?: string;
  readonly seatsLeft?: number;
}

/** Starts free at `now` in one professional's day, on the grid of each window (B9); windows in their own order. */
export function freeStarts(day: Day, ask: DayAsk & { readonly now: number }): FreeStart[] {
  const starts: FreeStart[] = [];
  const taken = takenAt(day, ask.now);
  for (const window of day.windows) {
    if (!suits(window, ask)) continue;
    const { first, last, step } = gridOf(window, ask);
    for (let cell = first; cell <= last; cell += step)
      if (isFree(taken, cell, cell + step)) starts.push({ cell, window });
  }
  return starts;
}

/** The window in which `cell` is a start for this ask, taken or not; nothing when it is none (B9). */
export function windowOfStart(day: Day, cell: number, ask: DayAsk): Window | undefined {
  return day.windows.find((window) => {
    const { first, last, step } = gridOf(window, ask);
    return suits(window, ask) && first <= cell && cell <= last && (cell - first) % step === 0;
  });
}

/**
 * Whether this day's professional can receive beside another one at that time, free or not: at a start of theirs; a benefits adviser,
 * who never receives alone, anywhere in a window, since no booking could fill the hole that is left (B9).
 */
export function admitsBeside(day: Day, { cell, ask }: { cell: number; ask: DayAsk }): boolean {
  if (day.role !== 'benefits-adviser') return windowOfStart(day, cell, ask) !== undefined;
  return day.windows.some(
    (window) => suits(window, ask) && window.from <= cell && cell + ask.lengthCells <= window.to,
  );
}

/** Whether a requested time is one that this day could ever offer (B8, B9), free or not. */
export const isGridStart = (day: Day, cell: number, ask: DayAsk): boolean =>
  windowOfStart(day, cell, ask) !== undefined;

/** A search that takes days as they are read, in order of date, and says when it has enough. */
export interface SlotSearch {
  /** Throws RangeError when dates go back. True once `limit` is reached: no later day can change the answer. */
  add(day: Day): boolean;
  /** Slots in order of start, place (by id) and mode (in the order of `Mode`), each once however many may receive. */
  slots(): Slot[];
}

export function startSearch(ask: SlotAsk): SlotSearch {
  const calendar = makeCalendar(ask.zone);
  const dayAsk = {
    ...ask,
    lengthCells: ask.lengthMinutes / CELL_MINUTES,
    pauseCells: ask.pauseMinutes / CELL_MINUTES,
  };
  const length = ask.lengthMinutes * MINUTE;
  const limit = ask.limit ?? Number.POSITIVE_INFINITY;
  const offers = noOffers();
  const found: Slot[] = [];
  let date: LocalDate = '';

  function closeDate() {
    if (offers.cells.size === 0) return;
    const midnight = calendar.midnight(date);
    takeOffers(offers, (cell, place, mode) => {
      const start = midnight + cell * CELL;
      if (start >= ask.earliest && start < ask.latest)
        found.push({ start, end: start + length, place, mode });
    });
  }

  return {
    add(day) {
      if (day.date !== date) {
        if (day.date < date) throw new RangeError(`${day.date} was read after ${date}`);
        closeDate();
        date = day.date;
      }
      if (found.length >= limit) return true;
      addOffers(offers, day, dayAsk);
      return false;
    },
    slots() {
      closeDate();
      return found.slice(0, limit);
    },
  };
}

/** All slots of some days read in order of date; see `startSearch`. */
export function searchSlots(days: Iterable<Day>, ask: SlotAsk): Slot[] {
  const search = startSearch(ask);
  for (const day of days) if (search.add(day)) break;
  return search.slots();
}

/** Date of the first slot, in days read in order of date. */
export function firstDateWithSlot(days: Iterable<Day>, ask: SlotAsk): LocalDate | undefined {
  const [first] = searchSlots(days, { ...ask, limit: 1 });
  return first && makeCalendar(ask.zone).localDateOf(first.start);
}
