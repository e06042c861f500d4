/** Lines of lists about people who do not exist. */
export const HEADER =
  'Numéro allocataire;Nom;Nom d’usage;Prénom;Adresse;Code postal;Commune;E-mail;Téléphone;Date de séparation';

export interface Row {
  readonly number?: string;
  readonly lastName?: string;
  readonly usedName?: string;
  readonly firstName?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly date?: string;
}

/** One line of a list; everything about the person follows `who` unless it is given. */
export function aLine(who: number, row: Row = {}): string {
  return [
    row.number ?? String(1_000_000 + who),
    row.lastName ?? `Exemple-${letters(who)}`,
    row.usedName ?? '',
    row.firstName ?? 'Camille',
    row.street ?? `${who} rue de l’Exemple`,
    row.postcode ?? '94000',
    'Créteil',
    row.email ?? '',
    row.phone ?? '',
    row.date ?? '15/10/2026',
  ].join(';');
}

export const aList = (...lines: string[]): string => [HEADER, ...lines].join('\r\n');

/** A number as letters: names hold no digits. */
const letters = (value: number) =>
  [...String(value)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');

export const withMail = (who: number, row: Row = {}): string =>
  aLine(who, { email: `personne.${who}@courriel.example`, ...row });
