import { parse } from 'csv-parse/sync';

/** One record of the file: the line it begins at, counted from 1, and its cells; undefined when it cannot be taken apart. */
export interface FileRecord {
  readonly line: number;
  readonly cells: readonly string[] | undefined;
}

/** A record that goes on over more lines than this has a quotation mark that was never closed. */
const MOST_LINES = 10;
/** Longer ones are no lines of a list. */
const LONGEST_LINE = 16_384;

/**
 * The records of a text that comes piece by piece, in blocks; memory does not grow with the file. A cell in quotation marks may go on
 * over several lines. Where one is never closed its own line is set aside alone, and reading goes on with the next one.
 * `delimiterOf` is asked once, with the first line that is not empty.
 */
export async function* readRecords(
  text: AsyncIterable<string>,
  delimiterOf: (header: string) => string,
): AsyncGenerator<FileRecord[]> {
  let rest = '';
  let number = 1;
  let delimiter: string | undefined;
  const work = (lines: string[], isEnd: boolean) => {
    delimiter ??= firstDelimiter(lines, delimiterOf);
    const { records, left } = takeApart(lines, number, delimiter ?? ';', isEnd);
    number += lines.length - left;
    return { records, left };
  };
  for await (const piece of text) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    const open = lines.pop() ?? '';
    if (open.length > LONGEST_LINE) {
      // Nothing that long is a line; it is cut there, so that it costs no memory.
      lines.push(open.slice(0, LONGEST_LINE));
      rest = '';
    } else rest = open;
    if (lines.length === 0) continue;
    const { records, left } = work(lines, false);
    if (left > 0) rest = [...lines.slice(lines.length - left), rest].join('\n');
    if (records.length > 0) yield records;
  }
  if (rest !== '') {
    const { records } = work(rest.split(/\r\n|\n|\r/), true);
    if (records.length > 0) yield records;
  }
}

function firstDelimiter(
  lines: readonly string[],
  delimiterOf: (header: string) => string,
): string | undefined {
  const header = lines.find((line) => line.replace('\ufeff', '').trim() !== '');
  return header === undefined ? undefined : delimiterOf(header);
}

/** Joins lines to records and takes them apart; `left`: lines at the end whose record is not complete yet. */
function takeApart(lines: readonly string[], first: number, delimiter: string, isEnd: boolean) {
  const whole: { line: number; text: string }[] = [];
  let at = 0;
  while (at < lines.length) {
    const length = recordLength(lines, at);
    if (length === 'open' && !isEnd) break;
    const size = typeof length === 'number' ? length : 1;
    whole.push({ line: first + at, text: lines.slice(at, at + size).join('\n') });
    at += size;
  }
  return {
    records: cellsOf(
      whole.filter(({ text }) => text.trim() !== ''),
      delimiter,
    ),
    left: lines.length - at,
  };
}

/** Lines of the record that begins at `at`: `open` when it may go on, `never` when it was never closed. */
function recordLength(lines: readonly string[], at: number): number | 'open' | 'never' {
  let quotes = 0;
  for (let length = 1; length <= MOST_LINES; length += 1) {
    const line = lines[at + length - 1];
    if (line === undefined) return 'open';
    if (line.includes('"')) quotes += line.split('"').length - 1;
    if (quotes % 2 === 0) return length;
  }
  return 'never';
}

/** All at once; where one record is at fault, one by one. */
function cellsOf(whole: readonly { line: number; text: string }[], delimiter: string): FileRecord[] {
  const rows = tryParse(whole.map(({ text }) => text).join('\n'), delimiter);
  if (rows?.length === whole.length) return whole.map(({ line }, at) => ({ line, cells: rows[at] }));
  return whole.map(({ line, text }) => {
    const alone = tryParse(text, delimiter);
    return { line, cells: alone?.length === 1 ? alone[0] : undefined };
  });
}

function tryParse(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true, bom: true });
  } catch {
    return undefined;
  }
}

/** A cell that a spreadsheet could take for a formula is given back behind an apostrophe. */
export const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The same cell when it comes back. */
export const asTyped = (cell: string): string =>
  cell.startsWith("'") && /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
