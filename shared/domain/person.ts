import * as z from 'zod';

/** No control characters, no tags, no half pairs of UTF-16, and nothing that turns the direction of reading. */
export const PLAIN = /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069<>]*$/u;
const name = (max: number) => z.string().trim().min(1).max(max).regex(PLAIN);

/** E-mail, lower-cased: two spellings of one address are one address. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** France and its overseas numbering, which are dialled with a 0 from inside. */
const FRENCH = /^(?:\+|00)(?:33|262|590|594|596)0?(?=[1-9]\d{8}$)/;

/**
 * A phone number as typed, digits and separators, 10 to 15 digits once cleaned. A French one always begins with 0: two
 * spellings of one number are one number (B2).
 */
export const Phone = z
  .string()
  .max(30)
  .transform((typed) => typed.replace(/[\s.\-()]/g, '').replace(FRENCH, '0'))
  .pipe(z.string().regex(/^(\+\d{10,15}|0\d{9})$/));

/** Seven digits, a trailing letter tolerated and dropped; a household's number, not a person's. */
export const AllocataireNumber = z
  .string()
  .trim()
  .regex(/^\d{7}\s?[A-Za-z]?$/)
  .transform((typed) => typed.slice(0, 7));

export const Person = z.strictObject({
  firstName: name(60),
  lastName: name(60),
  email: Email.optional(),
  phone: Phone.optional(),
  allocataireNumber: AllocataireNumber.optional(),
});
export type Person = z.infer<typeof Person>;

/** How the person may be reached (F4): the proof of an e-mail is always the neutral code mail. */
export const Contact = z.strictObject({
  by: z.enum(['email', 'phone', 'none']),
  /** When to call, in words of a closed form: half-days. */
  hours: z
    .array(z.enum(['morning', 'midday', 'afternoon']))
    .max(3)
    .optional(),
  discreet: z.boolean().default(false),
  /** Asked before anything is said by voice; agreed with the person. */
  question: z.strictObject({ ask: name(120), answer: name(120) }).optional(),
});
export type Contact = z.infer<typeof Contact>;

/** E-mail, else phone, else nothing (F4). */
export function usualContact({ email, phone }: Person): Contact {
  return { by: email !== undefined ? 'email' : phone !== undefined ? 'phone' : 'none', discreet: false };
}

interface Reached {
  readonly person: Pick<Person, 'email' | 'phone'>;
  readonly contact: Contact;
}

/** Whether two are reached in the very same way. */
export const isReachedAs = (one: Reached, other: Reached): boolean => reach(one) === reach(other);
const reach = ({ person: { email, phone }, contact: { by, hours, discreet, question } }: Reached) =>
  JSON.stringify([email, phone, by, hours, discreet, question?.ask, question?.answer]);

/**
 * A name without accents, case, hyphens or order (B2): « Élise Martin-Dupont » and « DUPONT Elise martin » are one. The words are
 * sorted, so that a person who types the names in the wrong fields is still found.
 */
export function nameKey(person: Pick<Person, 'firstName' | 'lastName'>): string {
  return nameWords(`${person.lastName} ${person.firstName}`).sort().join(' ');
}

/** The words of a name, in the form in which names are compared. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * Where a person stands among all names: last name, then first name, letters alone, so that « Le Gall » and « LEGALL » are one.
 * A last name alone is the beginning of it.
 */
export function searchKey({ firstName, lastName }: Pick<Person, 'firstName' | 'lastName'>): string {
  return `${nameLetters(lastName)} ${nameLetters(firstName)}`;
}

/** A name as one word: without accents, case, spaces, hyphens and apostrophes. */
export function nameLetters(name: string): string {
  return nameWords(name).join('');
}
