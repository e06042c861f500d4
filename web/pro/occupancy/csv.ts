import { addDays } from '../../app/dates.ts';
import { spreadsheet } from '../spreadsheet.ts';
import { texts } from './texts.fr.ts';
import type { Named } from './types.ts';
import { remarkOf, shareOf } from './words.ts';

/** The figures as a spreadsheet, with decimal commas. */
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
  return spreadsheet([columns, ...rows]);
}
