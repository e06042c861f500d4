import type { Errors } from '../../design/error-summary.tsx';
import { givenOf, isAllocataireNumber, NOBODY, type TypedPerson } from '../desk/person-fields.ts';
import {
  checkAddress,
  checkQuestion,
  contactOf,
  NO_CONTACT,
  type TypedReach,
  typedContact,
} from '../desk/reach.ts';
import { texts as deskTexts } from '../desk/texts.fr.ts';
import { texts } from './texts.fr.ts';
import type { Party, PartyBody } from './types.ts';

/** One person of a case as typed; '' for what is not known. */
export interface PartyDraft extends TypedPerson, TypedReach {
  readonly from: 'interview' | 'typed';
  readonly interview: string;
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
  ...NOBODY,
  ...NO_CONTACT,
  from: 'typed',
  interview: '',
};

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
  const errors = { ...checkAddress(draft, missing), ...checkQuestion(draft, missing) };
  return Object.fromEntries(Object.entries(errors).map(([field, words]) => [`${id}-${field}`, words]));
}

/** A party's contact as it stands, to be changed. */
export function draftOfParty({ person, contact }: Pick<Party, 'person' | 'contact'>): PartyDraft {
  const { email = '', phone = '' } = person;
  return { ...NO_PARTY, ...typedContact(contact), email, phone };
}

/** A control of `PartyFields` for a path of the contract below one party: `person.email`, `contact.question.ask`, `interview`. */
export function partyControl(path: string, id: string): string {
  const field = path.split('.').at(-1) ?? '';
  if (path.startsWith('interview')) return `${id}-interview`;
  if (path === 'person' || path === '') return `${id}-lastName`;
  return `${id}-${field}`;
}
