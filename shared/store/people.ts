import { Appointment } from '../domain/appointment.ts';
import { nameLetters, type Person, searchKey } from '../domain/person.ts';
import type { Store } from './client.ts';
import { parseItem } from './items.ts';
import { indexKeys } from './keys.ts';
import { queryPages } from './query.ts';

/** Whom one looks for; e-mail and phone, as the schema of `Person` leaves them, narrow a name down. */
export interface Sought {
  readonly lastName: string;
  readonly firstName?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}

/** A shorter last name is looked for as a whole word, so that two letters do not list a tenth of a town. */
const SHORTEST_PREFIX = 3;
/** Pages of the index that one search reads at most, however little its e-mail or phone leave. */
const MOST_PAGES = 5;

/**
 * Appointments, booked at some time, of people whose name begins so: accents, case, spaces and hyphens aside; with a first
 * name also those who typed their names in the wrong fields. At most `limit`, exact last names first; `more` says that there are others.
 */
export async function searchPeople(
  store: Store,
  caf: string,
  sought: Sought,
  limit: number,
): Promise<{ appointments: Appointment[]; more: boolean }> {
  const found = new Map<string, Appointment>();
  for (const prefix of prefixes(sought)) {
    const appointments = await byName(store, caf, prefix, sought, limit + 1);
    for (const one of appointments) found.set(one.id, one);
  }
  const all = [...found.values()];
  return { appointments: all.slice(0, limit), more: all.length > limit };
}

/** Appointments ahead of people of exactly this name, at most `limit`. */
export async function standingOfName(
  store: Store,
  caf: string,
  person: Pick<Person, 'firstName' | 'lastName'>,
  { now, limit }: { now: number; limit: number },
): Promise<Appointment[]> {
  const found = await byName(store, caf, `${searchKey(person)}#`, {}, limit);
  return found.filter(({ state, end }) => state.status === 'confirmed' && end > now);
}

/** Appointments that stand with an allocataire number, known by its keyed hash: a household's, at most `limit`. */
export async function appointmentsOfNumber(
  store: Store,
  caf: string,
  numberHash: string,
  limit: number,
): Promise<Appointment[]> {
  const { gsi1pk: partition, gsi1sk } = indexKeys.householdNumber(caf, numberHash, '');
  const pages = queryPages(store, {
    index: 'gsi1',
    partition,
    sort: { begins: gsi1sk },
    pageSize: limit,
  });
  for await (const { items } of pages) return items.map((item) => parseItem(Appointment, item));
  return [];
}

function prefixes({ lastName, firstName }: Sought): string[] {
  const last = nameLetters(lastName);
  const first = firstName === undefined ? undefined : nameLetters(firstName);
  if (first === undefined) return [last.length < SHORTEST_PREFIX ? `${last} ` : last];
  return [...new Set([`${last} ${first}`, `${first} ${last}`])];
}

async function byName(
  store: Store,
  caf: string,
  prefix: string,
  { email, phone }: Pick<Sought, 'email' | 'phone'>,
  limit: number,
): Promise<Appointment[]> {
  const found: Appointment[] = [];
  const wanted = Object.entries({ email, phone }).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field, value }],
  );
  const pages = queryPages(store, {
    index: 'gsi2',
    partition: indexKeys.people(caf, '', '').gsi2pk,
    sort: { begins: prefix },
    ...(wanted.length === 0 ? {} : { filter: ofPerson(wanted) }),
  });
  let read = 0;
  for await (const { items } of pages) {
    found.push(...items.map((item) => parseItem(Appointment, item)));
    read += 1;
    if (read === MOST_PAGES || found.length >= limit) break;
  }
  return found.slice(0, limit);
}

function ofPerson(wanted: readonly { readonly field: string; readonly value: string }[]) {
  return {
    expression: wanted.map(({ field }) => `#person.#${field} = :${field}`).join(' AND '),
    names: {
      '#person': 'person',
      ...Object.fromEntries(wanted.map(({ field }) => [`#${field}`, field])),
    },
    values: Object.fromEntries(wanted.map(({ field, value }) => [`:${field}`, value])),
  };
}
