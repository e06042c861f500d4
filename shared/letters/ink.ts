import { type Font, MM, type PrintDocument } from './document.ts';
import type { Box } from './envelope.ts';

export const INK = '#1b1b1f';
export const BLUE = '#0b3d73';
const PALE = '#eaf1f8';
const FAINT = '#b8c4d0';

/** How a piece of text looks: size in points, leading as a factor of it. */
export interface Style {
  readonly font: Font;
  readonly size: number;
  readonly leading?: number;
  readonly color?: string;
  /** Space between signs, points. */
  readonly spacing?: number;
}

const LEADING = 1.27;

/** A piece of text at a place of the sheet, mm; broken into lines within `width` when one is given. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width?: number;
  readonly style: Style;
}

/** Draws it; what is drawn is complete in itself, so that it may be drawn again on another page. */
export function drawText(doc: PrintDocument, { text, left, top, width, style }: Piece): void {
  choose(doc, style)
    .save()
    .fillColor(style.color ?? INK);
  doc.text(text, left * MM, top * MM, options(doc, style, width)).restore();
}

/** Height of a text within a width, mm. */
export function heightOf(doc: PrintDocument, { text, width, style }: Omit<Piece, 'left' | 'top'>): number {
  return choose(doc, style).heightOfString(text, options(doc, style, width)) / MM;
}

/** Width of a line, mm. */
export function widthOf(doc: PrintDocument, text: string, style: Style): number {
  return choose(doc, style).widthOfString(text, options(doc, style)) / MM;
}

/** Height of one line, mm. */
export const lineHeight = ({ size, leading = LEADING }: Style): number => (size * leading) / MM;

/** What is no content: readers skip it. */
export function drawDecoration(doc: PrintDocument, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' });
  draw();
  doc.endMarkedContent();
}

/** A pale ground with a white square on it, around what has to be read by a machine. */
export function drawPanel(
  doc: PrintDocument,
  { left, top, right, bottom }: Box,
  white: { readonly left: number; readonly top: number; readonly size: number },
): void {
  const edge = 2;
  const side = (white.size + 2 * edge) * MM;
  doc
    .save()
    .roundedRect(left * MM, top * MM, (right - left) * MM, (bottom - top) * MM, 2 * MM)
    .fill(PALE);
  doc.roundedRect((white.left - edge) * MM, (white.top - edge) * MM, side, side, 1 * MM).fill('#ffffff');
  doc.restore();
}

/** A short line at the left edge, to fold along. */
export function drawFoldMark(doc: PrintDocument, top: number): void {
  doc
    .save()
    .lineWidth(0.4)
    .moveTo(5 * MM, top * MM)
    .lineTo(9 * MM, top * MM)
    .stroke(FAINT)
    .restore();
}

function choose(doc: PrintDocument, { font, size }: Style): PDFKit.PDFDocument {
  return doc.font(font).fontSize(size);
}

/** pdfkit adds a gap to the font's own line height; a width is given even for one line, or it would break at the edge. */
function options(doc: PrintDocument, style: Style, width?: number): PDFKit.Mixins.TextOptions {
  const lineGap = lineHeight(style) * MM - doc.currentLineHeight();
  return {
    lineGap,
    ...(style.spacing === undefined ? {} : { characterSpacing: style.spacing }),
    ...(width === undefined ? { lineBreak: false } : { width: width * MM }),
  };
}
