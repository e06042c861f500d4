import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { createTable } from '../../local/dynamodb.ts';
import { makeStore, type Store } from '../../shared/store/client.ts';

/** Where the run's DynamoDB Local answers; the first caller starts it. */
export async function dynamoDbEndpoint(): Promise<string> {
  const answer = await fetch(inject('dynamoDbAddress'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

/** An access key of its own: tables under one key share a database, and each streamed table slows the others. */
export function freshAccessKey(): string {
  return `T${randomUUID().replaceAll('-', '').slice(0, 19)}`;
}

/** An empty table with its stream on, seen by nobody else. Call it once per test file, or per test where tests must not meet. */
export async function freshStore(): Promise<Store> {
  const accessKeyId = freshAccessKey();
  const store = makeStore({
    table: 'rdv',
    endpoint: await dynamoDbEndpoint(),
    client: { region: 'eu-west-3', credentials: { accessKeyId, secretAccessKey: 'local' } },
  });
  await createTable(store, { expires: false });
  return store;
}
