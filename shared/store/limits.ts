import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { hourOf, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import type { NamedWrite } from './transact.ts';

/** What is counted per address and hour. */
export type Counted =
  | 'bookings'
  | 'call-backs'
  | 'code-openings'
  | 'code-mails'
  | 'data-requests'
  | 'requests'
  | 'referrals'
  | 'waiting';

/** One count; its hour is in its key. */
export const Rate = z.strictObject({ count: z.int().min(1) });

/** Counts one more act of this address in this hour; at the limit the act is refused as TOO_MANY. The address is kept as a keyed hash. */
export function countWrite(
  keyring: Keyring,
  count: { caf: string; address: string; what: Counted; limit: number; now: number },
): NamedWrite {
  return {
    name: 'rate',
    refused: () => new DomainError('TOO_MANY', { retryAfter: secondsToNextHour(count.now) }),
    write: {
      Update: {
        Key: keys.rate(
          count.caf,
          keyring.hash('address', count.address),
          `${count.what}#${hourOf(count.now)}`,
        ),
        UpdateExpression: 'SET #kind = :kind, #ttl = :ttl ADD #count :one',
        ConditionExpression: 'attribute_not_exists(#count) OR #count < :limit',
        ExpressionAttributeNames: { '#count': 'count', '#kind': 'kind', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':kind': 'rate',
          ':one': 1,
          ':limit': count.limit,
          ':ttl': ttlAfter(count.now, 1),
        },
      },
    },
  };
}

/** Counts one more code mail to a mailbox: nobody can flood one by booking in its name from many places. */
export function countCodeMail(
  keyring: Keyring,
  { caf, email, now }: { caf: Caf; email: string; now: number },
): NamedWrite {
  return countWrite(keyring, {
    caf: caf.code,
    address: `mailto:${email}`,
    what: 'code-mails',
    limit: caf.limits.codeMailsPerMailboxAndHour,
    now,
  });
}

/** Seconds until the count starts again. */
function secondsToNextHour(now: number): number {
  return 3_600 - Math.floor((now / 1000) % 3_600);
}
