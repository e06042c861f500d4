import {
  type Claim,
  type ClaimAsk,
  claimCells,
  type EntryChange,
  type Release,
  releaseEntry,
} from './claim.ts';
import type { Day, Entry } from './day.ts';

/**
 * Plans several takings in one day as one update, each on what the others leave (B1); entries `givenUp` run out in the same
 * act, so that their cells can be taken again. Undefined when one of the takings finds no room.
 */
export function claimTogether(
  day: Day,
  asks: readonly ClaimAsk[],
  givenUp: readonly string[],
  now: number,
): Claim | undefined {
  let left = day;
  let changes: EntryChange[] = givenUp.flatMap((id) => {
    const was = day.entries[id];
    return was === undefined
      ? []
      : [{ id, was, becomes: { ...was, until: Math.min(was.until ?? now, now) } }];
  });
  const add = new Set<number>();
  left = applied(left, changes, []);
  for (const ask of asks) {
    const claim = claimCells(left, ask);
    if (!claim.ok) return undefined;
    left = applied(left, claim.changes, claim.add);
    changes = merged(changes, claim.changes);
    for (const cell of claim.add) add.add(cell);
  }
  return { ok: true, add: [...add], changes };
}

/** Gives several entries' cells back in one update; undefined when the day has none of them. */
export function releaseTogether(day: Day, ids: readonly string[]): Release | undefined {
  const releases = ids.flatMap((id) => releaseEntry(day, id) ?? []);
  if (releases.length === 0) return undefined;
  return {
    remove: releases.flatMap(({ remove }) => remove),
    changes: releases.flatMap(({ changes }) => changes),
  };
}

function applied(day: Day, changes: readonly EntryChange[], add: readonly number[]): Day {
  const entries = new Map<string, Entry>(Object.entries(day.entries));
  for (const { id, becomes } of changes) {
    if (becomes === undefined) entries.delete(id);
    else entries.set(id, becomes);
  }
  return { ...day, entries: Object.fromEntries(entries), taken: new Set([...day.taken, ...add]) };
}

/** One change per entry: as it was before the first, as it is after the last. */
function merged(first: readonly EntryChange[], then: readonly EntryChange[]): EntryChange[] {
  const all = new Map(first.map((change) => [change.id, change]));
  for (const change of then) {
    const was = all.has(change.id) ? all.get(change.id)?.was : change.was;
    all.set(change.id, { ...change, was });
  }
  return [...all.values()].filter(({ was, becomes }) => was !== undefined || becomes !== undefined);
}
