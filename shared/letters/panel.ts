import type { LetterContent } from '../domain/letter.ts';
import { typeset } from '../messaging/when.fr.ts';
import type { PrintDocument } from './document.ts';
import type { Box } from './envelope.ts';
import { BLUE, drawPanel, drawText, heightOf, type Style } from './ink.ts';
import { MARGIN } from './letterhead.ts';
import { own, type Part, same } from './parts.ts';
import { drawQr } from './qr.ts';

/** Everything needed to answer, in one place at the foot of the sheet, mm. */
const PANEL: Box = { left: MARGIN.left, right: MARGIN.right, top: 250, bottom: 286 };
const QR = { left: PANEL.left + 4, top: PANEL.top + 4, size: 28 } as const;
const CODE = { left: PANEL.left + 40, top: PANEL.top + 5, width: 50 } as const;
const WAYS = { left: PANEL.left + 95, top: PANEL.top + 5, width: PANEL.right - PANEL.left - 99 } as const;

const LABEL: Style = { font: 'semi-bold', size: 10, color: BLUE };
const PLAIN: Style = { font: 'regular', size: 10 };
const STRONG: Style = { font: 'semi-bold', size: 10.5 };
const CODE_STYLE: Style = { font: 'semi-bold', size: 21, leading: 1.25, spacing: 0.8 };

const HOW = 'À scanner, ou à taper.';

/** The panel's ground, which is no content. */
export const drawPanelGround = (doc: PrintDocument): void => drawPanel(doc, PANEL, QR);

/** The QR code, the code to type, the address and the phone number. */
export function layPanel(
  doc: PrintDocument,
  { sender, text }: Pick<LetterContent, 'sender' | 'text'>,
): Part[] {
  const online = column(doc, WAYS.top, [
    [LABEL, 'Par internet'],
    [STRONG, text.typedAddress],
  ]);
  const phone = column(doc, online.bottom + 2, [
    [LABEL, 'Par téléphone'],
    [STRONG, sender.phone],
    [PLAIN, sender.phoneHours],
  ]);
  return [
    own(
      'Figure',
      ({ target }) => drawQr(doc, target, QR.left, QR.top, QR.size),
      `Code QR : il ouvre ${text.typedAddress} avec votre code.`,
    ),
    same('P', () => drawText(doc, { ...CODE, text: 'Votre code', style: LABEL })),
    own('P', ({ code }) =>
      drawText(doc, { left: CODE.left, top: CODE.top + 5, text: code, style: CODE_STYLE }),
    ),
    same('P', () => drawText(doc, { ...CODE, top: CODE.top + 16, text: HOW, style: PLAIN })),
    same('P', online.draw),
    same('P', phone.draw),
  ];
}

/** Lines one under the other in the column of ways to answer. */
function column(doc: PrintDocument, top: number, lines: readonly (readonly [Style, string])[]) {
  let bottom = top;
  const pieces = lines.map(([style, words]) => {
    const piece = { left: WAYS.left, width: WAYS.width, top: bottom, text: typeset(words), style };
    bottom += heightOf(doc, piece);
    return piece;
  });
  const draw = () => {
    for (const piece of pieces) drawText(doc, piece);
  };
  return { bottom, draw };
}
