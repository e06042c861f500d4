import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Store } from '../../shared/store/client.ts';
import { freshStore } from './dynamo.ts';
import { itemsOfKind } from './items.ts';

/** One table per test file, emptied before each test: a new streamed table would slow every write of the run. */
export function dynamoStore(): { empty(): Promise<Store> } {
  let store: Promise<Store> | undefined;
  return {
    async empty() {
      store ??= freshStore();
      const made = await store;
      const items = await itemsOfKind(made);
      for (let from = 0; from < items.length; from += 25)
        await made.client.send(
          new BatchWriteCommand({
            RequestItems: {
              [made.table]: items
                .slice(from, from + 25)
                .map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
            },
          }),
        );
      return made;
    },
  };
}
