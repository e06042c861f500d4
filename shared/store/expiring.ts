import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { Appointment } from '../domain/appointment.ts';
import type { Store } from './client.ts';
import { Hold } from './holds.ts';
import { hourOf, parseItem } from './items.ts';
import { indexKeys } from './keys.ts';

/** What keeps cells for a while only. */
export type Expiring =
  | { readonly kind: 'hold'; readonly hold: Hold }
  | { readonly kind: 'appointment'; readonly appointment: Appointment };

/** Hours looked back on: a clean-up that was down for a day finds everything again. */
const HOURS_BACK = 26;

/** Holds and pending bookings whose time ran out in the last day, hour by hour. */
export async function* expiringUntil(store: Store, now: number): AsyncGenerator<Expiring> {
  for (let back = HOURS_BACK; back >= 0; back -= 1) {
    const hour = hourOf(now - back * 3_600_000);
    let startKey: QueryCommandOutput['LastEvaluatedKey'];
    do {
      const page: QueryCommandOutput = await store.client.send(
        new QueryCommand({
          TableName: store.table,
          IndexName: 'gsi2',
          KeyConditionExpression: '#pk = :pk',
          ExpressionAttributeNames: { '#pk': 'gsi2pk' },
          ExpressionAttributeValues: { ':pk': indexKeys.expiring(hour, '').gsi2pk },
          ExclusiveStartKey: startKey,
        }),
      );
      for (const item of page.Items ?? [])
        yield item['kind'] === 'hold'
          ? { kind: 'hold', hold: parseItem(Hold, item) }
          : { kind: 'appointment', appointment: parseItem(Appointment, item) };
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
  }
}
