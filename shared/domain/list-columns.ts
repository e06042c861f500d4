import { nameWords } from './person.ts';

/** What a line of a list may say, each with its column in French and the headers under which it is known. */
const COLUMNS = {
  number: {
    label: 'numéro allocataire',
    names: [
      'numeroallocataire',
      'nallocataire',
      'noallocataire',
      'numallocataire',
      'numerodallocataire',
      'matricule',
    ],
  },
  title: { label: 'civilité', names: ['civilite', 'titre', 'mmme'] },
  lastName: {
    label: 'nom',
    names: [
      'nomdenaissance',
      'nomnaissance',
      'nomdefamille',
      'nom',
      'nomallocataire',
      'nomdeclarant',
      'nomdudeclarant',
    ],
  },
  usedName: {
    label: 'nom d’usage',
    names: ['nomdusage', 'nomusage', 'nomusuel', 'nomdepoux', 'nomdepouse', 'nommarital'],
  },
  firstName: {
    label: 'prénom',
    names: ['prenom', 'prenoms', 'prenomallocataire', 'prenomdeclarant', 'prenomdudeclarant'],
  },
  line1: {
    label: 'adresse',
    names: ['adresse', 'adresse1', 'adresseligne1', 'ligne1', 'adressepostale', 'voie', 'rue'],
  },
  line2: {
    label: 'adresse 2',
    names: ['adresse2', 'adresseligne2', 'ligne2', 'complement', 'complementadresse', 'complementdadresse'],
  },
  line3: { label: 'adresse 3', names: ['adresse3', 'adresseligne3', 'ligne3', 'lieudit'] },
  line4: { label: 'adresse 4', names: ['adresse4', 'adresseligne4', 'ligne4'] },
  postcode: { label: 'code postal', names: ['codepostal', 'cp'] },
  town: { label: 'commune', names: ['commune', 'ville', 'localite'] },
  email: {
    label: 'e-mail',
    names: [
      'email',
      'mail',
      'courriel',
      'adresseemail',
      'adressemail',
      'adressecourriel',
      'adresseelectronique',
      'mel',
    ],
  },
  phone: {
    label: 'téléphone',
    names: [
      'telephone',
      'tel',
      'telephoneportable',
      'telephonemobile',
      'portable',
      'mobile',
      'numerodetelephone',
    ],
  },
  date: {
    label: 'date de l’événement',
    names: [
      'datedelevenement',
      'dateevenement',
      'datedeseparation',
      'dateseparation',
      'datedudeces',
      'datedeces',
      'datededeclaration',
      'datedeladeclaration',
      'datedeclaration',
      'date',
    ],
  },
  declarant: { label: 'déclarant', names: ['declarant', 'estdeclarant', 'declarante', 'adeclare'] },
  deceasedLastName: { label: 'nom du défunt', names: ['nomdudefunt', 'nomdefunt', 'nomdeladefunte'] },
  deceasedFirstName: {
    label: 'prénom du défunt',
    names: ['prenomdudefunt', 'prenomdefunt', 'prenomdeladefunte'],
  },
} as const;

export type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['lastName', 'firstName', 'line1', 'postcode', 'town', 'date'];

/** What the product itself adds to a file of rejects: read over when the mended file comes back. */
export const REJECT_COLUMNS = ['ligne', 'colonne', 'motif'] as const;

/** Where each column stands in a line, and how wide the header is. */
export interface Columns {
  readonly at: ReadonlyMap<Column, number>;
  readonly width: number;
  /** Columns of the header that nothing reads: the other parent's, for instance, of whom nothing is kept (L2). */
  readonly ignored: number;
}

export type ColumnsRead =
  | { readonly ok: true; readonly columns: Columns }
  | { readonly ok: false; readonly why: string };

/** The name of a column, as people know it. */
export const columnLabel = (column: Column): string => COLUMNS[column].label;

/**
 * Finds the columns in a header, whatever their order; of several that mean the same the first name in the list above counts.
 * Refused, in French, when a needed column is missing or two have the same name. The header itself is never repeated.
 */
export function readColumns(header: readonly string[]): ColumnsRead {
  const cells = header.map((cell) => nameWords(cell).join(''));
  while (cells.at(-1) === '') cells.pop();
  const mixed = twoPeople(cells);
  if (mixed !== undefined) return { ok: false, why: mixed };
  const at = new Map<Column, number>();
  for (const column of columnNames()) {
    const names: readonly string[] = COLUMNS[column].names;
    const name = names.find((known) => cells.includes(known));
    if (name === undefined) continue;
    if (cells.indexOf(name) !== cells.lastIndexOf(name))
      return { ok: false, why: `Deux colonnes portent le nom « ${columnLabel(column)} ». Gardez-en une.` };
    at.set(column, cells.indexOf(name));
  }
  // Beside a birth name, « nom » is the name that the person bears.
  const plain = cells.indexOf('nom');
  if (plain !== -1 && at.get('lastName') !== plain && !at.has('usedName')) at.set('usedName', plain);
  const missing = NEEDED.filter((column) => !at.has(column)).map(columnLabel);
  if (missing.length > 0)
    return {
      ok: false,
      why: `La première ligne doit nommer les colonnes. Nous n’avons pas trouvé : ${missing.join(', ')}.`,
    };
  return { ok: true, columns: { at, width: cells.length, ignored: cells.length - at.size } };
}

/** L2: names of the person who declared beside those of another: nobody guesses whose the address is. */
function twoPeople(cells: readonly string[]): string | undefined {
  const isNamed = (column: Column, isDeclarant: boolean) =>
    COLUMNS[column].names.some((name) => name.endsWith('declarant') === isDeclarant && cells.includes(name));
  const columns = ['lastName', 'firstName'] as const;
  const both = columns.some((column) => isNamed(column, true)) && columns.some((one) => isNamed(one, false));
  return both
    ? 'La liste porte les noms de deux personnes. Gardez seulement ceux de la personne qui a fait la déclaration, avec son adresse.'
    : undefined;
}

function columnNames(): Column[] {
  return Object.keys(COLUMNS).filter((name): name is Column => Object.hasOwn(COLUMNS, name));
}
