import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { Appointment } from '../domain/appointment.ts';
import { nameLetters, type Person, searchKey } from '../domain/person.ts';
import type { Store } from './client.ts';
import { parseItem } from './items.ts';
import { indexKeys } from './keys.ts';

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
  const { gsi1pk, gsi1sk } = indexKeys.householdNumber(caf, numberHash, '');
  const page = await store.client.send(
    new QueryCommand({
      TableName: store.table,
      IndexName: 'gsi1',
      KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :hash)',
      ExpressionAttributeNames: { '#pk': 'gsi1pk', '#sk': 'gsi1sk' },
      ExpressionAttributeValues: { ':pk': gsi1pk, ':hash': gsi1sk },
      Limit: limit,
    }),
  );
  return (page.Items ?? []).map((item) => parseItem(Appointment, item));
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
  let startKey: QueryCommandOutput['LastEvaluatedKey'];
  for (let pages = 0; pages < MOST_PAGES && found.length < limit; pages += 1) {
    const page: QueryCommandOutput = await store.client.send(
      new QueryCommand({
        TableName: store.table,
        IndexName: 'gsi2',
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
        ...narrowed(
          { email, phone },
          { '#pk': 'gsi2pk', '#sk': 'gsi2sk' },
          {
            ':pk': indexKeys.people(caf, '', '').gsi2pk,
            ':prefix': prefix,
          },
        ),
        ExclusiveStartKey: startKey,
      }),
    );
    found.push(...(page.Items ?? []).map((item) => parseItem(Appointment, item)));
    startKey = page.LastEvaluatedKey;
    if (startKey === undefined) break;
  }
  return found.slice(0, limit);
}

function narrowed(
  { email, phone }: Pick<Sought, 'email' | 'phone'>,
  names: Record<string, string>,
  values: Record<string, string>,
): Partial<QueryCommandInput> {
  const wanted = Object.entries({ email, phone }).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field, value }],
  );
  if (wanted.length === 0) return { ExpressionAttributeNames: names, ExpressionAttributeValues: values };
  return {
    FilterExpression: wanted.map(({ field }) => `#person.#${field} = :${field}`).join(' AND '),
    ExpressionAttributeNames: {
      ...names,
      '#person': 'person',
      ...Object.fromEntries(wanted.map(({ field }) => [`#${field}`, field])),
    },
    ExpressionAttributeValues: {
      ...values,
      ...Object.fromEntries(wanted.map(({ field, value }) => [`:${field}`, value])),
    },
  };
}
