import type { LetterContent } from '../domain/letter.ts';
import type { PrintDocument, Shared } from './document.ts';
import { drawDecoration } from './ink.ts';

/** One part of a letter with its tag in the structure. */
export type Part = {
  readonly tag: string;
  /** What a figure says, for who does not see it. */
  readonly alt?: string;
} & (
  | { readonly kind: 'same'; readonly draw: () => void }
  | { readonly kind: 'own'; readonly draw: (content: LetterContent) => void }
);

/** A part that is the same on every letter of a run: laid, shaped, written out and compressed once. */
export const same = (tag: string, draw: () => void): Part => ({ kind: 'same', tag, draw });
/** A part of this one letter. */
export const own = (tag: string, draw: (content: LetterContent) => void, alt?: string): Part => ({
  kind: 'own',
  tag,
  draw,
  ...(alt === undefined ? {} : { alt }),
});

/** A letter's parts in reading order, and what surrounds them without being content. */
export interface Layout {
  readonly parts: readonly Part[];
  readonly decoration: () => void;
  /** What is the same on all letters, once the first of them was drawn. */
  shared?: Shared;
}

/**
 * Draws one letter on the current page. The marks that tie content to the structure count from zero on every page: what is the same
 * on all letters comes first, so that one stream serves them all. The structure keeps the reading order.
 */
export function drawLetter(doc: PrintDocument, layout: Layout, content: LetterContent): void {
  const letter = doc.struct('Sect');
  doc.root.add(letter);
  const placed = layout.parts.map((part) => {
    const element = doc.struct(part.tag, part.alt === undefined ? {} : { alt: part.alt });
    letter.add(element);
    return { part, element };
  });
  const isFirst = layout.shared === undefined;
  const recorded = doc.record(() => {
    if (isFirst) drawDecoration(doc, layout.decoration);
    for (const { part, element } of placed)
      if (part.kind === 'same') element.add(isFirst ? part.draw : () => undefined);
  });
  layout.shared ??= doc.share(recorded);
  doc.lay(layout.shared);
  for (const { part, element } of placed) if (part.kind === 'own') element.add(() => part.draw(content));
  letter.end();
}
