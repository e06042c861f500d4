import { isFree, takenAt } from './cells.ts';
import { type Day, MOST_CELLS } from './day.ts';
import { type DayAsk, gridOf, suits } from './grid.ts';
import { Mode } from './words.ts';

/** What several professionals offer on one date. */
export interface Offers {
  /** Cells at which anything is offered. */
  readonly cells: Set<number>;
  /** By place and cell, the modes offered, a bit each. */
  readonly places: Map<string, Uint8Array>;
}

export const noOffers = (): Offers => ({ cells: new Set(), places: new Map() });

/** Adds the free starts of one professional. Most starts are settled by their first cell, or offered by somebody already. */
export function addOffers(offers: Offers, day: Day, ask: DayAsk & { readonly now: number }) {
  let taken: ReadonlySet<number> | undefined;
  const wanted = ask.mode === undefined ? bitsOf(ask.modes ?? MODES) : bitOf(ask.mode);
  for (const window of day.windows) {
    if (!suits(window, ask)) continue;
    const offered = bitsOf(window.modes) & wanted;
    taken ??= takenAt(day, ask.now);
    const { first, last, step } = gridOf(window, ask);
    for (let cell = first; cell <= last; cell += step) {
      if (taken.has(cell)) continue;
      const modes = modesAt(offers, window.place);
      const known = modes[cell] ?? 0;
      const all = known | offered;
      if (all === known || !isFree(taken, cell, cell + step)) continue;
      modes[cell] = all;
      offers.cells.add(cell);
    }
  }
}

/** Hands over what is offered, in order of cell, place (by id) and mode (in the order of `Mode`), and wipes it. */
export function takeOffers(offers: Offers, take: (cell: number, place: string, mode: Mode) => void) {
  const places = [...offers.places].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const cell of [...offers.cells].sort((a, b) => a - b)) {
    for (const [place, modes] of places) {
      const bits = modes[cell] ?? 0;
      if (bits === 0) continue;
      for (const mode of MODES) if (bits & bitOf(mode)) take(cell, place, mode);
      modes[cell] = 0;
    }
  }
  offers.cells.clear();
}

function modesAt({ places }: Offers, place: string): Uint8Array {
  let modes = places.get(place);
  if (!modes) {
    modes = new Uint8Array(MOST_CELLS);
    places.set(place, modes);
  }
  return modes;
}

const MODES = Mode.options;
const bitOf = (mode: Mode) => 1 << MODES.indexOf(mode);

function bitsOf(modes: readonly Mode[]): number {
  let bits = 0;
  for (const mode of modes) bits |= bitOf(mode);
  return bits;
}
