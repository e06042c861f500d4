import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suppress } from '../../../shared/domain/suppress.ts';

const figure = (people: number) => ({ value: people, people });
/** A table of counts with its totals last, as it is shown. */
const shown = (counts: readonly (readonly number[])[]) => {
  const rows = counts.map((row) => [...row, sum(row)]);
  const columns = rows[0]?.map((_, at) => sum(rows.map((row) => row[at] ?? 0))) ?? [];
  return suppress([...rows, columns].map((row) => row.map(figure)));
};
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe('small groups (D4)', () => {
  it('are left out, nobody at all is not', () => {
    expect(shown([[0, 12]])).toEqual([
      [0, 12, 12],
      [0, 12, 12],
    ]);
    expect(
      shown([
        [4, 12],
        [9, 20],
      ])[0]?.[0],
    ).toBeNull();
  });

  it('take others with them, so that no sum gives them away', () => {
    const table = shown([
      [4, 12, 30],
      [9, 20, 8],
      [11, 17, 40],
    ]);
    for (const line of [...table, ...columnsOf(table)]) {
      const hidden = line.filter((cell) => cell === null).length;
      expect(hidden).not.toBe(1);
    }
    expect(table[2]?.[2]).toBe(40);
  });

  it('never stand alone in a row or a column, whatever the table', () => {
    const counts = fc.array(fc.array(fc.nat({ max: 12 }), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(counts, (some) => {
        const table = shown(some);
        const full = some.map((row) => [...row, sum(row)]);
        table.slice(0, -1).forEach((row, at) => {
          row.forEach((cell, column) => {
            const people = full[at]?.[column] ?? 0;
            if (people > 0 && people < 5) expect(cell).toBeNull();
            if (cell !== null) expect(cell).toBe(people);
          });
        });
        for (const line of [...table, ...columnsOf(table)]) {
          const isAlone = line.filter((cell) => cell === null).length === 1;
          // Where all the others are nobody at all there is nothing to hide behind but the total.
          if (isAlone) expect(line.filter((cell) => cell !== null && cell > 0)).toEqual([]);
        }
      }),
    );
  });
});

const columnsOf = (table: readonly (readonly (number | null)[])[]) =>
  table[0]?.map((_, at) => table.map((row) => row[at] ?? null)) ?? [];
