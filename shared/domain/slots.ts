import { isFree, takenAt } from './cells.ts';
import { CELL_MINUTES, type Day, MOST_CELLS, type Window } from './day.ts';
import { CELL, makeCalendar } from './time.ts';
import { type LocalDate, Mode } from './words.ts';

/** What is looked for inside a day. Lengths in cells. */
export interface DayAsk {
  readonly service: string;
  readonly mode?: Mode | undefined;
  readonly place?: string | undefined;
  readonly lengthCells: number;
  readonly pauseCells: number;
}

export interface FreeStart {
  readonly cell: number;
  readonly window: Window;
}

/** A search over many days: starts in `[earliest, latest)`, epoch ms (B3). */
export interface SlotAsk {
  readonly service: string;
  readonly mode?: Mode | undefined;
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
  const limit = ask.limit ?? Number.POSITIVE_INFINITY;
  const offers: Offers = new Map();
  const found: Slot[] = [];
  let date: LocalDate = '';
  let anyOffer = false;

  function closeDate() {
    if (anyOffer) collect(offers, calendar.midnight(date), ask, found);
    anyOffer = false;
  }

  return {
    add(day) {
      if (day.date !== date) {
        if (day.date < date) throw new RangeError(`${day.date} was read after ${date}`);
        closeDate();
        date = day.date;
      }
      if (found.length >= limit) return true;
      anyOffer = mark(day, dayAsk, offers) || anyOffer;
      return false;
    },
    slots() {
      closeDate();
      return found.slice(0, limit);
    },
  };
}

/** Of one date: the modes offered, a bit each, by place and cell. */
type Offers = Map<string, Uint8Array>;

/** Adds what one professional offers. Most starts are settled by their first cell, or offered by somebody already. */
function mark(day: Day, ask: DayAsk & { readonly now: number }, offers: Offers): boolean {
  let taken: ReadonlySet<number> | undefined;
  let anyOffer = false;
  for (const window of day.windows) {
    if (!suits(window, ask)) continue;
    taken ??= takenAt(day, ask.now);
    const { first, last, step } = gridOf(window, ask);
    for (let cell = first; cell <= last; cell += step) {
      if (taken.has(cell)) continue;
      const offered = offersAt(window.place, offers);
      const known = offered[cell] ?? 0;
      const all = known | (ask.mode === undefined ? bitsOf(window.modes) : bitOf(ask.mode));
      if (all === known || !isFree(taken, cell, cell + step)) continue;
      offered[cell] = all;
      anyOffer = true;
    }
  }
  return anyOffer;
}

/** Turns the offers of a date into slots, in order, and wipes them. */
function collect(offers: Offers, midnight: number, ask: SlotAsk, found: Slot[]) {
  const from = Math.max(0, Math.ceil((ask.earliest - midnight) / CELL));
  const to = Math.min(MOST_CELLS, Math.ceil((ask.latest - midnight) / CELL));
  const places = [...offers].sort(([a], [b]) => (a < b ? -1 : 1));
  for (let cell = from; cell < to; cell++) {
    for (const [place, offered] of places) {
      const bits = offered[cell] ?? 0;
      if (bits === 0) continue;
      const start = midnight + cell * CELL;
      const end = start + ask.lengthMinutes * 60_000;
      for (const mode of MODES) if (bits & bitOf(mode)) found.push({ start, end, place, mode });
    }
  }
  for (const [, offered] of places) offered.fill(0);
}

function offersAt(place: string, offers: Offers): Uint8Array {
  let offered = offers.get(place);
  if (!offered) {
    offered = new Uint8Array(MOST_CELLS);
    offers.set(place, offered);
  }
  return offered;
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

const MODES = Mode.options;

/** Starts that fit the window, counted from its anchor in steps of length and pause; the pause need not fit (B9). */
function gridOf(window: Window, ask: DayAsk): { first: number; last: number; step: number } {
  const step = ask.lengthCells + ask.pauseCells;
  const anchor = window.grid ?? window.from;
  const first = anchor + Math.ceil((window.from - anchor) / step) * step;
  return { first, last: window.to - ask.lengthCells, step };
}

function suits(window: Window, ask: DayAsk): boolean {
  return (
    (ask.place === undefined || window.place === ask.place) &&
    (ask.mode === undefined || window.modes.includes(ask.mode)) &&
    window.services.includes(ask.service)
  );
}

const bitOf = (mode: Mode) => 1 << MODES.indexOf(mode);
function bitsOf(modes: readonly Mode[]): number {
  let bits = 0;
  for (const mode of modes) bits |= bitOf(mode);
  return bits;
}
