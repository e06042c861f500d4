import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { type DynamoDb, startDynamoDb } from '../../local/dynamodb.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the endpoint of the run's one DynamoDB Local. */
    dynamoDbAddress: string;
  }
}

/** One DynamoDB Local for a whole run, started when the first test file asks for it, so that unit tests never wait for Java. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let running: Promise<DynamoDb> | undefined;
  const server = createServer((_request, response) => {
    running ??= startDynamoDb();
    running.then(
      (dynamoDb) => response.end(dynamoDb.endpoint),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  project.provide('dynamoDbAddress', `http://127.0.0.1:${address.port}`);
  return async () => {
    server.closeAllConnections();
    server.close();
    await (await running)?.stop();
  };
}
