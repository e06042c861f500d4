import type { Texts } from '../texts/fr.ts';
import type { Draft } from './draft.ts';
import { holdsNir } from './nir.ts';

/** What is missing or wrong, by the id of its control: the name of its words in `booking.person.missing`. */
export type PersonFaults = Readonly<Record<string, FaultName>>;
export type FaultName =
  | 'firstName'
  | 'lastName'
  | 'plain'
  | 'email'
  | 'badEmail'
  | 'reach'
  | 'phone'
  | 'badPhone'
  | 'number'
  | 'nir'
  | 'hours'
  | 'question'
  | 'answer';

type Answers = Pick<Draft, 'person' | 'contact' | 'slot' | 'mode' | 'invitation'>;

// The same forms as the service's own: people hear of a slip before it is sent.
const PLAIN = /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069<>]*$/u;
const EMAIL = /^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/;
export const PHONE = /^(\+\d{10,15}|0\d{9})$/;
const FRENCH = /^(?:\+|00)(?:33|262|590|594|596)0?(?=[1-9]\d{8}$)/;
const NUMBER = /^\d{7}\s?[a-z]?$/i;

/** Everything that keeps these answers from being sent, in the order of the page. */
export function personFaults(answers: Answers): PersonFaults {
  const { person, contact } = answers;
  return {
    ...text('firstName', person.firstName, 60),
    ...text('lastName', person.lastName, 60),
    ...emailFault(answers),
    ...phoneFault(answers),
    ...numberFault(person.allocataireNumber.trim()),
    ...(contact.by === 'phone' && contact.hours.length === 0 ? { hours: 'hours' as const } : {}),
    ...(contact.discreet
      ? { ...text('question', contact.ask, 120), ...text('answer', contact.answer, 120) }
      : {}),
  };
}

/** The faults in words, by control. */
export const faultWords = (
  faults: PersonFaults,
  { person: words }: Texts['booking'],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(faults).map(([id, fault]) => [id, fault === 'nir' ? words.nir : words.missing[fault]]),
  );

export const isPersonComplete = (answers: Answers) => Object.keys(personFaults(answers)).length === 0;

/** A number without what people put between its digits. */
export const bareNumber = (typed: string) => typed.replace(/[\s.\-()]/g, '').replace(FRENCH, '0');

function text(
  id: 'firstName' | 'lastName' | 'question' | 'answer',
  typed: string,
  max: number,
): PersonFaults {
  const words = typed.trim();
  if (words === '') return { [id]: id };
  if (words.length > max || !PLAIN.test(words)) return { [id]: 'plain' };
  return holdsNir(words) ? { [id]: 'nir' } : {};
}

function emailFault({ person, contact, invitation }: Answers): PersonFaults {
  const email = person.email.trim();
  if (email !== '') return EMAIL.test(email) && email.length <= 254 ? {} : { email: 'badEmail' };
  if (invitation === undefined) return { email: 'email' };
  return contact.by === 'email' ? { email: 'reach' } : {};
}

function phoneFault({ person, contact, slot, mode }: Answers): PersonFaults {
  if (person.phone.trim() !== '') return PHONE.test(bareNumber(person.phone)) ? {} : { phone: 'badPhone' };
  return (slot?.mode ?? mode) === 'phone' || contact.by === 'phone' ? { phone: 'phone' } : {};
}

function numberFault(typed: string): PersonFaults {
  if (typed === '' || NUMBER.test(typed)) return {};
  return { number: holdsNir(typed) ? 'nir' : 'number' };
}
