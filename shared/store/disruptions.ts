import { GetCommand } from '@aws-sdk/lib-dynamodb';
import {
  addTouched,
  Disruption,
  dealWith,
  disruptionId,
  isOpen,
  type TouchedState,
} from '../domain/disruption.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { StoreBusy } from './patience.ts';
import { queryAll } from './query.ts';
import { type NamedWrite, transact } from './transact.ts';

/** D2 [A]: ids only, kept as long as the days it speaks of, counted from its last change. */
const KEPT_DAYS = 270;
const ATTEMPTS = 5;

export async function getDisruption(store: Store, caf: string, id: string): Promise<Disruption | undefined> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: keys.disruption(caf, id), ConsistentRead: true }),
  );
  return parseIfAny(Disruption, answer.Item);
}

/** Disruptions of a Caf in which somebody still waits, oldest first. */
export async function listOpenDisruptions(store: Store, caf: string): Promise<Disruption[]> {
  const items = await queryAll(store, {
    index: 'gsi1',
    partition: indexKeys.openDisruption(caf, '', '').gsi1pk,
  });
  return items.map((item) => parseItem(Disruption, item));
}

/** Replaces a disruption on condition of the version that was read; refused under the name `disruption`. */
export function disruptionWrite(becomes: Disruption, now: number): NamedWrite {
  const isNew = becomes.version === 1;
  return {
    name: 'disruption',
    write: {
      Put: {
        Item: {
          ...keys.disruption(becomes.caf, becomes.id),
          kind: 'disruption',
          ...becomes,
          ...(isOpen(becomes)
            ? indexKeys.openDisruption(becomes.caf, isoOf(becomes.createdAt), becomes.id)
            : { ttl: ttlAfter(now, KEPT_DAYS) }),
        },
        ...(isNew
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

/**
 * The write that records what somebody did about one appointment, for the transaction that does it; refused under the
 * name `disruption` when the disruption has changed since it was read: read again, then try again.
 * @throws DomainError NOT_FOUND, NOT_POSSIBLE_NOW when it is settled.
 */
export function settleTouched(
  disruption: Disruption,
  appointment: string,
  state: TouchedState,
  now: number,
): NamedWrite {
  return disruptionWrite(dealWith(disruption, appointment, state), now);
}

/** Adds appointments to their cause's list, each once however often it is found (B11). */
export async function addToDisruption(
  store: Store,
  about: Parameters<typeof addTouched>[1],
  found: Parameters<typeof addTouched>[2],
  now: number,
): Promise<void> {
  const id = disruptionId(about.professional, about.cause);
  await changeDisruption(store, { caf: about.caf, id }, now, (existing) =>
    addTouched(existing, about, found, now),
  );
}

/** Reads, decides and writes on condition that nobody wrote meanwhile; `decide` answers undefined when nothing changes. */
export async function changeDisruption(
  store: Store,
  { caf, id }: { caf: string; id: string },
  now: number,
  decide: (existing: Disruption | undefined) => Disruption | undefined,
): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const becomes = decide(await getDisruption(store, caf, id));
    if (becomes === undefined) return;
    if ((await transact(store, [disruptionWrite(becomes, now)])).ok) return;
  }
  throw new StoreBusy();
}
