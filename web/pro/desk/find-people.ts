import type { AnswerOf } from '../../api/contract.ts';
import { type Appointment, fullName } from './desk-words.ts';
import type { TypedPerson } from './person-fields.ts';

export type Found = AnswerOf<'POST /v1/staff/people/search'>;

export interface FoundPerson {
  /** Tells this person from the others of this answer. */
  readonly key: string;
  readonly person: Appointment['person'];
  readonly appointments: readonly Appointment[];
}

/**
 * Appointments by person, in the order in which they came: the same only where all that is shown of them is the same, for a name
 * is not a person. The latest appointment stands first.
 */
export function byPerson(appointments: readonly Appointment[]): FoundPerson[] {
  const groups = new Map<string, Appointment[]>();
  for (const one of appointments) {
    const { email = '', phone = '', allocataireNumber = '' } = one.person;
    const key = [fullName(one.person), email, phone, allocataireNumber].join('|').toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([key, found]) => {
    const [first] = found;
    if (first === undefined) return [];
    const latestFirst = found.toSorted((a, b) => Date.parse(b.start) - Date.parse(a.start));
    return [{ key, person: first.person, appointments: latestFirst }];
  });
}

/** What is known of somebody found, as a form takes it. */
export function typedPerson(person: Appointment['person']): TypedPerson {
  const { email = '', phone = '', allocataireNumber = '', ...names } = person;
  return { ...names, email, phone, allocataireNumber };
}
