/** A line that was not accepted: its number in the file handed in, the column at fault and why. */
export interface RejectedLine {
  readonly line: string;
  readonly column: string;
  readonly reason: string;
}

/** What the service adds behind the person's own columns; the sign between them is the one of the file handed in. */
const ADDED = /(.)ligne\1colonne\1motif\r?\n/;

/** Number, column and reason of the first rejected lines, and nothing else of them: the rest of the file is about people. */
export function rejectedLines(text: string, most: number): RejectedLine[] {
  const head = ADDED.exec(text);
  if (head === null) return [];
  const found: RejectedLine[] = [];
  for (const cells of rows(text.slice(head.index + head[0].length), head[1] ?? ';')) {
    const [line = '', column = '', reason = ''] = cells.slice(-3);
    found.push({ line, column, reason });
    if (found.length === most) break;
  }
  return found;
}

/** Rows of a CSV as the service writes it (RFC 4180). */
function* rows(text: string, delimiter: string): Generator<string[]> {
  const cell = new RegExp(`("(?:[^"]|"")*"|[^"${delimiter}\\r\\n]*)(${delimiter}|\\r?\\n|$)`, 'y');
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const [, written = '', end = ''] = cell.exec(text) ?? [];
    row.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end === delimiter) continue;
    yield row;
    row = [];
    if (end === '') return;
  }
}
