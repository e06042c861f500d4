const list = new Intl.ListFormat('fr', { type: 'conjunction' });
const month = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** « lundi, mardi et jeudi » */
export const listed = (words: readonly string[]): string => list.format(words);

/** « 12 345 » */
export const numberWords = (count: number): string => count.toLocaleString('fr-FR');

/** « décembre 2026 », of a local date or of `2026-12`. */
export const monthWords = (date: string): string =>
  month.format(new Date(`${date.slice(0, 7)}-15T12:00:00Z`));
