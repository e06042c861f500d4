import { DomainError } from '../domain/errors.ts';
import type { LetterText } from '../domain/letter.ts';
import { typeset } from '../messaging/when.fr.ts';
import type { PrintDocument } from './document.ts';
import { BLUE, drawText, heightOf, lineHeight, type Piece, type Style } from './ink.ts';
import { MARGIN } from './letterhead.ts';

/** Where the text of a letter stands, mm: below the first fold, above the panel with the code. */
const ROOM = { top: 102, bottom: 247 } as const;
const WIDTH = MARGIN.right - MARGIN.left;

/** Largest first; nobody should have to read less than ten points. */
const SIZES = [11.5, 11, 10.5, 10] as const;

/** A text that leaves room is spread a little, mm per part. */
const MOST_LOOSENING = 1;

/** One piece of the text and its tag in the structure. */
export interface BodyPart {
  readonly tag: 'H1' | 'H2' | 'P';
  readonly piece: Piece;
}

/**
 * The text of a letter, placed: in the largest size that fits its room. Needs a page.
 * @throws DomainError LETTER_TOO_LONG with how many lines have to go.
 */
export function layBody(doc: PrintDocument, text: LetterText): BodyPart[] {
  let excess = 0;
  for (const size of SIZES) {
    const { parts, bottom } = place(doc, text, size, 0);
    if (bottom <= ROOM.bottom) {
      const looser = Math.min(MOST_LOOSENING, (ROOM.bottom - bottom) / parts.length);
      return place(doc, text, size, looser).parts;
    }
    excess = Math.ceil((bottom - ROOM.bottom) / lineHeight(styles(size).text));
  }
  const lines = excess === 1 ? 'une ligne' : `${excess} lignes`;
  throw new DomainError('LETTER_TOO_LONG', {
    lines: excess,
    detail: `Le texte du courrier ne tient pas sur une page : il faut enlever environ ${lines}.`,
  });
}

/** Draws a part as laid. */
export const drawBodyPart = (doc: PrintDocument, { piece }: BodyPart): void => drawText(doc, piece);

/** `looser`: added after each paragraph, mm. */
function place(doc: PrintDocument, text: LetterText, size: number, looser: number) {
  const { subject, heading, text: plain, strong, ...style } = styles(size);
  const gap = style.gap + looser;
  const parts: BodyPart[] = [];
  let top: number = ROOM.top;
  const put = (tag: BodyPart['tag'], words: string, style: Style, after: number) => {
    const piece = { text: typeset(words), left: MARGIN.left, top, width: WIDTH, style };
    parts.push({ tag, piece });
    top += heightOf(doc, piece) + after;
  };
  put('H1', text.subject, subject, gap * 1.6);
  put('P', text.greeting, plain, gap);
  for (const section of text.sections) {
    if (section.heading !== undefined) put('H2', section.heading, heading, 0.2);
    put('P', section.text, section.strong === true ? strong : plain, gap);
  }
  put('P', text.closing, plain, gap);
  put('P', text.signature, strong, 0);
  return { parts, bottom: top };
}

function styles(size: number) {
  return {
    subject: { font: 'semi-bold', size: size + 1.5, color: BLUE },
    heading: { font: 'semi-bold', size, color: BLUE },
    text: { font: 'regular', size },
    strong: { font: 'semi-bold', size },
    /** Between paragraphs, mm. */
    gap: size * 0.17,
  } as const;
}
