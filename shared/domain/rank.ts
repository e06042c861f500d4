/** Far below any pivot of rows of zeros and ones, far above what rounding leaves. */
const TINY = 1e-9;

/** How many of these rows say something that the others do not: elimination with the largest pivot. */
export function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  const width = left[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < width && rank < left.length; column += 1) {
    const pivot = takePivot(left, rank, column);
    if (pivot === undefined) continue;
    for (const row of left.slice(rank + 1)) subtract(row, pivot, column);
    rank += 1;
  }
  return rank;
}

/** Brings the row with the largest number in this column to `at`; nothing when there are only zeros. */
function takePivot(rows: number[][], at: number, column: number): number[] | undefined {
  const sizes = rows.map((row, index) => (index < at ? 0 : Math.abs(row[column] ?? 0)));
  const largest = Math.max(...sizes);
  if (largest < TINY) return undefined;
  const [pivot] = rows.splice(sizes.indexOf(largest), 1);
  if (pivot !== undefined) rows.splice(at, 0, pivot);
  return pivot;
}

function subtract(row: number[], pivot: readonly number[], column: number): void {
  const times = (row[column] ?? 0) / (pivot[column] ?? 1);
  if (times === 0) return;
  for (let at = column; at < row.length; at += 1) row[at] = (row[at] ?? 0) - times * (pivot[at] ?? 0);
}
