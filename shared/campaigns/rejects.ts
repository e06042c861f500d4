import { REJECT_COLUMNS } from '../domain/list-columns.ts';
import type { ListHeader, RejectedLine } from './read-list.ts';
import { harmless } from './records.ts';

/** So that a spreadsheet program knows UTF-8. */
const MARK = '\ufeff';

/**
 * The lines that were not accepted as they came, to mend and send again: behind them the number of the line, the column at fault and
 * the reason. Cells that hold what must never be kept are empty.
 */
export function rejectsHead(header: ListHeader): string {
  return MARK + row([...header.cells.map((cell) => cell.replace('\ufeff', '')), ...REJECT_COLUMNS], header);
}

export function rejectsLines(header: ListHeader, rejected: readonly RejectedLine[]): string {
  return rejected
    .map(({ reject, cells }) => {
      const own = header.cells.map((_, at) => cells[at] ?? '');
      return row([...own, String(reject.line), reject.column, reject.reason], header);
    })
    .join('');
}

const row = (cells: readonly string[], { delimiter }: ListHeader) =>
  `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;

function quoted(cell: string, delimiter: string): string {
  const safe = harmless(cell);
  const needs = safe.includes(delimiter) || /["\r\n]/.test(safe);
  return needs ? `"${safe.replaceAll('"', '""')}"` : safe;
}
