import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { hashToken, type Keyring } from '../config/keyring.ts';
import { letterCode } from '../config/letter-code.ts';
import type { DataRequest } from '../domain/data-request.ts';
import { DomainError } from '../domain/errors.ts';
import type { Store } from './client.ts';
import { getDataRequest } from './data-requests.ts';
import { parseIfAny, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { patiently } from './patience.ts';
import type { NamedWrite } from './transact.ts';

/** A way to an answer, by the token of a mail or the code of a slip; dead past `until` (epoch ms). */
export const DataLink = z.strictObject({ caf: z.string(), request: z.string(), until: z.int() });

type Of = Pick<DataRequest, 'caf' | 'id'>;

/** The token of an answer's link: derived, so that a mail can carry it and the table need not (D1). */
export function answerToken(keyring: Keyring, { caf, id }: Of): string {
  return keyring.token('data-answer', `${caf}#${id}`);
}

/** The code of a slip, by its number: derived as that of a letter is, so that it is stored nowhere (D1). `round` as of a letter. */
export function slipCode(keyring: Keyring, { caf, id }: Of, slip: number, round: number): string {
  return letterCode(keyring, `data-slip#${caf}#${id}#${slip}`, round);
}

/** What stands for a token or a code in the table. */
export const hashOfToken = hashToken;
export const hashOfCode = (keyring: Keyring, code: string) => keyring.hash('data-slip', code);

/** Opens a way; refused as `data-link` when another slip has this code: then the next number. */
export function dataLinkWrite({ caf, id }: Of, hash: string, until: number): NamedWrite {
  return {
    name: 'data-link',
    write: {
      Put: {
        Item: {
          ...keys.dataLink(hash),
          kind: 'data-link',
          caf,
          request: id,
          until,
          ttl: ttlAfter(until, 1),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

/** Ends a way; one that is gone is let be. */
export function endDataLinkWrite(hash: string): NamedWrite {
  return { name: 'end-link', write: { Delete: { Key: keys.dataLink(hash) } } };
}

/** @throws DomainError NOT_FOUND for an unknown or expired way, and for one whose answer is gone, all alike. */
export async function requestOfLink(
  store: Store,
  hash: string,
  now: number,
): Promise<{ readonly request: DataRequest; readonly until: number }> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: keys.dataLink(hash), ConsistentRead: true }),
    ),
  );
  const link = parseIfAny(DataLink, answer.Item);
  if (link === undefined || link.until <= now) throw new DomainError('NOT_FOUND');
  const request = await getDataRequest(store, link.caf, link.request);
  if (request === undefined) throw new DomainError('NOT_FOUND');
  return { request, until: link.until };
}
