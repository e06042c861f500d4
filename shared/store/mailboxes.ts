import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import { CafCode } from '../domain/words.ts';
import type { Store } from './client.ts';
import { parseIfAny, ttlAfter } from './items.ts';
import { keys } from './keys.ts';

/** D2 [A]. */
const KEPT_DAYS = 731;

/** An address to which one Caf writes no more, known by its keyed hash only (D1). */
export const Mailbox = z.strictObject({
  caf: CafCode,
  mark: z.enum(['bounced', 'complained']),
  at: z.int(),
});
export type Mark = z.infer<typeof Mailbox>['mark'];

/** Where the mark of an address stands, to be read together with other items. */
export const mailboxKey = (keyring: Keyring, caf: string, address: string): { pk: string; sk: string } =>
  keys.mailbox(caf, keyring.hash('mailbox', address));

/** Which mark an address bears, if any. `address` in lower case. */
export async function markOf(
  { store, keys: keyring }: { store: Store; keys: Keyring },
  caf: string,
  address: string,
): Promise<Mark | undefined> {
  const answer = await store.client.send(
    new GetCommand({
      TableName: store.table,
      Key: mailboxKey(keyring, caf, address),
      ConsistentRead: true,
    }),
  );
  return parseIfAny(Mailbox, answer.Item)?.mark;
}

/** Marks an address; the first mark stays. `address` in lower case. */
export async function markMailbox(
  { store, keys: keyring }: { store: Store; keys: Keyring },
  caf: string,
  address: string,
  { mark, at }: { mark: Mark; at: number },
): Promise<void> {
  try {
    await store.client.send(
      new PutCommand({
        TableName: store.table,
        Item: {
          ...mailboxKey(keyring, caf, address),
          kind: 'mailbox',
          caf,
          mark,
          at,
          ttl: ttlAfter(at, KEPT_DAYS),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
