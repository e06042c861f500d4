import { addDays } from '../../app/dates.ts';
import { texts } from './texts.fr.ts';
import type { Named } from './types.ts';
import { remarkOf, shareOf } from './words.ts';

/** What a spreadsheet set to French opens by a double click: semicolons, decimal commas, and the mark that says UTF-8. */
export function csvOf(figures: readonly Named[]): string {
  const { columns, kinds, unit } = texts.csv;
  const rows = figures.map(({ name, figure }) => {
    const { from, to } = figure.period;
    const numbers =
      figure.state === 'shown'
        ? [String(figure.numerator), String(figure.denominator), shareOf(figure).toFixed(1).replace('.', ',')]
        : ['', '', ''];
    return [kinds[figure.scope.kind], name, from, addDays(to, -1), unit, ...numbers, remarkOf(figure)];
  });
  return `\ufeff${[columns, ...rows].map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`;
}

/** A field that a spreadsheet could take for a formula begins with an apostrophe. */
function quoted(field: string): string {
  const safe = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
