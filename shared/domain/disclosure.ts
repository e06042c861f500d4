import { rankOf } from './rank.ts';

/** Smaller groups of people served are not shown (D4). */
export const LEAST_PEOPLE = 5;
/** More small groups than that are not gone through one by one: what rests on them alone is then protected. */
const MOST_SMALL_GROUPS = 12;

/** What every figure holds as a whole or not at all. */
export interface Group {
  readonly professionals: Set<string>;
  /** People served, an appointment each. */
  readonly people: number;
}

/** A figure over some groups: a number for each, 1 when it holds it, else 0. */
type Row = readonly number[];

/**
 * Whether some sum or difference of these figures is about one professional alone, about fewer than five people, or one of the
 * `refused` figures itself (D4). Exact: everything that follows from the figures is a combination of their rows.
 */
export function givesAway(rows: readonly Row[], groups: readonly Group[], refused: readonly Row[]): boolean {
  const rank = rankOf(rows);
  if (refused.some((row) => rankOf([...rows, row]) === rank)) return true;
  return isolatesOne(rows, groups, rank) || isolatesFew(rows, groups, rank);
}

function isolatesOne(rows: readonly Row[], groups: readonly Group[], rank: number): boolean {
  const alone = groups.map(({ professionals: [first, ...others] }) =>
    others.length === 0 ? first : undefined,
  );
  const names = new Set(alone.filter((name) => name !== undefined));
  return [...names].some((name) => restsOn(rows, rank, (at) => alone[at] === name));
}

function isolatesFew(rows: readonly Row[], groups: readonly Group[], rank: number): boolean {
  const columns = mergeAlike(rows, groups);
  const merged = rows.map((_, row) => columns.map(({ column }) => column[row] ?? 0));
  const isSmall = columns.map(({ people }) => people < LEAST_PEOPLE);
  if (!restsOn(merged, rank, (at) => isSmall[at] === true)) return false;
  const small = columns.flatMap(({ people }, at) => (isSmall[at] === true && people > 0 ? [at] : []));
  if (small.length > MOST_SMALL_GROUPS) return true;
  return setsUnder(small, (at) => columns[at]?.people ?? 0, LEAST_PEOPLE - 1).some((chosen) =>
    restsOn(merged, rank, (at) => columns[at]?.people === 0 || chosen.includes(at)),
  );
}

/** Groups that every one of these figures holds alike cannot be told apart by them. */
function mergeAlike(rows: readonly Row[], groups: readonly Group[]): { column: Row; people: number }[] {
  const merged = new Map<string, { column: Row; people: number }>();
  groups.forEach(({ people }, at) => {
    const column = rows.map((row) => row[at] ?? 0);
    const before = merged.get(column.join())?.people ?? 0;
    merged.set(column.join(), { column, people: before + people });
  });
  return [...merged.values()];
}

/** Whether some combination of the rows is nothing outside the columns of `isInside`, without being nothing at all. */
function restsOn(rows: readonly Row[], rank: number, isInside: (column: number) => boolean): boolean {
  return rankOf(rows.map((row) => row.filter((_, at) => !isInside(at)))) < rank;
}

/** Every choice of some columns that together count at most `most`; the empty one too. */
function setsUnder(columns: readonly number[], count: (column: number) => number, most: number): number[][] {
  const [first, ...others] = columns;
  if (first === undefined) return [[]];
  const without = setsUnder(others, count, most);
  const left = most - count(first);
  if (left < 0) return without;
  return [...without, ...setsUnder(others, count, left).map((chosen) => [first, ...chosen])];
}
