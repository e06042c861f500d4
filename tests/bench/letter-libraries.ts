import { buffer } from 'node:stream/consumers';
import fontkit from '@pdf-lib/fontkit';
import { Document, Font, Page, Path, pdf, Svg, Text, View } from '@react-pdf/renderer';
import { PDFDocument, type PDFFont, rgb } from 'pdf-lib';
import PdfKit from 'pdfkit';
import encodeQr from 'qr';
import { createElement as h } from 'react';
import type { LetterContent } from '../../shared/domain/letter.ts';
import assets from '../../shared/letters/assets.json' with { type: 'json' };
import { placeAndDate } from '../../shared/letters/letterhead.ts';
import { typeset } from '../../shared/messaging/when.fr.ts';

const MM = 72 / 25.4;
const FONT = { regular: Buffer.from(assets.regular, 'base64'), bold: Buffer.from(assets.semiBold, 'base64') };
const WIDTH = 170 * MM;

/** A text at its place, points from the top left corner. */
interface Words {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly size: number;
  readonly bold: boolean;
}

/** The same words at about the same places for every library; each breaks the lines of the body by its own means. */
function wordsOf({ sender, address, reference, date, text, code }: LetterContent) {
  const at = (left: number, top: number, words: string, size = 10.5, bold = false): Words => ({
    text: typeset(words),
    left: left * MM,
    top: top * MM,
    size,
    bold,
  });
  const head = [
    at(20, 14, sender.name, 14, true),
    ...sender.returnAddress.map((line, index) => at(20, 21 + 5 * index, line, 9.5)),
    ...address.map((line, index) => at(104, 47 + 5 * index, line, 11)),
    at(20, 52, `Référence à rappeler : ${reference}`, 9.5),
    at(104, 92, placeAndDate(sender, date)),
    at(60, 260, code, 21, true),
    at(115, 260, text.typedAddress, 10.5, true),
    at(115, 270, sender.phone, 10.5, true),
    at(115, 275, sender.phoneHours, 10),
  ];
  const body = [
    { text: text.subject, size: 12, bold: true },
    { text: text.greeting, size: 10.5, bold: false },
    ...text.sections.flatMap(({ heading, text: words, strong = false }) => [
      ...(heading === undefined ? [] : [{ text: heading, size: 10.5, bold: true }]),
      { text: words, size: 10.5, bold: strong },
    ]),
    { text: text.closing, size: 10.5, bold: false },
    { text: text.signature, size: 10.5, bold: true },
  ].map((one) => ({ ...one, text: typeset(one.text) }));
  return { head, body };
}

const BODY_TOP = 102 * MM;
const QR = { left: 24 * MM, top: 254 * MM, size: 28 * MM };

/** The dark modules as one path, points from the top left corner of the sheet. */
function qrPath(target: string): string {
  const rows = encodeQr(target, 'raw', { ecc: 'quartile', border: 1 });
  const side = QR.size / rows.length;
  const square = (x: number, y: number) =>
    `M${(QR.left + x * side).toFixed(2)} ${(QR.top + y * side).toFixed(2)}h${side.toFixed(2)}v${side.toFixed(2)}h-${side.toFixed(2)}z`;
  return rows.map((row, y) => row.map((dark, x) => (dark ? square(x, y) : '')).join('')).join('');
}

/** pdfkit as its guide shows it: every word of every letter laid and written out. */
export async function withPdfkit(letters: readonly LetterContent[]): Promise<Uint8Array> {
  const doc = new PdfKit({ size: 'A4', margin: 0, autoFirstPage: false });
  doc.registerFont('regular', FONT.regular).registerFont('bold', FONT.bold);
  for (const letter of letters) {
    doc.addPage();
    const { head, body } = wordsOf(letter);
    for (const { text, left, top, size, bold } of head)
      doc.font(bold ? 'bold' : 'regular', size).text(text, left, top, { lineBreak: false });
    doc.y = BODY_TOP;
    for (const { text, size, bold } of body)
      doc.font(bold ? 'bold' : 'regular', size).text(text, 20 * MM, doc.y + 4, { width: WIDTH });
    doc.path(qrPath(letter.target)).fill('#000000');
  }
  doc.end();
  return new Uint8Array(await buffer(doc));
}

/** pdf-lib has no line breaking: words are measured one by one. */
export async function withPdfLib(letters: readonly LetterContent[]): Promise<Uint8Array> {
  const doc = await PDFDocument.create();
  doc.registerFontkit(fontkit);
  const regular = await doc.embedFont(FONT.regular, { subset: true });
  const bold = await doc.embedFont(FONT.bold, { subset: true });
  const height = 297 * MM;
  for (const letter of letters) {
    const page = doc.addPage([210 * MM, height]);
    const { head, body } = wordsOf(letter);
    const write = (words: Words) =>
      page.drawText(words.text, {
        x: words.left,
        y: height - words.top - words.size,
        size: words.size,
        font: words.bold ? bold : regular,
      });
    head.forEach(write);
    let top = BODY_TOP;
    for (const { text, size, bold: strong } of body) {
      for (const line of broken(text, strong ? bold : regular, size)) {
        write({ text: line, left: 20 * MM, top, size, bold: strong });
        top += size * 1.27;
      }
      top += 4;
    }
    page.drawSvgPath(qrPath(letter.target), { x: 0, y: height, color: rgb(0, 0, 0) });
  }
  return doc.save();
}

function broken(text: string, font: PDFFont, size: number): string[] {
  const space = font.widthOfTextAtSize(' ', size);
  const lines: string[][] = [[]];
  let used = 0;
  for (const word of text.split(' ')) {
    const width = font.widthOfTextAtSize(word, size);
    if (used + width > WIDTH) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(word);
    used += width + space;
  }
  return lines.map((words) => words.join(' '));
}

/** A tree of components, laid out by a flexbox engine. */
export async function withReactPdf(letters: readonly LetterContent[]): Promise<Uint8Array> {
  const source = (font: Buffer) => `data:font/ttf;base64,${font.toString('base64')}`;
  Font.register({
    family: 'Atkinson',
    fonts: [
      { src: source(FONT.regular), fontWeight: 400 },
      { src: source(FONT.bold), fontWeight: 600 },
    ],
  });
  Font.registerHyphenationCallback((word) => [word]);
  const style = (size: number, bold: boolean) => ({ fontSize: size, fontWeight: bold ? 600 : 400 }) as const;
  const pages = letters.map((letter, index) => {
    const { head, body } = wordsOf(letter);
    return h(
      Page,
      { key: index, size: 'A4', style: { fontFamily: 'Atkinson' } },
      head.map(({ text, left, top, size, bold }, at) =>
        h(Text, { key: at, style: { position: 'absolute', left, top, ...style(size, bold) } }, text),
      ),
      h(
        View,
        { style: { position: 'absolute', left: 20 * MM, top: BODY_TOP, width: WIDTH } },
        body.map(({ text, size, bold }, at) =>
          h(Text, { key: at, style: { marginBottom: 4, ...style(size, bold) } }, text),
        ),
      ),
      h(
        Svg,
        { style: { position: 'absolute', left: 0, top: 0, width: 210 * MM, height: 297 * MM } },
        h(Path, { d: qrPath(letter.target), fill: '#000000' }),
      ),
    );
  });
  const blob = await pdf(h(Document, {}, pages)).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
