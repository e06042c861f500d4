import * as z from 'zod';
import { addressBlock, printable } from './list-address.ts';
import { type Column, type Columns, columnLabel } from './list-columns.ts';
import { holdsNir } from './nir.ts';
import { AllocataireNumber, Email, Phone } from './person.ts';
import { addDays } from './time.ts';
import { LocalDate } from './words.ts';

const Name = z.strictObject({ firstName: z.string(), lastName: z.string() });

/** One accepted line: the person who declared (L2), where they live, and what happened when. `address`: as printed. */
export const ListLine = z.strictObject({
  /** Of the file, counted from 1, which is the header. */
  line: z.int().min(2),
  number: z.string().optional(),
  firstName: z.string(),
  lastName: z.string(),
  usedName: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  address: z.array(z.string()).min(3),
  date: LocalDate,
  deceased: Name.optional(),
});
export type ListLine = z.infer<typeof ListLine>;

/** Why a line is not accepted: the column at fault and what to do, in French. `echo`: its cells may be given back. */
export interface Reject {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
  readonly echo: boolean;
}

export type LineRead =
  | { readonly ok: true; readonly line: ListLine }
  | { readonly ok: false; readonly reject: Reject };

/** Oldest event that a list may tell, days. */
const OLDEST_DAYS = 731;
const LONGEST_NAME = 60;
const YES = /^(oui|o|1|x|vrai|true|yes)$/i;
const NO = /^(non|n|0|faux|false|no)$/i;
const TITLES: Readonly<Record<string, string>> = {
  m: 'M.',
  mr: 'M.',
  monsieur: 'M.',
  mme: 'Mme',
  madame: 'Mme',
};

class Fault extends Error {
  readonly column: Column;
  constructor(column: Column, reason: string) {
    super(reason);
    this.column = column;
  }
}

/**
 * Judges one line. `today`: the Caf's date. A social security number anywhere, in a column that nobody reads too, refuses the line, and
 * its cells must then be given back to nobody.
 */
export function readLine(
  cells: readonly string[],
  { columns, line, today }: { columns: Columns; line: number; today: LocalDate },
): LineRead {
  const refuse = (column: string, reason: string, echo = true): LineRead => ({
    ok: false,
    reject: { line, column, reason, echo },
  });
  if (cells.some(mayHoldNir))
    return refuse(
      '',
      'La ligne contient un numéro de sécurité sociale. Retirez-le : il n’est jamais gardé ici.',
      false,
    );
  if (cells.some((cell, at) => at >= columns.width && cell.trim() !== ''))
    return refuse('', 'La ligne a plus de cases que la première ligne n’a de colonnes.');
  if (cells.some((cell) => cell.includes('\ufffd')))
    return refuse('', 'La ligne contient un signe illisible. Enregistrez le fichier en UTF-8.');
  try {
    return { ok: true, line: parse(cells, columns, line, today) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return refuse(columnLabel(error.column), error.message);
  }
}

/** Most cells are too short to hold one. */
const mayHoldNir = (cell: string) => cell.length >= 13 && holdsNir(cell);

function parse(cells: readonly string[], columns: Columns, line: number, today: LocalDate): ListLine {
  const cell = (column: Column) => (cells[columns.at.get(column) ?? -1] ?? '').trim();
  checkDeclarant(columns, cell('declarant'));
  const firstName = name(cell, 'firstName');
  const lastName = name(cell, 'lastName');
  const usedName = cell('usedName') === '' ? undefined : name(cell, 'usedName');
  const email = optional(cell, 'email', EMAIL);
  const phone = optional(cell, 'phone', PHONE);
  const number = optional(cell, 'number', NUMBER);
  const deceased = deceasedOf(cell);
  return {
    line,
    firstName,
    lastName,
    address: address(cell, { firstName, name: usedName ?? lastName }),
    date: eventDate(cell('date'), today),
    ...(usedName === undefined ? {} : { usedName }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(number === undefined ? {} : { number }),
    ...(deceased === undefined ? {} : { deceased }),
  };
}

type Cell = (column: Column) => string;

/** L2: only the person who declared is written to. Where a list says it, every line says it. */
function checkDeclarant(columns: Columns, said: string): void {
  if (!columns.at.has('declarant') || YES.test(said)) return;
  throw new Fault(
    'declarant',
    NO.test(said)
      ? 'Cette personne n’a pas fait la déclaration : on n’écrit qu’à celle qui l’a faite.'
      : 'Indiquez oui ou non.',
  );
}

function text(cell: Cell, column: Column): string {
  const printed = printable(cell(column));
  if (printed === undefined)
    throw new Fault(column, 'Ce texte contient un signe que le courrier ne peut pas imprimer.');
  return printed;
}

function name(cell: Cell, column: Column): string {
  const written = text(cell, column);
  if (written === '') throw new Fault(column, 'Ce champ est obligatoire.');
  if (written.length > LONGEST_NAME)
    throw new Fault(column, `Ce texte est trop long : ${LONGEST_NAME} signes au plus.`);
  if (!/\p{L}/u.test(written)) throw new Fault(column, 'Ce nom ne contient aucune lettre.');
  return written;
}

/** A field that the schema of a person reads; what needs no cleaning is known without it, for files of 100,000 lines. */
interface Field {
  readonly schema: z.ZodType<string>;
  readonly clean: RegExp;
  readonly message: string;
}
const EMAIL: Field = {
  schema: Email,
  clean: /^[a-z0-9]+([._+-][a-z0-9]+)*@([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,24}$/,
  message: 'Cette adresse e-mail n’est pas correcte.',
};
const PHONE: Field = {
  schema: Phone,
  clean: /^0\d{9}$/,
  message: 'Ce numéro de téléphone n’est pas correct.',
};
const NUMBER: Field = {
  schema: AllocataireNumber,
  clean: /^\d{7}$/,
  message: 'Le numéro allocataire compte 7 chiffres.',
};

function optional(cell: Cell, column: Column, { schema, clean, message }: Field): string | undefined {
  const written = cell(column);
  if (written === '') return undefined;
  const compact = column === 'phone' ? written.replaceAll(' ', '') : written;
  if (compact.length <= 254 && clean.test(compact)) return compact;
  const read = schema.safeParse(written);
  if (!read.success) throw new Fault(column, message);
  return read.data;
}

function address(cell: Cell, who: { firstName: string; name: string }): string[] {
  const street = (['line1', 'line2', 'line3', 'line4'] as const)
    .map((column) => text(cell, column))
    .filter((one) => one !== '');
  if (street.length === 0) throw new Fault('line1', 'Ce champ est obligatoire.');
  // A spreadsheet drops the first zero.
  const postcode = cell('postcode').replace(/\s/g, '').padStart(5, '0');
  if (!/^\d{5}$/.test(postcode) || postcode === '00000')
    throw new Fault('postcode', 'Le code postal compte 5 chiffres.');
  const town = text(cell, 'town');
  if (!/^\p{L}/u.test(town)) throw new Fault('town', 'Indiquez le nom de la commune.');
  const title = TITLES[cell('title').toLowerCase().replace('.', '')];
  const block = addressBlock({ ...who, title, lines: street, postcode, town });
  if (block === undefined)
    throw new Fault(
      'line1',
      'L’adresse est trop longue pour une enveloppe : 6 lignes de 38 signes au plus, nom et commune compris.',
    );
  return block;
}

/** The same few dates stand on every line. */
const knownDates = new Map<string, LocalDate>();

function eventDate(written: string, today: LocalDate): LocalDate {
  const iso = knownDates.get(written) ?? readDate(written);
  if (iso > today) throw new Fault('date', 'Cette date est dans le futur.');
  if (iso < addDays(today, -OLDEST_DAYS)) throw new Fault('date', 'Cette date a plus de deux ans.');
  return iso;
}

function readDate(written: string): LocalDate {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? [];
  const iso = year === '' ? written : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!LocalDate.safeParse(iso).success)
    throw new Fault('date', 'Cette date n’est pas correcte. Exemple : 15/11/2026.');
  if (knownDates.size > 1_000) knownDates.clear();
  knownDates.set(written, iso);
  return iso;
}

function deceasedOf(cell: Cell): ListLine['deceased'] {
  const [firstName, lastName] = [cell('deceasedFirstName'), cell('deceasedLastName')];
  if (firstName === '' && lastName === '') return undefined;
  return { firstName: name(cell, 'deceasedFirstName'), lastName: name(cell, 'deceasedLastName') };
}
