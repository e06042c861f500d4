import type { LetterSender } from '../domain/letter.ts';
import type { LocalDate } from '../domain/words.ts';
import { dayInWords, typeset } from '../messaging/when.fr.ts';
import type { PrintDocument } from './document.ts';
import { EVER_SEEN, SHEET } from './envelope.ts';
import { BLUE, drawText, heightOf, type Style } from './ink.ts';

/** Margins of the sheet, mm. */
export const MARGIN = { left: 20, right: SHEET.width - 20, top: 14 } as const;

const NAME: Style = { font: 'semi-bold', size: 14, leading: 1.2, color: BLUE };
export const SMALL: Style = { font: 'regular', size: 9.5 };

/** Who writes: above and beside what the window can show, never in it (F3). */
export function drawLetterhead(doc: PrintDocument, { name, returnAddress }: LetterSender): void {
  const place = { left: MARGIN.left, width: EVER_SEEN.left - 2 - MARGIN.left };
  drawText(doc, { ...place, text: name, top: MARGIN.top, style: NAME });
  const below = MARGIN.top + heightOf(doc, { text: name, width: place.width, style: NAME }) + 1;
  if (returnAddress.length > 0)
    drawText(doc, { ...place, text: returnAddress.join('\n'), top: below, style: SMALL });
}

/** `Créteil, le mardi 1er décembre 2026`. */
export function placeAndDate({ town }: LetterSender, date: LocalDate): string {
  return typeset(`${town}, le ${dayInWords(Date.parse(`${date}T12:00:00Z`), 'UTC')}`);
}
