import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { freshStore } from '../support/dynamo.ts';

test('two stores never see each other’s items', async () => {
  const [one, other] = await Promise.all([freshStore(), freshStore()]);
  await one.client.send(new PutCommand({ TableName: one.table, Item: { pk: 'a', sk: 'b' } }));
  const read = (store: typeof one) =>
    store.client.send(new GetCommand({ TableName: store.table, Key: { pk: 'a', sk: 'b' } }));
  expect((await read(one)).Item).toEqual({ pk: 'a', sk: 'b' });
  expect((await read(other)).Item).toBeUndefined();
});
