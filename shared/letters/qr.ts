import encodeQr from 'qr';
import { MM, type PrintDocument } from './document.ts';

/** The library wants one of its own; the panel leaves the white around the code. */
const BORDER = 1;

/** Draws a QR code that still reads with a quarter of it creased or stained; `size` and places in mm. */
export function drawQr(doc: PrintDocument, target: string, left: number, top: number, size: number): void {
  const rows = encodeQr(target, 'raw', { ecc: 'quartile', border: BORDER }).slice(BORDER, -BORDER);
  doc
    .save()
    .translate(left * MM, top * MM)
    .scale((size * MM) / rows.length);
  rows.forEach((row, y) => {
    for (const { from, to } of runs(row.slice(BORDER, -BORDER))) doc.rect(from, y, to - from, 1);
  });
  doc.fill('#000000').restore();
}

/** Dark stretches of one row: fewer and wider rectangles, without seams between them. */
function runs(row: readonly boolean[]): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  row.forEach((dark, x) => {
    const last = found.at(-1);
    if (!dark) return;
    if (last?.to === x) last.to = x + 1;
    else found.push({ from: x, to: x + 1 });
  });
  return found;
}
