import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { SupportSeries } from '../domain/support-series.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { patiently } from './patience.ts';
import { queryAll } from './query.ts';
import type { NamedWrite } from './transact.ts';

/** D2 [A]: 24 months, as its appointments. */
const KEPT_DAYS = 731;

/** One series, read consistently; another Caf's id finds nothing (D5). */
export async function getSupportSeries(
  store: Store,
  caf: string,
  id: string,
): Promise<SupportSeries | undefined> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: keys.supportSeries(caf, id), ConsistentRead: true }),
    ),
  );
  return parseIfAny(SupportSeries, answer.Item);
}

/** A professional's series, the newest first. */
export async function supportSeriesOf(
  store: Store,
  caf: string,
  professional: string,
): Promise<SupportSeries[]> {
  const { gsi1pk: partition } = indexKeys.supportSeriesOf(caf, professional, '', '');
  const items = await queryAll(store, { index: 'gsi1', partition });
  return items.map((item) => parseItem(SupportSeries, item)).reverse();
}

/** Replaces a series, on condition of the version that was read; refused as `series`. */
export function supportSeriesWrite(becomes: SupportSeries): NamedWrite {
  const { caf, id, professional, createdAt, changedAt, contract } = becomes;
  return {
    name: 'series',
    write: {
      Put: {
        Item: {
          ...keys.supportSeries(caf, id),
          kind: 'support-series',
          ...becomes,
          ...indexKeys.supportSeriesOf(caf, professional, isoOf(createdAt), id),
          ttl: ttlAfter(Math.max(changedAt, Date.parse(contract.until)), KEPT_DAYS),
        },
        ...(becomes.version === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : versionIs(becomes.version - 1)),
      },
    },
  };
}

/** That nobody has changed or ended it since it was read; refused as `series`. */
export function supportSeriesCheck({ caf, id, version }: SupportSeries): NamedWrite {
  return {
    name: 'series',
    write: { ConditionCheck: { Key: keys.supportSeries(caf, id), ...versionIs(version) } },
  };
}

/** That this appointment was never booked; refused as `booked`. */
export function notBookedCheck(caf: string, appointment: string): NamedWrite {
  return {
    name: 'booked',
    write: {
      ConditionCheck: {
        Key: keys.appointment(caf, appointment),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

const versionIs = (version: number) => ({
  ConditionExpression: '#version = :was',
  ExpressionAttributeNames: { '#version': 'version' },
  ExpressionAttributeValues: { ':was': version },
});
