import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Store } from './client.ts';
import { patiently } from './patience.ts';

type Item = Record<string, unknown>;

/** Which items of one partition, in order of their sort key: of the table, read consistently, or of an index, eventually. */
export interface Question {
  readonly index?: 'gsi1' | 'gsi2';
  readonly partition: string;
  /** `between` takes both ends in. All of the partition when absent. */
  readonly sort?:
    | { readonly between: readonly [string, string] }
    | { readonly after: string }
    | { readonly before: string }
    | { readonly begins: string };
  /** Judged after reading; what it leaves out is paid for all the same. */
  readonly filter?: {
    readonly expression: string;
    readonly names: Readonly<Record<string, string>>;
    readonly values: Item;
  };
  readonly countOnly?: true;
  /** Items read for the first page, before the filter; later ones are `grows` times as large each. A megabyte when absent. */
  readonly pageSize?: number;
  readonly grows?: number;
}

export interface Page {
  readonly items: Item[];
  readonly count: number;
  readonly isLast: boolean;
}

/** Page by page, so that a caller who has found enough stops reading. @throws StoreBusy after bounded retries. */
export async function* queryPages(store: Store, question: Question): AsyncGenerator<Page> {
  const input = inputOf(question);
  let limit = question.pageSize;
  let startKey: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const page: QueryCommandOutput = await patiently(() =>
      store.client.send(
        new QueryCommand({
          TableName: store.table,
          ...input,
          ExclusiveStartKey: startKey,
          ...(limit === undefined ? {} : { Limit: limit }),
        }),
      ),
    );
    startKey = page.LastEvaluatedKey;
    yield { items: page.Items ?? [], count: page.Count ?? 0, isLast: startKey === undefined };
    if (limit !== undefined) limit *= question.grows ?? 1;
  } while (startKey !== undefined);
}

/** All of them; for partitions known to be small. */
export async function queryAll(store: Store, question: Question): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of queryPages(store, question)) items.push(...page.items);
  return items;
}

function inputOf({ index, partition, sort, filter, countOnly }: Question) {
  const { condition, values } = sortCondition(sort);
  return {
    ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
    ...(countOnly === undefined ? {} : { Select: 'COUNT' as const }),
    ...(filter === undefined ? {} : { FilterExpression: filter.expression }),
    KeyConditionExpression: `#pk = :pk${condition}`,
    ExpressionAttributeNames: {
      '#pk': index === undefined ? 'pk' : `${index}pk`,
      ...(sort === undefined ? {} : { '#sk': index === undefined ? 'sk' : `${index}sk` }),
      ...filter?.names,
    },
    ExpressionAttributeValues: { ':pk': partition, ...values, ...filter?.values },
  };
}

function sortCondition(sort: Question['sort']): { condition: string; values: Item } {
  if (sort === undefined) return { condition: '', values: {} };
  if ('between' in sort) {
    const [from, to] = sort.between;
    return { condition: ' AND #sk BETWEEN :from AND :to', values: { ':from': from, ':to': to } };
  }
  if ('after' in sort) return { condition: ' AND #sk > :after', values: { ':after': sort.after } };
  if ('before' in sort) return { condition: ' AND #sk < :before', values: { ':before': sort.before } };
  return { condition: ' AND begins_with(#sk, :begins)', values: { ':begins': sort.begins } };
}
