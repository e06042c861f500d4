import type { Errors } from '../../design/error-summary.tsx';
import type { Contact, HalfDay } from '../desk/desk-words.ts';
import { givenOf, isAllocataireNumber } from '../desk/person-fields.ts';
import { texts as deskTexts } from '../desk/texts.fr.ts';
import { texts } from './texts.fr.ts';
import type { Party, PartyBody } from './types.ts';

/** One person of a case as typed; '' for what is not known. */
export interface PartyDraft {
  readonly from: 'interview' | 'typed';
  readonly interview: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly email: string;
  readonly phone: string;
  readonly allocataireNumber: string;
  /** Undefined as long as nobody chose: what the addresses allow. */
  readonly by: Contact['by'] | undefined;
  readonly hours: readonly HalfDay[];
  readonly discreet: boolean;
  readonly ask: string;
  readonly answer: string;
}

/** What the fields of one person are given. */
export interface PartyFieldsProps {
  /** Prefix of the controls' ids. */
  readonly id: string;
  readonly draft: PartyDraft;
  readonly onDraft: (draft: PartyDraft) => void;
  readonly errors: Errors;
}

export const NO_PARTY: PartyDraft = {
  from: 'typed',
  interview: '',
  lastName: '',
  firstName: '',
  email: '',
  phone: '',
  allocataireNumber: '',
  by: undefined,
  hours: [],
  discreet: false,
  ask: '',
  answer: '',
};

type Reached = Pick<PartyDraft, 'by' | 'email' | 'phone'>;

/** E-mail, else phone, else nothing: as the service itself would choose (F4). */
export function byOf({ by, email, phone }: Reached): Contact['by'] {
  if (by !== undefined) return by;
  if (email.trim() !== '') return 'email';
  return phone.trim() === '' ? 'none' : 'phone';
}

export function contactOf(draft: PartyDraft): Contact {
  const { hours, discreet, ask, answer } = draft;
  const by = byOf(draft);
  return {
    by,
    discreet,
    ...(by === 'phone' && hours.length > 0 ? { hours: [...hours] } : {}),
    ...(discreet && ask.trim() !== '' ? { question: { ask: ask.trim(), answer: answer.trim() } } : {}),
  };
}

/** As the contract wants it: by the interview alone, or in full. */
export function partyBody(draft: PartyDraft): PartyBody {
  if (draft.from === 'interview') return { interview: draft.interview };
  const { firstName, lastName, email, phone, allocataireNumber } = draft;
  return {
    person: {
      firstName: firstName.trim(),
      lastName: lastName.trim(),
      ...givenOf({ email, phone, allocataireNumber }),
    },
    contact: contactOf(draft),
  };
}

/** What is missing or wrong, by the ids of `PartyFields` with this prefix. */
export function checkParty(draft: PartyDraft, id: string): Errors {
  const { missing } = texts.form;
  if (draft.from === 'interview')
    return draft.interview === '' ? { [`${id}-interview`]: missing.interview } : {};
  const number = draft.allocataireNumber.trim();
  return {
    ...(draft.lastName.trim() === '' ? { [`${id}-lastName`]: missing.lastName } : {}),
    ...(draft.firstName.trim() === '' ? { [`${id}-firstName`]: missing.firstName } : {}),
    ...(number !== '' && !isAllocataireNumber(number)
      ? { [`${id}-allocataireNumber`]: deskTexts.people.badNumber }
      : {}),
    ...checkContact(draft, id),
  };
}

export function checkContact(draft: PartyDraft, id: string): Errors {
  const { missing } = texts.form;
  const by = byOf(draft);
  const hasAsk = draft.ask.trim() !== '';
  const hasAnswer = draft.answer.trim() !== '';
  return {
    ...(by === 'email' && draft.email.trim() === '' ? { [`${id}-email`]: missing.email } : {}),
    ...(by === 'phone' && draft.phone.trim() === '' ? { [`${id}-phone`]: missing.phone } : {}),
    ...(draft.discreet && hasAnswer && !hasAsk ? { [`${id}-ask`]: missing.ask } : {}),
    ...(draft.discreet && hasAsk && !hasAnswer ? { [`${id}-answer`]: missing.answer } : {}),
  };
}

/** A party's contact as it stands, to be changed. */
export function draftOfParty({ person, contact }: Pick<Party, 'person' | 'contact'>): PartyDraft {
  const { email = '', phone = '' } = person;
  const { by, hours = [], discreet, question } = contact;
  return {
    ...NO_PARTY,
    email,
    phone,
    by,
    hours,
    discreet,
    ask: question?.ask ?? '',
    answer: question?.answer ?? '',
  };
}

/** A control of `PartyFields` for a path of the contract below one party: `person.email`, `contact.question.ask`, `interview`. */
export function partyControl(path: string, id: string): string {
  const field = path.split('.').at(-1) ?? '';
  if (path.startsWith('interview')) return `${id}-interview`;
  if (path === 'person' || path === '') return `${id}-lastName`;
  return `${id}-${field}`;
}
