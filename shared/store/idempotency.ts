import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import { DomainError } from '../domain/errors.ts';
import type { Store } from './client.ts';
import { parseIfAny, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { patiently } from './patience.ts';
import type { NamedWrite } from './transact.ts';

const HOURS = 24;

/** A remembered success; the answer is sealed under the caller's own key, since it may hold a pin shown once. */
export const Remembered = z.strictObject({
  caf: z.string(),
  body: z.string(),
  sealed: z.string(),
  until: z.int(),
});
export type Remembered = z.infer<typeof Remembered>;

/** One use of an `Idempotency-Key` (B6): scope Caf, route, caller and key. */
export interface KeyedRequest {
  readonly caf: string;
  readonly route: string;
  readonly caller: string;
  readonly key: string;
  readonly body: string;
}

const scope = (request: KeyedRequest) =>
  [request.caf, request.route, request.caller, request.key].join('\u0000');

function itemKey(keyring: Keyring, request: KeyedRequest): { pk: string; sk: string } {
  return keys.idempotency(request.caf, keyring.hash('idempotency', scope(request)));
}

/**
 * The answer remembered for this key, if it still holds. Read as a transaction: it waits for one that is writing it at this moment,
 * of which a plain read may see the other items and not this one.
 * @throws DomainError KEY_REUSED when the body was another.
 */
export async function recall(
  { store, keys: keyring }: { readonly store: Store; readonly keys: Keyring },
  request: KeyedRequest,
  now: number,
): Promise<unknown> {
  const Get = { TableName: store.table, Key: itemKey(keyring, request) };
  const answer = await patiently(() =>
    store.client.send(new TransactGetCommand({ TransactItems: [{ Get }] })),
  );
  const item = parseIfAny(Remembered, answer.Responses?.[0]?.Item);
  if (item === undefined || item.until <= now) return undefined;
  if (item.body !== keyring.hash('body', request.body)) throw new DomainError('KEY_REUSED');
  return open(scope(request), item.sealed);
}

/** Remembers a success for 24 hours. When the same key got there first, the act is refused as CHANGED_MEANWHILE. */
export function rememberWrite(
  keyring: Keyring,
  request: KeyedRequest,
  answer: unknown,
  now: number,
): NamedWrite {
  const until = now + HOURS * 3_600_000;
  return {
    name: 'idempotency',
    refused: () => new DomainError('CHANGED_MEANWHILE'),
    write: {
      Put: {
        Item: {
          ...itemKey(keyring, request),
          kind: 'idempotency',
          caf: request.caf,
          body: keyring.hash('body', request.body),
          sealed: seal(scope(request), answer),
          until,
          ttl: ttlAfter(until, 0),
        },
        ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':now': now },
      },
    },
  };
}

function seal(secret: string, value: unknown): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', createHash('sha256').update(secret).digest(), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
}

function open(secret: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    createHash('sha256').update(secret).digest(),
    bytes.subarray(0, 12),
  );
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
}
