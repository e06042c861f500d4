import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { startStream } from '../../local/stream/reader.ts';
import type { Store } from '../../shared/store/client.ts';
import { freshStore } from '../support/dynamo.ts';

const Records = z.array(
  z.object({
    eventName: z.enum(['INSERT', 'MODIFY']),
    eventSourceARN: z.string(),
    dynamodb: z.object({
      ApproximateCreationDateTime: z.int(),
      SequenceNumber: z.string(),
      Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
      NewImage: z.record(z.string(), z.unknown()).optional(),
      OldImage: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
);
const keysOf = (event: { Records: unknown[] }) =>
  Records.parse(event.Records).map((record) => record.dynamodb.Keys.pk.S);
type Work = (event: { Records: unknown[] }) => Promise<unknown>;

let store: Store;
let folder: string;
let said: string[];
const open: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  store = await freshStore();
  folder = mkdtempSync(join(tmpdir(), 'rdv-stream-'));
  said = [];
});
afterEach(async () => {
  for (const part of open.splice(0)) await part.stop();
  rmSync(folder, { recursive: true });
});

async function read(work: Work) {
  const { endpoint, region, credentials } = store.client.config;
  const streams = new DynamoDBStreamsClient({ ...(endpoint && { endpoint }), region, credentials });
  const checkpoint = join(folder, 'stream.json');
  const deadLetters = join(folder, 'dead.jsonl');
  const report = (sentence: string) => said.push(sentence);
  const reader = await startStream({
    store,
    streams,
    kinds: ['notification'],
    work,
    checkpoint,
    deadLetters,
    batchSize: 100,
    maxTries: 3,
    pause: 20,
    report,
  });
  open.push(reader);
  return reader;
}

const put = (pk: string, more: Record<string, unknown> = {}) =>
  store.client.send(
    new PutCommand({ TableName: store.table, Item: { pk, sk: 'S', kind: 'notification', ...more } }),
  );

test('every write arrives once and in order, in the form that Lambda gives', async () => {
  const seen: z.infer<typeof Records> = [];
  await read(async (event) => seen.push(...Records.parse(event.Records)));
  await put('a', { number: 1, cells: new Set([1, 2]), bytes: new Uint8Array([1, 2, 3]), list: [null, true] });
  await store.client.send(
    new UpdateCommand({
      TableName: store.table,
      Key: { pk: 'a', sk: 'S' },
      UpdateExpression: 'SET #n = :n',
      ExpressionAttributeNames: { '#n': 'number' },
      ExpressionAttributeValues: { ':n': 2 },
    }),
  );
  await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 10_000 });
  expect(seen.map((record) => record.eventName)).toEqual(['INSERT', 'MODIFY']);
  expect(seen[0]?.dynamodb.NewImage).toMatchObject({
    pk: { S: 'a' },
    number: { N: '1' },
    bytes: { B: 'AQID' },
    list: { L: [{ NULL: true }, { BOOL: true }] },
  });
  expect(seen[0]?.dynamodb.OldImage).toBeUndefined();
  expect(seen[1]?.dynamodb.OldImage).toMatchObject({ number: { N: '1' } });
  expect(seen[0]?.eventSourceARN).toContain(`:table/${store.table}/stream/`);
});

test('goes on where the last run ended, without losing what was written in between', async () => {
  const seen: string[] = [];
  const note: Work = async (event) => seen.push(...keysOf(event));
  const first = await read(note);
  await put('a');
  await vi.waitFor(() => expect(seen).toEqual(['a']), { timeout: 10_000 });
  await first.stop();
  await put('b');
  await read(note);
  await put('c');
  await vi.waitFor(() => expect(seen).toEqual(['a', 'b', 'c']), { timeout: 10_000 });
});

test('tries again from the record that failed, and not those before it', async () => {
  const batches: string[][] = [];
  await put('a');
  await put('b');
  await put('c');
  await read(async (event) => {
    const records = Records.parse(event.Records);
    batches.push(records.map((record) => record.dynamodb.Keys.pk.S));
    const failed = records.find((record) => record.dynamodb.Keys.pk.S === 'b');
    if (batches.length > 1 || failed === undefined) return { batchItemFailures: [] };
    return { batchItemFailures: [{ itemIdentifier: failed.dynamodb.SequenceNumber }] };
  });
  await vi.waitFor(() => expect(batches.flat()).toContain('c'), { timeout: 10_000 });
  await vi.waitFor(() => expect(batches).toHaveLength(2), { timeout: 10_000 });
  expect(batches[0]).toEqual(['a', 'b', 'c']);
  expect(batches[1]).toEqual(['b', 'c']);
  expect(said).toEqual([]);
});

test('sets a record aside that always fails, and only that one', async () => {
  const seen: string[] = [];
  for (const key of ['a', 'b', 'poison', 'c', 'd']) await put(key);
  await read(async (event) => {
    const keys = keysOf(event);
    if (keys.includes('poison')) throw new Error('cannot be read');
    seen.push(...keys);
  });
  await vi.waitFor(() => expect(seen).toEqual(['a', 'b', 'c', 'd']), { timeout: 10_000 });
  const dead = readFileSync(join(folder, 'dead.jsonl'), 'utf8').trim().split('\n');
  expect(dead).toHaveLength(1);
  expect(dead[0]).toContain('"poison"');
});

test('hands over new versions of the kinds asked for, and nothing else', async () => {
  const seen: string[] = [];
  await put('a');
  await put('other', { kind: 'day' });
  await put('nameless', { kind: undefined });
  await store.client.send(new DeleteCommand({ TableName: store.table, Key: { pk: 'a', sk: 'S' } }));
  await put('b');
  await read(async (event) => seen.push(...keysOf(event)));
  await vi.waitFor(() => expect(seen).toEqual(['a', 'b']), { timeout: 10_000 });
});

test('reads a shard only after its parent has ended, and goes on past an iterator that ran out', async () => {
  const mock = mockClient(DynamoDBStreamsClient);
  const shards = [{ ShardId: 'child', ParentShardId: 'parent' }, { ShardId: 'parent' }];
  mock.on(DescribeStreamCommand).resolves({ StreamDescription: { Shards: shards } });
  mock.on(GetShardIteratorCommand).callsFake(({ ShardId, SequenceNumber }) => ({
    ShardIterator: `${ShardId}@${SequenceNumber ?? 'start'}`,
  }));
  const record = (pk: string) => ({
    eventName: 'INSERT' as const,
    dynamodb: {
      SequenceNumber: pk,
      ApproximateCreationDateTime: new Date(0),
      Keys: { pk: { S: pk }, sk: { S: 'S' } },
      NewImage: { kind: { S: 'notification' } },
    },
  });
  const ranOut = new ExpiredIteratorException({ message: 'too old', $metadata: {} });
  mock
    .on(GetRecordsCommand, { ShardIterator: 'parent@start' })
    .resolves({ Records: [record('p1')], NextShardIterator: 'parent@old' })
    .on(GetRecordsCommand, { ShardIterator: 'parent@old' })
    .rejects(ranOut)
    .on(GetRecordsCommand, { ShardIterator: 'parent@p1' })
    .resolves({ Records: [record('p2')] })
    .on(GetRecordsCommand, { ShardIterator: 'child@start' })
    .resolves({ Records: [record('c1')], NextShardIterator: 'child@idle' })
    .on(GetRecordsCommand, { ShardIterator: 'child@idle' })
    .resolves({ Records: [], NextShardIterator: 'child@idle' });
  const seen: string[] = [];
  const reader = await read(async (event) => seen.push(...keysOf(event)));
  await vi.waitFor(() => expect(seen).toEqual(['p1', 'p2', 'c1']), { timeout: 10_000 });
  await reader.stop();
  mock.restore();
});
