import * as z from 'zod';
import { LocalDate } from './words.ts';

/** Signs that the embedded font has: what French, and most names of Europe in Latin letters, need. */
const PRINTABLE =
  /^[ -~\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0123\u0126\u0127\u012a\u012b\u012e-\u0133\u0136\u0137\u0139-\u013e\u0141-\u0148\u0150-\u0155\u0158-\u015b\u015e-\u0165\u016a\u016b\u016e-\u017e\u0218-\u021b\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u20ac]*$/;

/** What stands for signs that have no plain form of their own; hidden signs go. */
const PLAIN = new Map(
  Object.entries({
    Ŋ: 'N',
    ŋ: 'n',
    Ŧ: 'T',
    ŧ: 't',
    ʼ: '’',
    '‐': '-',
    '‑': '-',
    '\u00ad': '',
    '\u200b': '',
    '\ufeff': '',
  }),
);

/** Words that would tell the matter to whoever holds the envelope or sees the letter lie about (F3). */
const TELLING =
  /(?<!\p{L})(m[ée]diat|s[ée]par|divorc|rupture|conjoint|couple|parent|enfant|d[ée]c[èe]s|deuil|psycho|violen|conflit)|(?<!allocations )famil/iu;

/** One printed line without line breaks; letters that the font lacks lose their marks (ả becomes a). */
export const PrintedText = z
  .string()
  .transform(printable)
  .refine((text) => PRINTABLE.test(text), 'Ce texte contient un signe que le courrier ne peut pas imprimer.');

/** A printed line that may be seen from outside, or lie open on a table: it never says what the matter is (F3). */
export const NeutralText = PrintedText.refine(
  (text) => !TELLING.test(text),
  'Ce texte se voit de l’extérieur : il ne doit pas dire de quoi il s’agit.',
);

export const ADDRESS_LINES = 6;
export const ADDRESS_LINE_LENGTH = 38;

export const AddressLine = PrintedText.refine(
  (line) => line.length >= 1 && line.length <= ADDRESS_LINE_LENGTH,
  `Une ligne d’adresse compte de 1 à ${ADDRESS_LINE_LENGTH} signes.`,
);

/** As the post wants it: name first, at most six lines of 38 signs, the last one postcode and town. */
export const PostalAddress = z
  .array(AddressLine)
  .min(2, 'Une adresse compte au moins deux lignes.')
  .max(ADDRESS_LINES, `Une adresse compte au plus ${ADDRESS_LINES} lignes.`)
  .refine(
    (lines) => /^\d{5} \p{L}/u.test(lines.at(-1) ?? ''),
    'La dernière ligne d’une adresse est le code postal et la ville.',
  );
export type PostalAddress = z.infer<typeof PostalAddress>;

/** Who writes, as on the letterhead; nothing here names the office or the matter (F3). */
export const LetterSender = z.strictObject({
  /** The Caf's name, « Caf du Val-de-Marne ». */
  name: NeutralText,
  /** Where undelivered letters come back to, below the name. */
  returnAddress: z.array(NeutralText.refine((line) => line.length <= ADDRESS_LINE_LENGTH)).max(4),
  /** « Créteil, le … »; the Caf's name does for a Caf that gives none. */
  town: NeutralText,
  phone: NeutralText,
  phoneHours: NeutralText,
});
export type LetterSender = z.infer<typeof LetterSender>;

/** A section without heading may stand out: what matters most, that it is free and that nobody has to come (F1). */
const Section = z.strictObject({
  heading: PrintedText.optional(),
  text: PrintedText,
  /** What stands there in an e-mail, where that is not the same. */
  mail: PrintedText.optional(),
  strong: z.boolean().optional(),
});

/** The words of a letter or a mail, every placeholder filled; the same for everybody in one run: no personal data. */
export const LetterText = z.strictObject({
  subject: NeutralText,
  greeting: PrintedText,
  sections: z.array(Section).min(1),
  closing: PrintedText,
  signature: PrintedText,
  /** The address one types, without `https://`, beside the code. */
  typedAddress: PrintedText,
});
export type LetterText = z.infer<typeof LetterText>;

/**
 * Everything that is printed on one letter: one page. The address is the only personal data. `reference` is digits and hyphens, so
 * that it cannot tell anything (F3); `code` is printed `XXXX-XXXX`; `target` carries it behind `#`, where no log sees it (D1).
 */
export const LetterContent = z.strictObject({
  sender: LetterSender,
  address: PostalAddress,
  date: LocalDate,
  reference: z.string().regex(/^\d[\d-]{1,18}\d$/),
  text: LetterText,
  code: z.string().regex(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/),
  target: z.url().regex(/^https:\/\/[^#?]+\/invitation#[A-Z0-9]{8}$/),
});
export type LetterContent = z.infer<typeof LetterContent>;

/** Where the QR code of a letter leads; the code stays behind `#` (D1). `code` as made, without hyphen. */
export function invitationTarget(webAddress: string, code: string): string {
  return `${webAddress.replace(/\/+$/, '')}/invitation#${code}`;
}

function printable(typed: string): string {
  const text = typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (PRINTABLE.test(text)) return text;
  return [...text]
    .map((sign) => (PRINTABLE.test(sign) ? sign : plain(sign)))
    .join('')
    .trim();
}

const plain = (sign: string) => PLAIN.get(sign) ?? sign.normalize('NFKD').replace(/\p{M}/gu, '');
