import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, describe, expect, it } from 'vitest';
import { NotifierMessage, workBatch } from '../../../shared/messaging/queue-messages.ts';
import { makeQueues } from '../../../shared/messaging/queues.ts';
import { aLog } from '../../support/fixtures.ts';

const URL = 'http://127.0.0.1/notifier';
const messages = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `r${at}`, body: { notification: `n${at}` } }));

describe('sending to a queue', () => {
  const sqs = mockClient(SQSClient);
  afterEach(() => sqs.reset());
  const queues = makeQueues(new SQSClient({}), { notifier: URL });

  it('goes in tens', async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    expect(await queues.send('notifier', messages(23))).toEqual([]);
    const calls = sqs.commandCalls(SendMessageBatchCommand).map((call) => call.args[0].input);
    expect(calls.map(({ Entries }) => Entries?.length)).toEqual([10, 10, 3]);
    expect(calls[2]?.Entries?.[0]).toEqual({ Id: '0', MessageBody: '{"notification":"n20"}' });
    expect(new Set(calls.map(({ QueueUrl }) => QueueUrl))).toEqual(new Set([URL]));
  });

  it('names the messages that the queue did not take, and all of a batch that never arrived', async () => {
    sqs
      .on(SendMessageBatchCommand)
      .resolvesOnce({ Successful: [], Failed: [{ Id: '4', Code: 'InternalError', SenderFault: false }] })
      .rejects(new Error('no answer'));
    expect(await queues.send('notifier', messages(12))).toEqual(['r4', 'r10', 'r11']);
  });

  it('refuses a queue that nobody configured', async () => {
    await expect(queues.send('opener', messages(1))).rejects.toThrow('opener');
  });
});

describe('working a batch off', () => {
  const batch = (...bodies: string[]) => ({
    Records: bodies.map((body, at) => ({ messageId: `m${at}`, body, attributes: {} })),
  });

  it('gives back only what failed, is unreadable or asks to come again', async () => {
    const log = aLog();
    const event = batch(
      '{"notification":"good"}',
      '{"notification":"bad"}',
      'not JSON',
      '{"other":1}',
      '{"notification":"again"}',
    );
    const result = await workBatch(event, { log }, NotifierMessage, async ({ notification }) => {
      if (notification === 'bad') throw new TypeError('of somebody@courriel.example');
      return notification === 'again' ? 'again' : 'done';
    });
    expect(result.batchItemFailures).toEqual(
      ['m1', 'm2', 'm3', 'm4'].map((itemIdentifier) => ({ itemIdentifier })),
    );
    expect(log.lines.map(({ level }) => level)).toEqual(['error', 'error', 'error']);
    expect(JSON.stringify(log.lines)).not.toContain('courriel');
  });
});
