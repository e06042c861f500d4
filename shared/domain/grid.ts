import type { Window } from './day.ts';
import type { Mode } from './words.ts';

/** What is looked for inside a day. Lengths in cells. */
export interface DayAsk {
  readonly service: string;
  readonly mode?: Mode | undefined;
  /** How the service takes place at all; a window may serve other services in other ways. All when absent. */
  readonly modes?: readonly Mode[] | undefined;
  readonly place?: string | undefined;
  readonly lengthCells: number;
  readonly pauseCells: number;
}

/** Starts of a window, in cells: every `step` from `first` up to `last`, which may lie between two steps. */
export interface Grid {
  readonly first: number;
  readonly last: number;
  readonly step: number;
}

/** Counted from the window's anchor in steps of length and pause; the appointment must fit, its pause need not (B9). */
export function gridOf(window: Window, ask: DayAsk): Grid {
  const step = ask.lengthCells + ask.pauseCells;
  const anchor = window.grid ?? window.from;
  const first = anchor + Math.ceil((window.from - anchor) / step) * step;
  return { first, last: window.to - ask.lengthCells, step };
}

/** Whether the window is for this service, at this place and in this way. */
export function suits(window: Window, ask: DayAsk): boolean {
  return (
    (ask.place === undefined || window.place === ask.place) &&
    (ask.mode === undefined || window.modes.includes(ask.mode)) &&
    window.services.includes(ask.service)
  );
}
