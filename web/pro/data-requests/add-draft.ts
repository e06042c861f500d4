import { addressFaults, addressOf, NO_ADDRESS, type TypedAddress } from '../../booking/postal-address.ts';
import { givenOf, isAllocataireNumber, NOBODY, type TypedPerson } from '../desk/person-fields.ts';
import { texts } from './texts.fr.ts';
import type { AskBody } from './types.ts';

type Answer = AskBody['answer'];

/** A request as staff type it for somebody; '' and undefined while nothing is. */
export interface AddDraft {
  readonly what: AskBody['what'] | undefined;
  readonly person: TypedPerson;
  readonly by: Answer['by'] | undefined;
  readonly address: TypedAddress;
  readonly place: string;
  readonly language: AskBody['language'];
}

export const NOTHING: AddDraft = {
  what: undefined,
  person: NOBODY,
  by: undefined,
  address: NO_ADDRESS,
  place: '',
  language: 'fr',
};

/** What is missing or wrong, by control. */
export function addFaults({ what, person, by, address, place }: AddDraft): Record<string, string> {
  const words = texts.add.missing;
  const { firstName, lastName, phone, allocataireNumber } = person;
  const number = allocataireNumber.trim();
  return {
    ...(what === undefined ? { what: words.what } : {}),
    ...(lastName.trim() === '' ? { lastName: words.lastName } : {}),
    ...(firstName.trim() === '' ? { firstName: words.firstName } : {}),
    // Staff can prove one of these only.
    ...(phone.trim() === '' && number === '' ? { phone: words.known } : {}),
    ...(number !== '' && !isAllocataireNumber(number) ? { allocataireNumber: words.number } : {}),
    ...(by === undefined ? { by: words.by } : {}),
    ...(by === 'on-site' && place === '' ? { place: words.place } : {}),
    ...(by === 'post' ? addressFaults(person, address, words) : {}),
  };
}

/** As the contract wants it; undefined while a choice is missing. */
export function addBody({ what, person, by, address, place, language }: AddDraft): AskBody | undefined {
  if (what === undefined || by === undefined) return undefined;
  const { firstName, lastName, ...rest } = person;
  const answer: Answer = by === 'post' ? { by, address: addressOf(person, address) } : { by, place };
  return {
    what,
    person: { firstName: firstName.trim(), lastName: lastName.trim(), ...givenOf(rest) },
    answer,
    language,
  };
}
