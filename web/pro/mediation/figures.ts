import { pairsOf } from '../../app/pairs.ts';
import { spreadsheet } from '../spreadsheet.ts';
import { numberWords } from '../words.ts';
import { texts } from './session-texts.fr.ts';
import { texts as listTexts } from './texts.fr.ts';
import type { FigureRow, Figures, FigureTable } from './types.ts';

export const TABLES = ['territory', 'reason', 'interviews', 'sessions', 'outcomes', 'calls'] as const;
export type TableName = (typeof TABLES)[number];

/** A line of a table in words. */
export function rowWords(table: TableName, key: string, territory: (id: string) => string): string {
  if (key === 'total') return texts.figures.total;
  if (key === 'not-recorded') return texts.figures.notRecorded;
  const known: Readonly<Record<TableName, () => string | undefined>> = {
    territory: () => territory(key),
    reason: () => worded(listTexts.reasons, key),
    interviews: () => worded(texts.figures.held, key),
    sessions: () => worded(texts.figures.held, key),
    outcomes: () => pairsOf(listTexts.outcomes).find(([outcome]) => outcome === key)?.[1].label,
    calls: () => worded(listTexts.calls, key),
  };
  return known[table]() ?? key;
}

const worded = (words: Readonly<Record<string, string>>, key: string) => words[key];

/** Lines in which something happened, or is not shown, over the year. */
export const liveRows = ({ rows }: FigureTable): readonly FigureRow[] =>
  rows.filter(({ year, months }) => year !== 0 || months.some((one) => one !== 0));

/** « 3 personnes » */
export function countWords({ unit }: Pick<FigureTable, 'unit'>, count: number): string {
  return `${numberWords(count)}\u00a0${(count < 2 ? texts.figures.one : texts.figures.units)[unit]}`;
}

/** All tables of a year, one below the other, as a spreadsheet. */
export function csvOf(figures: Figures, territory: (id: string) => string): string {
  const { csv, tables, units, months, wholeYear, notShown } = texts.figures;
  const shown = (count: number | null) => (count === null ? notShown : String(count));
  const lines = TABLES.flatMap((name) =>
    [...figures[name].rows, figures[name].total].map((row) => [
      tables[name],
      units[figures[name].unit],
      rowWords(name, row.key, territory),
      ...row.months.map(shown),
      shown(row.year),
    ]),
  );
  const head = [csv.table, csv.unit, csv.row, ...months, `${wholeYear} ${figures.year}`];
  return spreadsheet([head, ...lines]);
}
