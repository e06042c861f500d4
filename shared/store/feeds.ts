import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { hashToken, type Keyring } from '../config/keyring.ts';
import { DomainError } from '../domain/errors.ts';
import type { Store } from './client.ts';
import { parseIfAny } from './items.ts';
import { keys } from './keys.ts';
import { type NamedWrite, transact } from './transact.ts';

/** Whose calendar a secret address opens; kept until it is replaced, or another sign-in is linked to the record. */
export const Feed = z.strictObject({ caf: z.string(), professional: z.string() });
export type Feed = z.infer<typeof Feed>;

/** How many addresses a professional has had, ended ones counted; the address itself is derived from it and never stored (D1). */
export const FeedRound = z.strictObject({ caf: z.string(), professional: z.string(), round: z.int().min(1) });

const ATTEMPTS = 3;

/**
 * A new secret address for one professional's calendar, which ends the earlier one in the same act. `also` is told the token.
 * @throws DomainError CHANGED_MEANWHILE after three lost races.
 */
export async function replaceFeed(
  store: Store,
  keyring: Keyring,
  of: Feed,
  also: (token: string) => readonly NamedWrite[],
): Promise<{ token: string }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const round = await roundOf(store, of);
    const token = tokenOf(keyring, of, round + 1);
    const result = await transact(store, [
      roundWrite(of, round),
      ...endOfRound(keyring, of, round),
      { name: 'feed', write: { Put: { Item: { ...feedKey(token), kind: 'feed', ...of } } } },
      ...also(token),
    ]);
    if (result.ok) return { token };
  }
  throw new DomainError('CHANGED_MEANWHILE');
}

/**
 * The writes that end the address of one professional's calendar without giving a new one: another sign-in has the record.
 * Refused as `round` when an address is made meanwhile.
 */
export async function endFeedWrites(store: Store, keyring: Keyring, of: Feed): Promise<NamedWrite[]> {
  const round = await roundOf(store, of);
  return [roundWrite(of, round), ...endOfRound(keyring, of, round)];
}

async function roundOf(store: Store, { caf, professional }: Feed): Promise<number> {
  const Key = keys.feedRound(caf, professional);
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key, ConsistentRead: true }),
  );
  return parseIfAny(FeedRound, answer.Item)?.round ?? 0;
}

function endOfRound(keyring: Keyring, of: Feed, round: number): NamedWrite[] {
  if (round === 0) return [];
  return [{ name: 'old', write: { Delete: { Key: feedKey(tokenOf(keyring, of, round)) } } }];
}

/** Whose calendar a token opens; nobody's for an unknown or replaced one. */
export async function findFeed(store: Store, token: string): Promise<Feed | undefined> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: feedKey(token), ConsistentRead: true }),
  );
  return parseIfAny(Feed, answer.Item);
}

function tokenOf(keyring: Keyring, { caf, professional }: Feed, round: number): string {
  return keyring.token('feed', `${caf}#${professional}#${round}`);
}

const feedKey = (token: string) => keys.feed(hashToken(token));

function roundWrite({ caf, professional }: Feed, round: number): NamedWrite {
  const item = {
    ...keys.feedRound(caf, professional),
    kind: 'feed-round',
    caf,
    professional,
    round: round + 1,
  };
  return {
    name: 'round',
    write: {
      Put:
        round === 0
          ? { Item: item, ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              Item: item,
              ConditionExpression: '#round = :round',
              ExpressionAttributeNames: { '#round': 'round' },
              ExpressionAttributeValues: { ':round': round },
            },
    },
  };
}
