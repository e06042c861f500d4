import type { Errors } from '../../design/error-summary.tsx';
import type { Contact, HalfDay } from './desk-words.ts';

/** How one person wants to be told, as typed (F4); '' for what is not known. */
export interface TypedContact {
  /** Undefined as long as nobody chose: what the addresses allow. */
  readonly by: Contact['by'] | undefined;
  readonly hours: readonly HalfDay[];
  readonly discreet: boolean;
  readonly ask: string;
  readonly answer: string;
}

/** The same with the addresses it needs. */
export interface TypedReach extends TypedContact {
  readonly email: string;
  readonly phone: string;
}

export const NO_CONTACT: TypedContact = { by: undefined, hours: [], discreet: false, ask: '', answer: '' };

/** E-mail, else phone, else nothing: as the service itself would choose (F4). */
export function byOf({ by, email, phone }: Pick<TypedReach, 'by' | 'email' | 'phone'>): Contact['by'] {
  if (by !== undefined) return by;
  if (email.trim() !== '') return 'email';
  return phone.trim() === '' ? 'none' : 'phone';
}

/** As the contract wants it. */
export function contactOf(reach: TypedReach): Contact {
  const { hours, discreet, ask, answer } = reach;
  const by = byOf(reach);
  return {
    by,
    discreet,
    ...(by === 'phone' && hours.length > 0 ? { hours: [...hours] } : {}),
    ...(discreet && ask.trim() !== '' ? { question: { ask: ask.trim(), answer: answer.trim() } } : {}),
  };
}

/** A contact as it stands, to be changed. */
export function typedContact(contact: Partial<Contact> = {}): TypedContact {
  const { by, hours = [], discreet = false, question } = contact;
  return { by, hours, discreet, ask: question?.ask ?? '', answer: question?.answer ?? '' };
}

/** The address that the way chosen needs. */
export function checkAddress(reach: TypedReach, words: Readonly<Record<'email' | 'phone', string>>): Errors {
  const by = byOf(reach);
  return {
    ...(by === 'email' && reach.email.trim() === '' ? { email: words.email } : {}),
    ...(by === 'phone' && reach.phone.trim() === '' ? { phone: words.phone } : {}),
  };
}

/** A question agreed with the person has an answer, and an answer its question. */
export function checkQuestion(
  { discreet, ask, answer }: TypedContact,
  words: Readonly<Record<'ask' | 'answer', string>>,
): Errors {
  const [hasAsk, hasAnswer] = [ask.trim() !== '', answer.trim() !== ''];
  return {
    ...(discreet && hasAnswer && !hasAsk ? { ask: words.ask } : {}),
    ...(discreet && hasAsk && !hasAnswer ? { answer: words.answer } : {}),
  };
}
