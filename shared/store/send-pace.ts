import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Store } from './client.ts';
import { parseIfAny, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { patiently, pause, StoreBusy } from './patience.ts';
import { updateIf } from './update-if.ts';

/** From when on the next letter may be handed to SES, epoch ms; one for all workers of a deployment. */
export const SendPace = z.strictObject({ next: z.number() });

const TRIES = 20;

/**
 * Reserves times for `count` mails, `interval` ms apart, after all those reserved before; the first one, epoch ms.
 * @throws StoreBusy when others kept being quicker.
 */
export async function reserveTimes(
  store: Store,
  { count, interval, now }: { count: number; interval: number; now: number },
): Promise<number> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const was = await read(store);
    const first = Math.max(was ?? 0, now);
    if (await write(store, was, first + count * interval)) return first;
    await pause(1);
  }
  throw new StoreBusy();
}

async function read(store: Store): Promise<number | undefined> {
  const answer = await patiently(() =>
    store.client.send(new GetCommand({ TableName: store.table, Key: keys.sendPace(), ConsistentRead: true })),
  );
  return parseIfAny(SendPace, answer.Item)?.next;
}

async function write(store: Store, was: number | undefined, next: number): Promise<boolean> {
  return updateIf(store, {
    Key: keys.sendPace(),
    UpdateExpression: 'SET #kind = :kind, #next = :next, #ttl = :ttl',
    ConditionExpression: was === undefined ? 'attribute_not_exists(#next)' : '#next = :was',
    ExpressionAttributeNames: { '#kind': 'kind', '#next': 'next', '#ttl': 'ttl' },
    ExpressionAttributeValues: {
      ':kind': 'send-pace',
      ':next': next,
      ':ttl': ttlAfter(next, 1),
      ...(was === undefined ? {} : { ':was': was }),
    },
  });
}
