import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { startStream } from '../../local/stream/reader.ts';
import type { Store } from '../../shared/store/client.ts';
import { freshStore } from '../support/dynamo.ts';

const Records = z.array(
  z.object({
    eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
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

async function read(work: Work, batchSize = 100) {
  const { endpoint, region, credentials } = store.client.config;
  const streams = new DynamoDBStreamsClient({ ...(endpoint && { endpoint }), region, credentials });
  const checkpoint = join(folder, 'stream.json');
  const deadLetters = join(folder, 'dead.jsonl');
  const report = (sentence: string) => said.push(sentence);
  const options = {
    store,
    streams,
    work,
    checkpoint,
    deadLetters,
    batchSize,
    maxTries: 3,
    pause: 20,
    report,
  };
  const reader = await startStream(options);
  open.push(reader);
  return reader;
}

const put = (pk: string, more: Record<string, unknown> = {}) =>
  store.client.send(new PutCommand({ TableName: store.table, Item: { pk, sk: 'S', ...more } }));

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
  await store.client.send(new DeleteCommand({ TableName: store.table, Key: { pk: 'a', sk: 'S' } }));
  await vi.waitFor(() => expect(seen).toHaveLength(3), { timeout: 10_000 });
  expect(seen.map((record) => record.eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
  expect(seen[0]?.dynamodb.NewImage).toMatchObject({
    pk: { S: 'a' },
    number: { N: '1' },
    bytes: { B: 'AQID' },
    list: { L: [{ NULL: true }, { BOOL: true }] },
  });
  expect(seen[0]?.dynamodb.OldImage).toBeUndefined();
  expect(seen[1]?.dynamodb.OldImage).toMatchObject({ number: { N: '1' } });
  expect(seen[2]?.dynamodb.NewImage).toBeUndefined();
  expect(seen[0]?.eventSourceARN).toContain(`:table/${store.table}/stream/`);
});

test('goes on where the last run ended, without losing what was written in between', async () => {
  const seen: string[] = [];
  const note: Work = async (event) =>
    seen.push(...Records.parse(event.Records).map((each) => each.dynamodb.Keys.pk.S));
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

test('sets a record aside that always fails, and goes on with the next', async () => {
  const seen: string[] = [];
  await put('poison');
  await put('fine');
  await read(async (event) => {
    const keys = Records.parse(event.Records).map((record) => record.dynamodb.Keys.pk.S);
    if (keys.includes('poison')) throw new Error('cannot be read');
    seen.push(...keys);
  }, 1);
  await vi.waitFor(() => expect(seen).toEqual(['fine']), { timeout: 10_000 });
  expect(said.filter((sentence) => sentence === 'relay: cannot be read')).toHaveLength(3);
  expect(readFileSync(join(folder, 'dead.jsonl'), 'utf8')).toContain('"poison"');
});
