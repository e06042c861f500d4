/** A figure and how many people it is about. */
export interface Figure {
  readonly value: number;
  readonly people: number;
}

/** Groups of fewer people are not shown (D4). */
const SMALLEST = 5;

/**
 * A table of figures as managers may see it (D4): groups under five people are left out, and with each as many others as it takes
 * that no sum gives it away. The last row and the last column are the totals.
 */
export function suppress(table: readonly (readonly Figure[])[]): (number | null)[][] {
  const hidden = table.map((row) => row.map(({ people }) => people > 0 && people < SMALLEST));
  const lines = linesOf(table);
  for (let again = true; again; ) {
    again = false;
    for (const line of lines) {
      const more = givenAway(line, table, hidden);
      if (more === undefined) continue;
      const row = hidden[more.row];
      if (row !== undefined) row[more.column] = true;
      again = true;
    }
  }
  return table.map((row, at) =>
    row.map(({ value }, column) => (hidden[at]?.[column] === true ? null : value)),
  );
}

interface Place {
  readonly row: number;
  readonly column: number;
}

/** Every row and every column, its total last. */
function linesOf(table: readonly (readonly Figure[])[]): Place[][] {
  const columns = table[0]?.length ?? 0;
  return [
    ...table.map((row, at) => row.map((_, column) => ({ row: at, column }))),
    ...Array.from({ length: columns }, (_, column) => table.map((_row, row) => ({ row, column }))),
  ];
}

/** The figure to leave out as well, where exactly one of a line is missing and the others tell it. */
function givenAway(
  line: readonly Place[],
  table: readonly (readonly Figure[])[],
  hidden: readonly (readonly boolean[])[],
): Place | undefined {
  const isHidden = ({ row, column }: Place) => hidden[row]?.[column] === true;
  const people = ({ row, column }: Place) => table[row]?.[column]?.people ?? 0;
  if (line.filter(isHidden).length !== 1) return undefined;
  const shown = line.filter((place) => !isHidden(place));
  const candidates = shown.filter((place) => people(place) > 0);
  const inner = candidates.filter((place) => place !== line.at(-1));
  const from = inner.length > 0 ? inner : candidates;
  return from.toSorted((a, b) => people(a) - people(b))[0];
}
