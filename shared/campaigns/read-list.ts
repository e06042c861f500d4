import { type Columns, REJECT_COLUMNS, readColumns } from '../domain/list-columns.ts';
import { type ListLine, type Reject, readLine } from '../domain/list-line.ts';
import { holdsNir } from '../domain/nir.ts';
import type { LocalDate } from '../domain/words.ts';
import { decodeText, ListRefused } from './decode.ts';
import { asTyped, type FileRecord, readRecords } from './records.ts';

/** A line that was not accepted, with its cells where they may be given back. */
export interface RejectedLine {
  readonly reject: Reject;
  readonly cells: readonly string[];
}

/** What stands in the first line. */
export interface ListHeader {
  readonly cells: readonly string[];
  readonly delimiter: string;
  readonly ignored: number;
}

/** Lines in the order of the file. */
export interface ListBlock {
  readonly header: ListHeader;
  readonly accepted: readonly ListLine[];
  readonly rejected: readonly RejectedLine[];
}

/**
 * Reads a list, block by block: every line that is not empty is either accepted or rejected (L1). A line of separators alone counts
 * as empty. @throws ListRefused when there is no header that names the needed columns.
 */
export async function* readList(
  bytes: AsyncIterable<Uint8Array>,
  { today }: { today: LocalDate },
): AsyncGenerator<ListBlock> {
  let delimiter = ';';
  let known: { header: ListHeader; columns: Columns } | undefined;
  const records = readRecords(decodeText(bytes), (line) => {
    delimiter = delimiterOf(line);
    return delimiter;
  });
  for await (const block of records) {
    let lines = block.filter(({ cells }) => cells === undefined || cells.some((cell) => cell.trim() !== ''));
    if (known === undefined) {
      const [first, ...others] = lines;
      if (first === undefined) continue;
      known = readHeader(first, delimiter);
      lines = others;
    }
    yield judge(lines, known, today);
  }
  if (known === undefined) throw new ListRefused('Le fichier est vide.');
}

function readHeader({ cells = [] }: FileRecord, delimiter: string) {
  const read = readColumns(cells);
  if (!read.ok) throw new ListRefused(read.why);
  if (cells.some(holdsNir))
    throw new ListRefused('La première ligne contient un numéro de sécurité sociale. Retirez-le.');
  const own = withoutOurs(cells);
  const ignored = read.columns.ignored - (cells.length - own.length);
  return { columns: read.columns, header: { cells: own, delimiter, ignored } };
}

/** A mended file of rejects bears the columns that we added. */
function withoutOurs(cells: readonly string[]): readonly string[] {
  const tail = cells.slice(-REJECT_COLUMNS.length);
  const isOurs = REJECT_COLUMNS.every((name, at) => tail[at] === name);
  return isOurs ? cells.slice(0, -REJECT_COLUMNS.length) : cells;
}

function judge(
  records: readonly FileRecord[],
  { header, columns }: { header: ListHeader; columns: Columns },
  today: LocalDate,
): ListBlock {
  const accepted: ListLine[] = [];
  const rejected: RejectedLine[] = [];
  for (const { line, cells } of records) {
    const read =
      cells === undefined ? unreadable(line) : readLine(cells.map(asTyped), { columns, line, today });
    if (read.ok) accepted.push(read.line);
    else rejected.push({ reject: read.reject, cells: read.reject.echo ? (cells ?? []).map(asTyped) : [] });
  }
  return { header, accepted, rejected };
}

function unreadable(line: number) {
  const reason = 'Un guillemet est mal placé ou n’est pas fermé. Les autres lignes ont été lues.';
  return { ok: false as const, reject: { line, column: '', reason, echo: false } };
}

/** The one that parts the header into more columns. */
function delimiterOf(header: string): string {
  const count = (sign: string) => header.split(sign).length;
  return [';', ',', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
