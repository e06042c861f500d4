import type { Day, Span } from './day.ts';
import { isExpired } from './day.ts';

/** Every cell of some spans, in order. */
export function cellsOf(spans: readonly Span[]): number[] {
  const cells: number[] = [];
  for (const [from, to] of spans) for (let cell = from; cell < to; cell++) cells.push(cell);
  return cells;
}

/** The shortest list of spans that covers exactly these cells. */
export function spansOf(cells: Iterable<number>): Span[] {
  const spans: Span[] = [];
  for (const cell of [...cells].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && last[1] === cell) last[1] = cell + 1;
    else spans.push([cell, cell + 1]);
  }
  return spans;
}

/** Whether an entry still keeps every cell that it was made for: what has run out may have been taken in part. */
export function keepsExactly(
  spans: readonly Span[],
  { cell, cells }: { cell: number; cells: number },
): boolean {
  const [span] = spans;
  return spans.length === 1 && span?.[0] === cell && span[1] === cell + cells;
}

/** Cells that nobody else may take at `now`: those of expired entries are free again whatever is stored (B5). */
export function takenAt(day: Day, now: number): ReadonlySet<number> {
  let taken: Set<number> | undefined;
  for (const id in day.entries) {
    const entry = day.entries[id];
    if (entry === undefined || !isExpired(entry, now)) continue;
    taken ??= new Set(day.taken);
    for (const cell of cellsOf(entry.spans)) taken.delete(cell);
  }
  return taken ?? day.taken;
}

/** Whether no cell of `[from, to)` is taken. */
export function isFree(taken: ReadonlySet<number>, from: number, to: number): boolean {
  for (let cell = from; cell < to; cell++) if (taken.has(cell)) return false;
  return true;
}
