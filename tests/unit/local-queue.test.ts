import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchRequestTooLong,
  QueueDoesNotExist,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Queue, startQueue } from '../../local/queues/queue.ts';
import { queueUrl, startSqs } from '../../local/queues/sqs.ts';

let folder: string;
const open: { stop(): Promise<void> }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rdv-queue-'));
});
afterEach(async () => {
  for (const part of open.splice(0)) await part.stop();
  rmSync(folder, { recursive: true });
});

function queueOf(
  work: (event: SQSEvent) => Promise<unknown>,
  retryAfter = 20,
): { queue: Queue; said: string[] } {
  const said: string[] = [];
  const report = (sentence: string) => said.push(sentence);
  const queue = startQueue({
    name: 'notifier',
    folder,
    work,
    batchSize: 10,
    atOnce: 2,
    maxReceives: 3,
    retryAfter,
    report,
  });
  open.push(queue);
  return { queue, said };
}

const bodies = (event: SQSEvent) => event.Records.map((record) => record.body);
const failing = (event: SQSEvent, body: string) => ({
  batchItemFailures: event.Records.filter((record) => record.body === body).map((record) => ({
    itemIdentifier: record.messageId,
  })),
});

describe('a queue on one machine', () => {
  test('hands messages over in batches of at most ten', async () => {
    const batches: string[][] = [];
    const { queue } = queueOf(async (event) => batches.push(bodies(event)));
    for (let at = 0; at < 23; at += 1) queue.send(`m${at}`);
    await queue.idle();
    expect(batches.flat().sort()).toEqual(Array.from({ length: 23 }, (_, at) => `m${at}`).sort());
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(10);
  });

  test('gives back only the message that the function names as failed', async () => {
    const seen: string[] = [];
    let broken = true;
    const { queue } = queueOf(async (event) => {
      seen.push(...bodies(event));
      const answer = broken ? failing(event, 'b') : { batchItemFailures: [] };
      broken = false;
      return answer;
    });
    for (const body of ['a', 'b', 'c']) queue.send(body);
    await queue.idle();
    expect(seen).toEqual(['a', 'b', 'c', 'b']);
    expect(queue.dead()).toEqual([]);
  });

  test('counts receives and sets a message aside that never succeeds', async () => {
    const receives: string[] = [];
    const { queue, said } = queueOf(async (event) => {
      receives.push(...event.Records.map((record) => record.attributes.ApproximateReceiveCount));
      return failing(event, 'poison');
    });
    queue.send('poison');
    await queue.idle();
    expect(receives).toEqual(['1', '2', '3']);
    expect(queue.dead().map((message) => message.body)).toEqual(['poison']);
    expect(said).toHaveLength(1);
  });

  test('treats a whole batch as failed when the function throws or names an unknown message', async () => {
    const answers = [
      () => Promise.reject(new Error('down')),
      () => Promise.resolve({ batchItemFailures: [{ itemIdentifier: 'nobody' }] }),
      () => Promise.resolve(undefined),
    ];
    const batches: string[][] = [];
    const { queue } = queueOf(async (event) => {
      batches.push(bodies(event));
      return await answers[batches.length - 1]?.();
    });
    queue.send('a');
    queue.send('b');
    await queue.idle();
    expect(batches).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(queue.dead()).toEqual([]);
  });

  test('keeps what was not worked off for the next start', async () => {
    let tried = 0;
    const first = queueOf(async (event) => {
      tried += event.Records.length;
      return failing(event, 'later');
    }, 200);
    first.queue.send('later');
    first.queue.send('done');
    await vi.waitFor(() => expect(tried).toBe(2));
    await first.queue.stop();
    const seen: string[] = [];
    const second = queueOf(async (event) => seen.push(...bodies(event)));
    await second.queue.idle();
    expect(seen).toEqual(['later']);
  });

  test('holds a delayed message back', async () => {
    const sentAt = Date.now();
    let seenAt = 0;
    const { queue } = queueOf(async () => {
      seenAt = Date.now();
    });
    queue.send('slow', 1);
    await queue.idle();
    expect(seenAt - sentAt).toBeGreaterThanOrEqual(1_000);
  });
});

describe('the SQS endpoint', () => {
  async function sqs(work: (event: SQSEvent) => Promise<unknown>) {
    const { queue } = queueOf(work);
    const endpoint = await startSqs(0, [queue]);
    open.push(endpoint);
    const client = new SQSClient({
      endpoint: endpoint.address,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    return { queue, client, url: queueUrl(endpoint.address, 'notifier') };
  }

  test('takes a batch and a single message from the SDK, which checks their checksums', async () => {
    const seen: string[] = [];
    const { queue, client, url } = await sqs(async (event) => seen.push(...bodies(event)));
    const Entries = ['un', 'deux', 'trois é'].map((MessageBody, at) => ({ Id: `${at}`, MessageBody }));
    const batch = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    expect(batch.Successful?.map((entry) => entry.Id)).toEqual(['0', '1', '2']);
    const one = await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'seul' }));
    expect(one.MessageId).toMatch(/^[0-9a-f-]{36}$/);
    await queue.idle();
    expect(seen.sort()).toEqual(['deux', 'seul', 'trois é', 'un']);
  });

  test('refuses what SQS refuses: an unknown queue, eleven messages, two with one id, none, too many bytes', async () => {
    const { client, url } = await sqs(async () => undefined);
    const send = (QueueUrl: string, ids: string[], MessageBody = 'x') =>
      client.send(new SendMessageBatchCommand({ QueueUrl, Entries: ids.map((Id) => ({ Id, MessageBody })) }));
    const eleven = Array.from({ length: 11 }, (_, at) => `${at}`);
    await expect(send(`${url}-not`, ['a'])).rejects.toBeInstanceOf(QueueDoesNotExist);
    await expect(send(url, eleven)).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
    await expect(send(url, ['a', 'a'])).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
    await expect(send(url, [])).rejects.toMatchObject({ name: 'EmptyBatchRequest' });
    await expect(send(url, ['a'], 'x'.repeat(1_100_000))).rejects.toBeInstanceOf(BatchRequestTooLong);
  });
});
