import type { LetterContent } from '../domain/letter.ts';
import { PrintDocument } from './document.ts';
import { layLetter } from './page.ts';
import { drawLetter, type Layout } from './parts.ts';

/** What readers show as the name of the window (F3). */
const TITLE = 'Courrier de la Caf';

/**
 * One letter as a PDF/A-2a of one A4 page, its address in the window of a DL envelope.
 * @throws DomainError LETTER_TOO_LONG when the text does not fit.
 */
export async function renderLetter(content: LetterContent): Promise<Uint8Array> {
  const { pdf } = await renderBatch([content]);
  return pdf;
}

/**
 * Letters in this order as one PDF/A-2a, each exactly one page; the same letters give the same bytes. What is common to a run is laid
 * once, and a page leaves the memory for the output as soon as it is drawn.
 * @throws RangeError without any letter, DomainError LETTER_TOO_LONG when a text does not fit.
 */
export async function renderBatch(
  contents: readonly LetterContent[],
): Promise<{ readonly pdf: Uint8Array; readonly pages: number }> {
  const first = contents[0];
  if (first === undefined) throw new RangeError('a batch without letters');
  const doc = new PrintDocument(TITLE, first.date);
  const layouts = new Map<string, Layout>();
  for (const content of contents) {
    doc.addPage();
    drawLetter(doc, layoutOf(doc, layouts, content), content);
  }
  if (doc.pages !== contents.length) throw new Error('a letter took more than one page');
  return { pdf: await doc.finish(), pages: doc.pages };
}

/**
 * Whether the text fits on a page, asked before anything is sent.
 * @throws DomainError LETTER_TOO_LONG with a French `detail`.
 */
export function checkLetterFits(content: Pick<LetterContent, 'sender' | 'text' | 'date'>): void {
  const doc = new PrintDocument(TITLE, content.date);
  doc.addPage();
  layLetter(doc, content);
}

function layoutOf(doc: PrintDocument, layouts: Map<string, Layout>, content: LetterContent): Layout {
  const key = JSON.stringify([content.sender, content.date, content.text]);
  const known = layouts.get(key);
  if (known !== undefined) return known;
  const layout = layLetter(doc, content);
  layouts.set(key, layout);
  return layout;
}
