import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type DataKind, isDataKind } from '../domain/data-kinds.ts';
import { RecordOutcome } from '../domain/data-outcome.ts';
import { type DataRequest, Place } from '../domain/data-request.ts';
import type { Store } from './client.ts';
import { parseItem, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { queryAll } from './query.ts';
import type { NamedWrite } from './transact.ts';

/** As long as a request that is never answered. */
const KEPT_DAYS = 365;

/** Where a record of somebody stands who asked for their data, and, of an erasure, what became of it. Nothing of the record itself. */
export const DataFinding = z.strictObject({
  caf: z.string(),
  request: z.string(),
  what: z.custom<DataKind>((name) => typeof name === 'string' && isDataKind(name)),
  place: Place,
  /** It still ran, and the person's wish ends it. */
  runs: z.boolean(),
  outcome: RecordOutcome.optional(),
});
export type DataFinding = z.infer<typeof DataFinding>;

/** The same record found again is the same finding. */
function keyOf({ caf, request, place }: Pick<DataFinding, 'caf' | 'request' | 'place'>) {
  const mark = createHash('sha256').update(`${place.pk}\u0000${place.sk}`).digest('base64url');
  return keys.dataFinding(caf, request, mark.slice(0, 22));
}

/** Notes a record; noted before, with what became of it, it stays as it is. */
export function findingWrite(finding: DataFinding, now: number): NamedWrite {
  const fields = { kind: 'data-finding', ...finding, ttl: ttlAfter(now, KEPT_DAYS) };
  const names = Object.keys(fields);
  return {
    name: 'finding',
    write: {
      Update: {
        Key: keyOf(finding),
        UpdateExpression: `SET ${names.map((name) => `#${name} = if_not_exists(#${name}, :${name})`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [`:${name}`, value]),
        ),
      },
    },
  };
}

/** Says what became of a record, once; refused as `finding` when that was said already. */
export function outcomeWrite(finding: DataFinding, outcome: RecordOutcome): NamedWrite {
  return {
    name: 'finding',
    write: {
      Update: {
        Key: keyOf(finding),
        UpdateExpression: 'SET #outcome = :outcome',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#outcome)',
        ExpressionAttributeNames: { '#outcome': 'outcome' },
        ExpressionAttributeValues: { ':outcome': outcome },
      },
    },
  };
}

/** Everything that was found for a request. */
export async function findingsOf(
  store: Store,
  { caf, id }: Pick<DataRequest, 'caf' | 'id'>,
): Promise<DataFinding[]> {
  const { pk: partition, sk } = keys.dataFinding(caf, id, '');
  const items = await queryAll(store, { partition, sort: { begins: sk } });
  return items.map((item) => parseItem(DataFinding, item));
}
