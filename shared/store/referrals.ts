import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Keyring } from '../config/keyring.ts';
import { nameKey } from '../domain/person.ts';
import { isOpen, Referral } from '../domain/referral.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys as itemKeys } from './keys.ts';
import { patiently } from './patience.ts';
import { queryAll } from './query.ts';
import type { NamedWrite } from './transact.ts';

/** D2: as long as appointments, from its last change. */
const KEPT_DAYS = 731;

/** What stands for "this person was referred to this service by the partners' form". */
export const ReferralGuard = z.strictObject({ caf: z.string(), referral: z.string() });

/** One referral, read consistently; another Caf's id finds nothing (D5). */
export async function getReferral(store: Store, caf: string, id: string): Promise<Referral | undefined> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: itemKeys.referral(caf, id), ConsistentRead: true }),
    ),
  );
  return parseIfAny(Referral, answer.Item);
}

/** Open referrals to a service of the Caf, the oldest first. */
export async function openReferralsTo(store: Store, caf: string, service: string): Promise<Referral[]> {
  const { gsi1pk: partition } = indexKeys.openReferral(caf, service, '', '');
  const items = await queryAll(store, { index: 'gsi1', partition });
  return items.map((item) => parseItem(Referral, item));
}

/** What somebody referred since an instant (epoch ms), the newest first. */
export async function referralsFrom(
  store: Store,
  caf: string,
  { subject, since }: { subject: string; since: number },
): Promise<Referral[]> {
  const { gsi2pk: partition } = indexKeys.referralsFrom(caf, subject, '', '');
  const items = await queryAll(store, { index: 'gsi2', partition, sort: { after: isoOf(since) } });
  return items.map((item) => parseItem(Referral, item)).reverse();
}

/** Puts a new referral, or replaces one on condition of the version that was read; refused as `referral`. */
export function referralWrite(becomes: Referral): NamedWrite {
  const { caf, id, version, from, to } = becomes;
  const createdAt = isoOf(becomes.createdAt);
  return {
    name: 'referral',
    write: {
      Put: {
        Item: {
          ...itemKeys.referral(caf, id),
          kind: 'referral',
          ...becomes,
          ...(to.kind === 'service' && isOpen(becomes)
            ? indexKeys.openReferral(caf, to.service, createdAt, id)
            : {}),
          ...(from.by === 'staff' ? indexKeys.referralsFrom(caf, from.subject, createdAt, id) : {}),
          ttl: ttlAfter(becomes.changedAt, KEPT_DAYS),
        },
        ...(version === 1
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

/** Where the guard of a partner's referral stands; staff, who answer for what they send, need none. */
export function referralGuardKey(
  keyring: Keyring,
  { caf, from, to, person }: Referral,
): { pk: string; sk: string } | undefined {
  if (from.by === 'staff' || to.kind === 'partner') return undefined;
  const reach = person.phone === undefined ? `e|${person.email}` : `p|${person.phone}`;
  return itemKeys.referralGuard(caf, to.service, keyring.hash('person', `${nameKey(person)}|${reach}`));
}

/** Refused as `referral-guard` while an earlier one of the same person to the same service is open. */
export function referralGuardWrites(keyring: Keyring, referral: Referral): NamedWrite[] {
  const key = referralGuardKey(keyring, referral);
  if (key === undefined) return [];
  const Item = {
    ...key,
    kind: 'referral-guard',
    caf: referral.caf,
    referral: referral.id,
    ttl: ttlAfter(referral.createdAt, KEPT_DAYS),
  };
  return [
    { name: 'referral-guard', write: { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } } },
  ];
}

/** Takes the guard away when a partner's referral ends. */
export function referralUnguardWrites(keyring: Keyring, ended: Referral): NamedWrite[] {
  const key = isOpen(ended) ? undefined : referralGuardKey(keyring, ended);
  if (key === undefined) return [];
  return [
    {
      name: 'referral-unguard',
      write: {
        Delete: {
          Key: key,
          ConditionExpression: 'attribute_not_exists(pk) OR #referral = :id',
          ExpressionAttributeNames: { '#referral': 'referral' },
          ExpressionAttributeValues: { ':id': ended.id },
        },
      },
    },
  ];
}
