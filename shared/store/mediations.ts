import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import { Mediation } from '../domain/mediation.ts';
import { nextDue } from '../domain/mediation-clock.ts';
import type { Person } from '../domain/person.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { allowLettersWrite, stopLettersWrite } from './no-letter.ts';
import { patiently } from './patience.ts';
import { doubtKeys } from './person-doubts.ts';
import { identityKeys } from './person-marks.ts';
import { queryAll, queryPages } from './query.ts';
import { readMany } from './read-many.ts';
import type { NamedWrite } from './transact.ts';

/** D2 [A]: 24 months after the last change. What leads to a case outlives one that went on for a while. */
const KEPT_DAYS = { mediation: 731, partyOf: 1_097 } as const;

/** Who is a party of which case, found by the person's keyed hash (B7, M7). */
export const PartyOf = z.strictObject({ caf: z.string(), mediation: z.string(), party: z.string() });
export type PartyOf = z.infer<typeof PartyOf>;

/** One case, read consistently; another Caf's id finds nothing (D5). */
export async function getMediation(store: Store, caf: string, id: string): Promise<Mediation | undefined> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: keys.mediation(caf, id), ConsistentRead: true }),
    ),
  );
  return parseIfAny(Mediation, answer.Item);
}

/** Many cases by id; unknown ids are left out. */
export async function getMediations(store: Store, caf: string, ids: readonly string[]): Promise<Mediation[]> {
  return readMany(
    store,
    Mediation,
    ids.map((id) => keys.mediation(caf, id)),
  );
}

/** A mediator's cases, the newest first. */
export async function mediationsOf(store: Store, caf: string, mediator: string): Promise<Mediation[]> {
  const { gsi1pk: partition } = indexKeys.mediationsOf(caf, mediator, '', '');
  const items = await queryAll(store, { index: 'gsi1', partition });
  return items.map((item) => parseItem(Mediation, item)).reverse();
}

/** Ids of the cases for which the clock has something to do by `now`, the oldest first; eventually consistent. */
export async function* dueMediations(
  store: Store,
  now: number,
): AsyncGenerator<{ readonly caf: string; readonly id: string }> {
  const pages = queryPages(store, {
    index: 'gsi2',
    partition: indexKeys.mediationDue('', '').gsi2pk,
    sort: { before: isoOf(now + 1) },
  });
  for await (const { items } of pages)
    for (const item of items) yield { caf: String(item['caf']), id: String(item['id']) };
}

/**
 * Replaces a case, on condition of the version that was read; refused as `mediation`. A session is born, confirmed and freed
 * by this one write, so that it never stands beside a withdrawn agreement (M2).
 */
export function mediationWrite(becomes: Mediation): NamedWrite {
  const dueAt = nextDue(becomes);
  return {
    name: 'mediation',
    write: {
      Put: {
        Item: {
          ...keys.mediation(becomes.caf, becomes.id),
          kind: 'mediation',
          ...becomes,
          ...indexKeys.mediationsOf(becomes.caf, becomes.mediator, isoOf(becomes.createdAt), becomes.id),
          ...(dueAt === undefined
            ? {}
            : indexKeys.mediationDue(isoOf(dueAt), `${becomes.caf}#${becomes.id}`)),
          ttl: ttlAfter(becomes.changedAt, KEPT_DAYS.mediation),
        },
        ...(becomes.version === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :was',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':was': becomes.version - 1 },
            }),
      },
    },
  };
}

interface References {
  /** Party by identity key. */
  readonly parties: ReadonlyMap<string, string>;
  readonly doubts: ReadonlySet<string>;
}

/** People are found as long as the case is kept; while it goes on no mediation letter goes to them (L2). */
function referencesOf(keyring: Keyring, mediation: Mediation | undefined): References {
  const parties = mediation?.parties ?? [];
  const isOn = mediation !== undefined && mediation.state.status !== 'closed';
  return {
    parties: new Map(
      parties.flatMap(({ id, person }) => identityKeys(keyring, person).map((key) => [key, id] as const)),
    ),
    doubts: new Set(isOn ? parties.flatMap(({ person }) => doubtKeys(keyring, person)) : []),
  };
}

/** What leads from its people to a case, as a change of it leaves them: one write per key that comes or goes. */
export function referenceWrites(
  keyring: Keyring,
  before: Mediation | undefined,
  becomes: Mediation,
): NamedWrite[] {
  const { caf, id } = becomes;
  const old = referencesOf(keyring, before);
  const now = referencesOf(keyring, becomes);
  return [
    ...[...now.parties]
      .filter(([key, party]) => old.parties.get(key) !== party)
      .map(([key, party]) => partyOfWrite(becomes, key, party)),
    ...[...old.parties.keys()]
      .filter((key) => !now.parties.has(key))
      .map((key): NamedWrite => {
        return { name: 'party-of', write: { Delete: { Key: keys.partyOf(caf, key, id) } } };
      }),
    ...[...now.doubts]
      .filter((hash) => !old.doubts.has(hash))
      .map((hash) => stopLettersWrite(caf, hash, 'cases', [id])),
    ...[...old.doubts]
      .filter((hash) => !now.doubts.has(hash))
      .map((hash) => allowLettersWrite(caf, hash, 'cases', [id])),
  ];
}

function partyOfWrite({ caf, id, createdAt }: Mediation, key: string, party: string): NamedWrite {
  const Item = {
    ...keys.partyOf(caf, key, id),
    kind: 'party-of',
    caf,
    mediation: id,
    party,
    ttl: ttlAfter(createdAt, KEPT_DAYS.partyOf),
  };
  return { name: 'party-of', write: { Put: { Item } } };
}

/** The cases of which a person is or was a party. */
export function casesOfPerson(
  { store, keys: keyring }: { readonly store: Store; readonly keys: Keyring },
  caf: string,
  person: Person,
): Promise<PartyOf[]> {
  return casesOfKeys(store, caf, identityKeys(keyring, person));
}

/** The same by keys that stand for one person. */
export async function casesOfKeys(
  store: Store,
  caf: string,
  personKeys: readonly string[],
): Promise<PartyOf[]> {
  const found = await Promise.all(
    personKeys.map((key) => queryAll(store, { partition: keys.partyOf(caf, key, '').pk })),
  );
  const all = found.flat().map((item) => parseItem(PartyOf, item));
  return [...new Map(all.map((one) => [`${one.mediation}#${one.party}`, one])).values()];
}
