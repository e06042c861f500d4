import * as z from 'zod';
import { CafCode, LocalDate, Mode, ReceivingRole, Slug } from './words.ts';

/** Minutes in one cell; cells count elapsed time from local midnight: 276, 288 or 300 a day (B8). */
export const CELL_MINUTES = 5;
/** Cells of the longest day. */
export const MOST_CELLS = 300;

/** Cells are checked by plain functions, in one go: a search parses thousands of days. */
const isCell = (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_CELLS;
const Cell = z.custom<number>(isCell, 'not a cell');

/** A stretch of one day in which a professional receives; `from` inclusive, `to` exclusive, in cells. */
export const Window = z.strictObject({
  from: Cell,
  to: Cell,
  /** Where the grid of starts is counted from, when an absence cut the window's beginning off (B9); else `from`. */
  grid: Cell.optional(),
  place: Slug,
  modes: z.array(Mode).min(1),
  services: z.array(Slug).min(1),
});
export type Window = z.infer<typeof Window>;

/** Cells `[from, to)`. */
export type Span = [number, number];
const Spans = z.custom<Span[]>(
  (value) => Array.isArray(value) && value.length > 0 && value.every(isSpan),
  'not spans of cells',
);
const isSpan = (value: unknown) => Array.isArray(value) && value.length === 2 && value.every(isCell);

/**
 * What keeps cells of a day: an appointment or a hold, pause included. `until` (epoch ms) stands on what expires:
 * past it the cells are free for whoever re-uses them, and the tidier removes the rest.
 */
export const Entry = z.strictObject({
  kind: z.enum(['appointment', 'hold']),
  spans: Spans,
  until: z.int().optional(),
});
export type Entry = z.infer<typeof Entry>;

/** Cells as the table's number set hands them over. */
const Cells = z.custom<Set<number>>((value) => {
  if (!(value instanceof Set)) return false;
  for (const cell of value) if (!isCell(cell) || cell === MOST_CELLS) return false;
  return true;
}, 'not a set of cells');

/** One professional's day, the unit of storage: windows as opened, cells taken, and by whom. */
export const Day = z.strictObject({
  caf: CafCode,
  professional: Slug,
  role: ReceivingRole,
  date: LocalDate,
  /** The plan revision these windows were expanded from. */
  revision: z.int().min(0),
  windows: z.array(Window),
  taken: Cells,
  entries: z.record(z.string(), Entry),
});
export type Day = z.infer<typeof Day>;

export function isExpired(entry: Entry, now: number): boolean {
  return entry.until !== undefined && entry.until <= now;
}

/** Ids of all that a day keeps cells for at `now`, what is only held for a while too. */
export function entryIds({ entries }: Pick<Day, 'entries'>, now: number): string[] {
  return Object.entries(entries).flatMap(([id, entry]) => (isExpired(entry, now) ? [] : [id]));
}

/** Ids of the appointments that a day holds at `now`; an entry is named after its appointment. */
export function appointmentIds({ entries }: Pick<Day, 'entries'>, now: number): string[] {
  return Object.entries(entries)
    .filter(([, entry]) => entry.kind === 'appointment' && !isExpired(entry, now))
    .map(([id]) => id);
}
