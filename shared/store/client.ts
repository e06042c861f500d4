import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The table and the way to it; first argument of every store function. */
export interface Store {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

/** A function serves one person at a time: a second to connect, three to answer. */
const DEPLOYED = { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true };
/** One process serves everybody through few sockets there, and the wait for a socket counts: standing in line is no fault. */
const ONE_MACHINE = { connectionTimeout: 60_000, requestTimeout: 60_000, throwOnRequestTimeout: true };

/**
 * A client with a bounded wait and three attempts in all.
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
    requestHandler: options.endpoint === undefined ? DEPLOYED : ONE_MACHINE,
    ...options.client,
  });
  const client = DynamoDBDocumentClient.from(base, {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, table: options.table };
}
