import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { DataRequest, isOpenRequest } from '../domain/data-request.ts';
import { KEPT_DAYS } from '../domain/data-request-moves.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { patiently } from './patience.ts';
import { queryPages } from './query.ts';
import type { NamedWrite } from './transact.ts';
import { updateIf } from './update-if.ts';

/** D2 [A]: what is never answered, and what was never proven; answered ones by the rule of the domain. */
const KEPT = { open: 365, neverProven: 7 } as const;

/** One request, read consistently; another Caf's id finds nothing (D5). */
export async function getDataRequest(
  store: Store,
  caf: string,
  id: string,
): Promise<DataRequest | undefined> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: keys.dataRequest(caf, id), ConsistentRead: true }),
    ),
  );
  return parseIfAny(DataRequest, answer.Item);
}

/** Requests of a Caf that are open or closed, oldest first, at most `limit`; those never proven are on neither list. */
export async function listDataRequests(
  store: Store,
  caf: string,
  status: 'open' | 'closed',
  limit: number,
): Promise<DataRequest[]> {
  const { gsi1pk: partition } = indexKeys.dataRequests(caf, status, '', '');
  const found: DataRequest[] = [];
  for await (const { items } of queryPages(store, { index: 'gsi1', partition, pageSize: limit })) {
    found.push(...items.map((item) => parseItem(DataRequest, item)));
    if (found.length >= limit) break;
  }
  return found.slice(0, limit);
}

/**
 * A new request, or one that replaces the version before it; refused as `data-request` when somebody else changed it meanwhile. `nudge` (epoch ms):
 * the machine is to go on with it, which the relay hears.
 */
export function dataRequestWrite(request: DataRequest, nudge?: number): NamedWrite {
  const { caf, id, version, receivedAt, state } = request;
  const isListed = receivedAt !== undefined && state.status !== 'dropped';
  const status = isOpenRequest(request) ? 'open' : 'closed';
  return {
    name: 'data-request',
    write: {
      Put: {
        Item: {
          ...keys.dataRequest(caf, id),
          kind: 'data-request',
          ...request,
          ...(isListed ? indexKeys.dataRequests(caf, status, isoOf(receivedAt), id) : {}),
          ...(nudge === undefined ? {} : { nudge }),
          ttl: endOf(request),
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

function endOf({ state, createdAt }: DataRequest): number {
  switch (state.status) {
    case 'pending':
    case 'dropped':
      return ttlAfter(createdAt, KEPT.neverProven);
    case 'answered':
    case 'refused':
      return ttlAfter(state.at, KEPT_DAYS);
    case 'received':
    case 'searching':
    case 'to-hand-over':
      return ttlAfter(createdAt, KEPT.open);
  }
}

/** Touches a search that got stuck, which makes the relay hand it on again; false when it went on meanwhile. */
export function nudgeDataRequest(
  store: Store,
  { caf, id, version }: DataRequest,
  now: number,
): Promise<boolean> {
  return updateIf(store, {
    Key: keys.dataRequest(caf, id),
    UpdateExpression: 'SET #nudge = :nudge',
    ConditionExpression: '#version = :was',
    ExpressionAttributeNames: { '#nudge': 'nudge', '#version': 'version' },
    ExpressionAttributeValues: { ':nudge': now, ':was': version },
  });
}
