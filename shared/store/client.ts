import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table and the way to it; first argument of every store function. */
export interface Store {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/**
 * A client with a bounded wait: one second to connect, three to answer, three attempts in all.
 * `endpoint` only on one machine; `client` for credentials other than those of the surroundings.
 */
export function makeStore(options: {
  table: string;
  endpoint?: string | undefined;
  client?: DynamoDBClientConfig;
}): Store {
  const base = new DynamoDBClient({
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
    ...options.client,
  });
  const client = DynamoDBDocumentClient.from(base, {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, table: options.table };
}
