import type { Keyring } from '../config/keyring.ts';
import type { Addressee, LetterKeys } from '../domain/campaign-letter.ts';
import type { ListLine } from '../domain/list-line.ts';
import { nameKey, nameLetters, nameWords, type Person } from '../domain/person.ts';
import { doubtKeys } from '../store/person-doubts.ts';

type Named = Pick<Addressee, 'firstName' | 'lastName' | 'usedName'>;

/** Whom a line is about, without what only the file knew. */
export function addresseeOf({
  line: _line,
  date: _date,
  deceased: _deceased,
  ...person
}: ListLine): Addressee {
  return person;
}

/** Everything by which this person, their household and a wish not to be written to are found again, as keyed hashes (D1). */
export function letterKeys(keyring: Keyring, person: Addressee): LetterKeys {
  const hash = (text: string) => keyring.hash('person', `letter|${text}`);
  const home = homeOf(person.address);
  const names = namesOf(person);
  const lastNames = [...new Set([person.lastName, person.usedName ?? person.lastName].map(nameLetters))];
  return {
    person: [
      ...(person.number === undefined ? [] : [hash(`n|${person.number}|${names[0]}`)]),
      ...names.map((name) => hash(`a|${home}|${name}`)),
    ],
    match: [...doubtKeys(keyring, knownOf(person)), ...lastNames.map((name) => hash(`m|${home}|${name}`))],
    names: names.map((name) => hash(`name|${name}`)),
    home: [...(person.number === undefined ? [] : [hash(`h|${person.number}`)]), hash(`d|${home}`)],
  };
}

/** The keys under which a deceased person would appear in a list: with the number or the address of those who stay (L7). */
export function deceasedKeys(
  keyring: Keyring,
  deceased: Pick<Named, 'firstName' | 'lastName'>,
  { number, address }: Addressee,
): string[] {
  return letterKeys(keyring, { ...deceased, address, ...(number === undefined ? {} : { number }) }).person;
}

/** The address alone, for letters that came back from it. */
export const addressKey = ({ home }: LetterKeys): string => home.at(-1) ?? '';

/** The person as the rest of the product knows people: under the birth name and under the name they bear. */
export function asPeople({ firstName, lastName, usedName, email, phone, number }: Addressee): Person[] {
  const known = {
    firstName,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(number === undefined ? {} : { allocataireNumber: number }),
  };
  return [...new Set([lastName, usedName ?? lastName])].map((name) => ({ ...known, lastName: name }));
}

const knownOf = ({ email, phone, number }: Addressee) => ({
  ...(email === undefined ? {} : { email }),
  ...(phone === undefined ? {} : { phone }),
  ...(number === undefined ? {} : { allocataireNumber: number }),
});

function namesOf({ firstName, lastName, usedName }: Named): string[] {
  return [...new Set([lastName, usedName ?? lastName].map((name) => nameKey({ firstName, lastName: name })))];
}

/** Street, postcode and town in the form in which addresses are compared; the first line names the person. */
const homeOf = (address: readonly string[]) => nameWords(address.slice(1).join(' ')).join(' ');
