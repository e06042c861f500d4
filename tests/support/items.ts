import { paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../../shared/store/client.ts';

/** Every item of a table, or those of one kind, in order of key. */
export async function itemsOfKind(store: Store, kind?: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for await (const page of paginateScan(
    { client: store.client },
    { TableName: store.table, ConsistentRead: true },
  ))
    items.push(...(page.Items ?? []));
  const name = (item: Record<string, unknown>) => `${item['pk']}|${item['sk']}`;
  return items
    .filter((item) => kind === undefined || item['kind'] === kind)
    .sort((a, b) => (name(a) < name(b) ? -1 : 1));
}
