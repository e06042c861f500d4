import { createCanvas } from '@napi-rs/canvas';
import jsQr from 'jsqr';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Box } from '../../shared/letters/envelope.ts';

const MM = 72 / 25.4;
/** Dots of a picture in a millimetre. */
const DOTS = 6;

/** A line as it stands on the sheet, mm from the top left corner; `bottom` and `top` are those of its letters. */
export interface Line extends Box {
  readonly text: string;
}

/** Opens a PDF for the length of `work`. */
export async function withPdf<T>(pdf: Uint8Array, work: (doc: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 });
  try {
    return await work(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** The lines of a page in the order of the content, where they were printed. */
export async function linesOf(page: PDFPageProxy): Promise<Line[]> {
  const { items } = await page.getTextContent();
  const height = page.view[3] ?? 0;
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x = 0, y = 0] = item.transform.map(Number);
    const baseline = (height - y) / MM;
    return [
      {
        text: item.str,
        left: x / MM,
        right: (x + item.width) / MM,
        // From the tallest accent to the longest tail of the font.
        top: baseline - (item.height * 0.984) / MM,
        bottom: baseline + (item.height * 0.316) / MM,
      },
    ];
  });
}

export async function textOfPage(page: PDFPageProxy): Promise<string> {
  return (await linesOf(page)).map(({ text }) => text).join('\n');
}

/** A page as it is printed. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export async function pictureOf(page: PDFPageProxy): Promise<Picture> {
  const viewport = page.getViewport({ scale: (DOTS * 25.4) / 72 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext: context, viewport }).promise;
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Whether anything is printed at a point of the sheet, mm. */
export function hasInk({ width, data }: Picture, x: number, y: number): boolean {
  const at = (Math.floor(y * DOTS) * width + Math.floor(x * DOTS)) * 4;
  return [0, 1, 2].some((colour) => (data[at + colour] ?? 255) < 250);
}

/** The smallest box around all ink within `area`, mm, or nothing where there is none. */
export function inkWithin(picture: Picture, area: Box): Box | undefined {
  let found: { left: number; top: number; right: number; bottom: number } | undefined;
  for (let y = area.top; y < area.bottom; y += 1 / DOTS)
    for (let x = area.left; x < area.right; x += 1 / DOTS) {
      if (!hasInk(picture, x, y)) continue;
      found ??= { left: x, right: x, top: y, bottom: y };
      found.left = Math.min(found.left, x);
      found.right = Math.max(found.right, x);
      found.bottom = y;
    }
  return found;
}

/** What a telephone reads from the foot of the page. */
export function scanned({ data, width, height }: Picture): string | undefined {
  const from = Math.floor((height * 4) / 5);
  return jsQr.default(data.subarray(from * width * 4), width, height - from)?.data;
}
