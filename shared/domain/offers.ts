import { isFree, takenAt } from './cells.ts';
import { type Day, MOST_CELLS } from './day.ts';
import { type DayAsk, gridOf, suits } from './grid.ts';
import { Mode } from './words.ts';

/** What several professionals offer on one date: the modes, a bit each, by place and cell. */
export type Offers = Map<string, Uint8Array>;

/**
 * Adds the free starts of one professional and says whether there were new ones. Most starts are settled by their
 * first cell, or offered by somebody already.
 */
export function addOffers(offers: Offers, day: Day, ask: DayAsk & { readonly now: number }): boolean {
  let taken: ReadonlySet<number> | undefined;
  let anyNew = false;
  for (const window of day.windows) {
    if (!suits(window, ask)) continue;
    taken ??= takenAt(day, ask.now);
    const { first, last, step } = gridOf(window, ask);
    for (let cell = first; cell <= last; cell += step) {
      if (taken.has(cell)) continue;
      const offered = offersAt(offers, window.place);
      const known = offered[cell] ?? 0;
      const all = known | (ask.mode === undefined ? bitsOf(window.modes) : bitOf(ask.mode));
      if (all === known || !isFree(taken, cell, cell + step)) continue;
      offered[cell] = all;
      anyNew = true;
    }
  }
  return anyNew;
}

/** Hands over the offers of cells `[from, to)` in order of cell, place (by id) and mode (in the order of `Mode`), and wipes all. */
export function takeOffers(
  offers: Offers,
  from: number,
  to: number,
  take: (cell: number, place: string, mode: Mode) => void,
) {
  const places = [...offers].sort(([a], [b]) => (a < b ? -1 : 1));
  for (let cell = Math.max(from, 0); cell < Math.min(to, MOST_CELLS); cell++)
    for (const [place, offered] of places) {
      const bits = offered[cell] ?? 0;
      if (bits !== 0) for (const mode of MODES) if (bits & bitOf(mode)) take(cell, place, mode);
    }
  for (const [, offered] of places) offered.fill(0);
}

function offersAt(offers: Offers, place: string): Uint8Array {
  let offered = offers.get(place);
  if (!offered) {
    offered = new Uint8Array(MOST_CELLS);
    offers.set(place, offered);
  }
  return offered;
}

const MODES = Mode.options;
const bitOf = (mode: Mode) => 1 << MODES.indexOf(mode);

function bitsOf(modes: readonly Mode[]): number {
  let bits = 0;
  for (const mode of modes) bits |= bitOf(mode);
  return bits;
}
