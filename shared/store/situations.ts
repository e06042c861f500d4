import * as z from 'zod';
import { Situation } from '../domain/situation.ts';
import type { Store } from './client.ts';
import { itemName, readTogether } from './days.ts';
import { parseItem, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import type { NamedWrite } from './transact.ts';

/** D2: an agreement counts for a year; who gave and took it back is kept as long as who looked. */
const KEPT_DAYS = 731;

/** What leads from a key of a person (a keyed hash) to their agreements. */
export const SituationOf = z.strictObject({ caf: z.string(), situation: z.string() });

/** Read consistently, so that what was taken back is hidden at once. Usually one: several when keys came to be known apart. */
export async function situationsOf(
  store: Store,
  caf: string,
  personKeys: readonly string[],
): Promise<{ situations: Situation[]; known: ReadonlySet<string> }> {
  const places = personKeys.map((key) => ({ key, at: keys.situationOf(caf, key) }));
  const found = await readTogether(
    store,
    places.map(({ at }) => at),
  );
  const known = places.flatMap(({ key, at }) => {
    const item = found.get(itemName(at));
    return item === undefined ? [] : [{ key, id: parseItem(SituationOf, item).situation }];
  });
  const ids = [...new Set(known.map(({ id }) => id))];
  const items = await readTogether(
    store,
    ids.map((id) => keys.situation(caf, id)),
  );
  return {
    situations: [...items.values()].map((item) => parseItem(Situation, item)),
    known: new Set(known.map(({ key }) => key)),
  };
}

/** Puts the agreements of a person, or replaces them on condition of the version that was read; refused as `situation`. */
export function situationWrite(becomes: Situation): NamedWrite {
  return {
    name: 'situation',
    write: {
      Put: {
        Item: {
          ...keys.situation(becomes.caf, becomes.id),
          kind: 'situation',
          ...becomes,
          ttl: ttlAfter(becomes.changedAt, KEPT_DAYS),
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

/** Keeps every key that leads to a situation as long as it; refused as `situation-of` when a key leads to another one. */
export function situationOfWrites({ caf, id, kin, changedAt }: Situation): NamedWrite[] {
  return kin.map((key) => ({
    name: 'situation-of',
    write: {
      Put: {
        Item: {
          ...keys.situationOf(caf, key),
          kind: 'situation-of',
          caf,
          situation: id,
          ttl: ttlAfter(changedAt, KEPT_DAYS),
        },
        ConditionExpression: 'attribute_not_exists(pk) OR #situation = :id',
        ExpressionAttributeNames: { '#situation': 'situation' },
        ExpressionAttributeValues: { ':id': id },
      },
    },
  }));
}
