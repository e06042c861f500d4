import { cellsOf, spansOf, takenAt } from './cells.ts';
import type { Day, Entry } from './day.ts';
import { isExpired } from './day.ts';

/**
 * One line of `entries` to write. `was` is the condition: the entry still stands exactly so, or (undefined) there is
 * none of that id. `becomes` undefined removes it.
 */
export interface EntryChange {
  readonly id: string;
  readonly was: Entry | undefined;
  readonly becomes: Entry | undefined;
}

/** Cells to ADD to `taken`, each on condition that it is not in it, with the entries that change in the same update. */
export interface Claim {
  readonly ok: true;
  /** May be empty: all the cells come from re-used entries. */
  readonly add: readonly number[];
  readonly changes: readonly EntryChange[];
}

/** `outside`: no window of the day holds the appointment. `taken`: somebody has one of the cells (B1). */
export type Refusal = { readonly ok: false; readonly by: 'taken' | 'outside' };

/** Cells to DELETE from `taken`, with the entries that go. One update never both adds and deletes cells. */
export interface Release {
  readonly remove: readonly number[];
  readonly changes: readonly EntryChange[];
}

export interface ClaimAsk {
  readonly id: string;
  readonly kind: Entry['kind'];
  /** First cell of the appointment. */
  readonly from: number;
  /** End (exclusive) of the cells kept, pause included. */
  readonly to: number;
  /** Cells of the appointment itself, without the pause. */
  readonly lengthCells: number;
  /** Cells kept before the first one, for the way to a home; they need not fit the window. */
  readonly before?: number | undefined;
  readonly now: number;
  /** On site, where it is to be: the window must be there. */
  readonly place?: string | undefined;
  /** When it runs out, epoch ms; absent for what stands. */
  readonly until?: number | undefined;
  /** An entry of this day that gives its cells back in the same act (a hold: B4, B5); one of the same `id` always does. */
  readonly replaces?: string | undefined;
}

/**
 * Plans the taking of cells (B1, B4, B5). Cells of expired entries and of the replaced one are re-used on condition
 * that these are unchanged; only missing cells are added. What is left of an old entry stays, expired, until the
 * tidier deletes it.
 */
export function claimCells(day: Day, ask: ClaimAsk): Claim | Refusal {
  const end = ask.from + ask.lengthCells;
  const isThere = (window: Day['windows'][number]) => ask.place === undefined || window.place === ask.place;
  if (!day.windows.some((window) => window.from <= ask.from && end <= window.to && isThere(window)))
    return { ok: false, by: 'outside' };

  const entries = Object.entries(day.entries);
  const givesBack = (id: string) => id === ask.replaces || id === ask.id;
  const givenBack = new Set(entries.flatMap(([id, { spans }]) => (givesBack(id) ? cellsOf(spans) : [])));
  const taken = takenAt(day, ask.now);
  const wanted = new Set<number>();
  const keptFrom = ask.from - (ask.before ?? 0);
  for (let cell = keptFrom; cell < ask.to; cell++) {
    if (taken.has(cell) && !givenBack.has(cell)) return { ok: false, by: 'taken' };
    wanted.add(cell);
  }

  const entry: Entry = {
    kind: ask.kind,
    spans: [[keptFrom, ask.to]],
    ...(ask.until === undefined ? {} : { until: ask.until }),
  };
  const changes: EntryChange[] = [{ id: ask.id, was: entryOf(day, ask.id), becomes: entry }];
  for (const [id, was] of entries) {
    if (!givesBack(id) && !isExpired(was, ask.now)) continue;
    const cells = cellsOf(was.spans);
    const left = cells.filter((cell) => !wanted.has(cell));
    if (id === ask.id) {
      if (left.length > 0)
        changes.push({ id: freeId(day, id), was: undefined, becomes: leftover(was, left, ask.now) });
    } else if (givesBack(id) || left.length < cells.length) {
      changes.push({ id, was, becomes: left.length > 0 ? leftover(was, left, ask.now) : undefined });
    }
  }
  return { ok: true, add: [...wanted].filter((cell) => !day.taken.has(cell)), changes };
}

/** Gives an entry's cells back (cancelling, or moving to another day); nothing when the day has no such entry. */
export function releaseEntry(day: Day, id: string): Release | undefined {
  const was = entryOf(day, id);
  return was && { remove: cellsOf(was.spans), changes: [{ id, was, becomes: undefined }] };
}

/** What the tidier deletes: entries that have run out, and their cells; nothing when there are none. */
export function tidy(day: Day, now: number): Release | undefined {
  const changes: EntryChange[] = [];
  const remove: number[] = [];
  for (const [id, was] of Object.entries(day.entries)) {
    if (!isExpired(was, now)) continue;
    changes.push({ id, was, becomes: undefined });
    remove.push(...cellsOf(was.spans));
  }
  return changes.length > 0 ? { remove, changes } : undefined;
}

function entryOf(day: Day, id: string): Entry | undefined {
  return Object.hasOwn(day.entries, id) ? day.entries[id] : undefined;
}

function leftover(was: Entry, cells: readonly number[], now: number): Entry {
  return { ...was, spans: spansOf(cells), until: Math.min(was.until ?? now, now) };
}

/** Whether an entry is what an appointment left behind in its day: its cells are free, the tidier takes it away. */
export const isLeftoverId = (id: string): boolean => id.includes('~');

/** An appointment that moves within its day keeps its id, so what it leaves behind needs another. */
function freeId(day: Day, id: string): string {
  let count = 1;
  while (Object.hasOwn(day.entries, `${id}~${count}`)) count++;
  return `${id}~${count}`;
}
