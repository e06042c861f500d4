import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { hashToken, type Keyring } from '../config/keyring.ts';
import { DomainError } from '../domain/errors.ts';
import { isWaiter, type Waiter, WaitingEntry } from '../domain/waiting.ts';
import type { Store } from './client.ts';
import { personKeys } from './guards.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { patiently } from './patience.ts';
import { queryAll } from './query.ts';
import { readMany } from './read-many.ts';
import type { NamedWrite } from './transact.ts';

/** D2 [A]: a month after the latest date that suits, after which nobody waits; a week for what was never confirmed. */
const KEPT_DAYS = { waiting: 31, neverConfirmed: 7 } as const;

/** What stands for "this person waits for this service". */
export const WaitingGuard = z.strictObject({ caf: z.string(), waiting: z.string() });
/** A person's way to their place on the list; dead past `until` (epoch ms). */
export const WaitingLink = z.strictObject({ caf: z.string(), waiting: z.string(), until: z.int() });

/** One entry, read consistently; another Caf's id finds nothing (D5). */
export async function getWaiting(store: Store, caf: string, id: string): Promise<WaitingEntry | undefined> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: keys.waiting(caf, id), ConsistentRead: true }),
    ),
  );
  return parseIfAny(WaitingEntry, answer.Item);
}

/** Many entries by id; unknown ids are left out. */
export async function getWaitings(
  store: Store,
  caf: string,
  ids: readonly string[],
): Promise<WaitingEntry[]> {
  return readMany(
    store,
    WaitingEntry,
    ids.map((id) => keys.waiting(caf, id)),
  );
}

/** Everybody who stands on the list of a service, in order. Eventually consistent: what is written is judged by its condition. */
export async function waitersFor(store: Store, caf: string, service: string): Promise<Waiter[]> {
  const { gsi1pk: partition } = indexKeys.waitingFor(caf, service, '', '');
  const items = await queryAll(store, { index: 'gsi1', partition });
  return items.map((item) => parseItem(WaitingEntry, item)).filter(isWaiter);
}

/** A new entry, or one that replaces the version before it; refused as `waiting` when somebody else changed it meanwhile. */
export function waitingWrite(entry: WaitingEntry): NamedWrite {
  const { caf, id, service, state, version } = entry;
  return {
    name: 'waiting',
    write: {
      Put: {
        Item: {
          ...keys.waiting(caf, id),
          kind: 'waiting-entry',
          ...entry,
          ...(state.status === 'waiting' ? indexKeys.waitingFor(caf, service, isoOf(state.since), id) : {}),
          ttl: ttlAfter(...endOf(entry)),
        },
        ...(version === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :was',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':was': version - 1 },
            }),
      },
    },
  };
}

function endOf({ state, createdAt, until }: WaitingEntry): [number, number] {
  if (state.status === 'pending') return [createdAt, KEPT_DAYS.neverConfirmed];
  return [Date.parse(until), KEPT_DAYS.waiting];
}

/** The keys under which one place per person and service is guarded. */
export function waitingGuardKeys(keyring: Keyring, entry: WaitingEntry): { pk: string; sk: string }[] {
  if (entry.who === undefined) return [];
  const { caf, service } = entry;
  return personKeys(keyring, { person: entry.who.person, origin: entry.origin }).map((key) =>
    keys.waitingGuard(caf, service, key),
  );
}

/** Refused as `waiting-guard-0`, `waiting-guard-1` while the same person waits for the same service already. */
export function waitingGuardWrites(keyring: Keyring, entry: WaitingEntry): NamedWrite[] {
  return waitingGuardKeys(keyring, entry).map((key, at) => ({
    name: `waiting-guard-${at}`,
    write: {
      Put: {
        Item: {
          ...key,
          kind: 'waiting-guard',
          caf: entry.caf,
          waiting: entry.id,
          ttl: ttlAfter(Date.parse(entry.until), KEPT_DAYS.waiting),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  }));
}

/** Takes the guards away with their entry, as it was while it still bore a name. */
export function waitingUnguardWrites(keyring: Keyring, was: WaitingEntry): NamedWrite[] {
  return waitingGuardKeys(keyring, was).map((Key, at) => ({
    name: `waiting-unguard-${at}`,
    write: {
      Delete: {
        Key,
        ConditionExpression: 'attribute_not_exists(pk) OR #waiting = :id',
        ExpressionAttributeNames: { '#waiting': 'waiting' },
        ExpressionAttributeValues: { ':id': was.id },
      },
    },
  }));
}

/** The entry that a refused guard names. */
export function waitingInTheWay(
  failed: ReadonlyMap<string, Record<string, unknown> | undefined>,
): string | undefined {
  for (const [name, item] of failed)
    if (name.startsWith('waiting-guard-')) return parseIfAny(WaitingGuard, item)?.waiting;
  return undefined;
}

/** The token of a person's own page: derived, so that a mail can carry it and the table need not (D1). */
export function waitingToken(keyring: Keyring, { caf, id }: Pick<WaitingEntry, 'caf' | 'id'>): string {
  return keyring.token('waiting', `${caf}#${id}`);
}

/** Opens the link, from the moment they stand on the list. */
export function waitingLinkWrite(keyring: Keyring, entry: WaitingEntry): NamedWrite {
  const until = Date.parse(entry.until) + KEPT_DAYS.waiting * 86_400_000;
  return {
    name: 'waiting-link',
    write: {
      Put: {
        Item: {
          ...keys.waitingLink(hashToken(waitingToken(keyring, entry))),
          kind: 'waiting-link',
          caf: entry.caf,
          waiting: entry.id,
          until,
          ttl: ttlAfter(until, 1),
        },
      },
    },
  };
}

/** @throws DomainError NOT_FOUND for an unknown or expired link, all alike. */
export async function waitingOfLink(store: Store, token: string, now: number): Promise<WaitingEntry> {
  const Key = keys.waitingLink(hashToken(token));
  const answer = await patiently(() =>
    store.client.send(new GetCommand({ TableName: store.table, Key, ConsistentRead: true })),
  );
  const link = parseIfAny(WaitingLink, answer.Item);
  const entry =
    link === undefined || link.until <= now ? undefined : await getWaiting(store, link.caf, link.waiting);
  if (entry === undefined) throw new DomainError('NOT_FOUND');
  return entry;
}
