import type { LetterContent } from '../domain/letter.ts';
import { drawBodyPart, layBody } from './body.ts';
import type { PrintDocument } from './document.ts';
import { ADDRESS, EVER_SEEN, FOLDS } from './envelope.ts';
import { drawFoldMark, drawText, type Style, widthOf } from './ink.ts';
import { drawLetterhead, MARGIN, placeAndDate, SMALL } from './letterhead.ts';
import { drawPanelGround, layPanel } from './panel.ts';
import { type Layout, own, same } from './parts.ts';

const ADDRESS_STYLE: Style = { font: 'regular', size: 11 };
/** Six lines fill the address box, mm. */
const ADDRESS_LINE = (ADDRESS.bottom - ADDRESS.top) / 6;
const DATE_STYLE: Style = { font: 'regular', size: 10.5 };
const REFERENCE = { left: MARGIN.left, top: 52, width: EVER_SEEN.left - 2 - MARGIN.left } as const;
const DATE = { left: ADDRESS.left, top: EVER_SEEN.bottom + 2, width: MARGIN.right - ADDRESS.left } as const;

/**
 * Lays out letters with one sender, date and text; needs a page.
 * @throws DomainError LETTER_TOO_LONG.
 */
export function layLetter(
  doc: PrintDocument,
  content: Pick<LetterContent, 'sender' | 'date' | 'text'>,
): Layout {
  const { sender, date, text } = content;
  return {
    decoration: () => {
      for (const fold of FOLDS) drawFoldMark(doc, fold);
      drawPanelGround(doc);
    },
    parts: [
      same('P', () => drawLetterhead(doc, sender)),
      own('P', ({ address }) => drawAddress(doc, address)),
      own('P', ({ reference }) =>
        drawText(doc, { ...REFERENCE, text: `Référence à rappeler :\n${reference}`, style: SMALL }),
      ),
      same('P', () => drawText(doc, { ...DATE, text: placeAndDate(sender, date), style: DATE_STYLE })),
      ...layBody(doc, text).map((part) => same(part.tag, () => drawBodyPart(doc, part))),
      ...layPanel(doc, content),
    ],
  };
}

/** In the largest size up to eleven points in which the widest line stays within the window. */
function drawAddress(doc: PrintDocument, address: readonly string[]): void {
  const widest = Math.max(...address.map((line) => widthOf(doc, line, ADDRESS_STYLE)));
  const size = ADDRESS_STYLE.size * Math.min(1, (ADDRESS.right - ADDRESS.left) / widest);
  address.forEach((text, at) => {
    drawText(doc, {
      text,
      left: ADDRESS.left,
      top: ADDRESS.top + at * ADDRESS_LINE,
      style: { ...ADDRESS_STYLE, size },
    });
  });
}
