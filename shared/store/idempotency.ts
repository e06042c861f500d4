import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import { DomainError } from '../domain/errors.ts';
import { ttlAfter } from './items.ts';
import { keys } from './keys.ts';
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

export function idempotencyItemKey(keyring: Keyring, request: KeyedRequest): { pk: string; sk: string } {
  return keys.idempotency(request.caf, keyring.hash('idempotency', scope(request)));
}

/**
 * The answer remembered for this key, if it still holds.
 * @throws DomainError KEY_REUSED when the body was another.
 */
export function recall(
  keyring: Keyring,
  request: KeyedRequest,
  item: Remembered | undefined,
  now: number,
): unknown {
  if (item === undefined || item.until <= now) return undefined;
  if (item.body !== keyring.hash('body', request.body)) throw new DomainError('KEY_REUSED');
  return open(scope(request), item.sealed);
}

/** Remembers a success for 24 hours; refused as `idempotency` when the same key got there first. */
export function rememberWrite(
  keyring: Keyring,
  request: KeyedRequest,
  answer: unknown,
  now: number,
): NamedWrite {
  const until = now + HOURS * 3_600_000;
  return {
    name: 'idempotency',
    write: {
      Put: {
        Item: {
          ...idempotencyItemKey(keyring, request),
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
