import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Store } from './client.ts';
import { patiently } from './patience.ts';

/**
 * One update on its condition; false when that fails. An answer may be lost and the update tried again: then its own first attempt
 * may fail it, so what it sets must say whose it is, or be the same twice.
 */
export async function updateIf(
  store: Store,
  update: Omit<UpdateCommandInput, 'TableName'>,
): Promise<boolean> {
  const command = new UpdateCommand({ ...update, TableName: store.table });
  try {
    await patiently(() => store.client.send(command));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
