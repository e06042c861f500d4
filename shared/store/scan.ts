import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Store } from './client.ts';
import { patiently } from './patience.ts';

/**
 * Every item of the table, page by page, consistently read; `segments` are read side by side. Not a snapshot: what is written
 * meanwhile may be seen in part. Holds at most a page (1 MB) of each segment.
 */
export async function* scanTable(
  store: Store,
  { segments = 1 }: { segments?: number } = {},
): AsyncGenerator<Record<string, unknown>> {
  const readers = Array.from({ length: segments }, (_, segment) => pagesOf(store, segment, segments));
  const next = new Map(readers.map((reader) => [reader, step(reader)]));
  while (next.size > 0) {
    const { reader, page } = await Promise.race(next.values());
    if (page.done === true) {
      next.delete(reader);
      continue;
    }
    next.set(reader, step(reader));
    yield* page.value;
  }
}

type Page = Record<string, unknown>[];

async function step(reader: AsyncGenerator<Page>) {
  return { reader, page: await reader.next() };
}

async function* pagesOf(store: Store, segment: number, segments: number): AsyncGenerator<Page> {
  let startKey: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await patiently(() =>
      store.client.send(
        new ScanCommand({
          TableName: store.table,
          ConsistentRead: true,
          Segment: segment,
          TotalSegments: segments,
          ExclusiveStartKey: startKey,
        }),
      ),
    );
    yield page.Items ?? [];
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
}

export interface ScanPlace {
  readonly pk: string;
  readonly sk: string;
}

/**
 * One page of the table after a place, as far as a scan of `limit` items reads: those of one Caf and of some kinds (D5). `next` is where
 * to go on; none at the end. What the filter leaves out is paid for all the same.
 */
export async function scanPage(
  store: Store,
  {
    caf,
    kinds,
    after,
    limit,
  }: {
    readonly caf: string;
    readonly kinds: readonly string[];
    readonly after?: ScanPlace | undefined;
    readonly limit: number;
  },
): Promise<{ readonly items: Page; readonly next: ScanPlace | undefined }> {
  const wanted = Object.fromEntries(kinds.map((kind, at) => [`:kind${at}`, kind]));
  const page: ScanCommandOutput = await patiently(() =>
    store.client.send(
      new ScanCommand({
        TableName: store.table,
        ConsistentRead: true,
        Limit: limit,
        ExclusiveStartKey: after && { ...after },
        FilterExpression: `#caf = :caf AND #kind IN (${Object.keys(wanted).join(', ')})`,
        ExpressionAttributeNames: { '#caf': 'caf', '#kind': 'kind' },
        ExpressionAttributeValues: { ':caf': caf, ...wanted },
      }),
    ),
  );
  const { LastEvaluatedKey: last } = page;
  return {
    items: page.Items ?? [],
    next: last === undefined ? undefined : { pk: String(last['pk']), sk: String(last['sk']) },
  };
}
