import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { relay } from '../../functions/relay/handler.ts';
import { startStream } from '../../local/stream/reader.ts';
import type { Outgoing, Queues } from '../../shared/messaging/queues.ts';
import type { Store } from '../../shared/store/client.ts';
import { changeNotification, nudgeNotification } from '../../shared/store/notifications.ts';
import { freshStore } from '../support/dynamo.ts';
import { aLog } from '../support/fixtures.ts';
import { put, putAppointment, putNotification } from '../support/mailing.ts';

interface Sent {
  readonly queue: string;
  readonly body: unknown;
}

/** Queues that keep what they get, and lose the messages of these records. */
function someQueues(lost: readonly string[] = []): Queues & { readonly sent: Sent[] } {
  const sent: Sent[] = [];
  return {
    sent,
    async send(queue: string, messages: readonly Outgoing[]) {
      const kept = messages.filter(({ id }) => !lost.includes(id));
      sent.push(...kept.map(({ body }) => ({ queue, body })));
      return messages.filter(({ id }) => lost.includes(id)).map(({ id }) => id);
    },
  };
}

const text = (S: string) => ({ S });
const record = (number: string, eventName: string, now?: object, before?: object) => ({
  eventName,
  dynamodb: { SequenceNumber: number, NewImage: now, OldImage: before },
});
const notification = (id: string, more = {}) => ({ kind: text('notification'), id: text(id), ...more });
const job = (id: string) => ({ kind: text('opening-job'), id: text(id), caf: text('94') });

describe('the relay', () => {
  it('hands new notifications and opening jobs to their workers, by opaque ids alone (D1)', async () => {
    const queues = someQueues();
    const result = await relay({ queues, log: aLog() })({
      Records: [
        record('1', 'INSERT', notification('n1', { person: text('Dominique') })),
        record('2', 'INSERT', { kind: text('appointment'), id: text('a1'), caf: text('94') }),
        record('3', 'INSERT', job('j1')),
        record('4', 'INSERT', { pk: text('without a kind') }),
      ],
    });
    expect(result).toEqual({ batchItemFailures: [] });
    expect(queues.sent).toEqual([
      { queue: 'notifier', body: { notification: 'n1' } },
      { queue: 'opener', body: { caf: '94', job: 'j1' } },
    ]);
  });

  it('passes over changes and removals, but not a new nudge', async () => {
    const queues = someQueues();
    await relay({ queues, log: aLog() })({
      Records: [
        record('1', 'MODIFY', notification('settled'), notification('settled')),
        record(
          '2',
          'MODIFY',
          notification('old', { nudge: { N: '5' } }),
          notification('old', { nudge: { N: '5' } }),
        ),
        record('3', 'MODIFY', notification('first', { nudge: { N: '5' } }), notification('first')),
        record(
          '4',
          'MODIFY',
          notification('again', { nudge: { N: '6' } }),
          notification('again', { nudge: { N: '5' } }),
        ),
        record('5', 'REMOVE', undefined, notification('gone')),
      ],
    });
    expect(queues.sent.map(({ body }) => body)).toEqual([
      { notification: 'first' },
      { notification: 'again' },
    ]);
  });

  it('hands on a day in which something came free, and no day that was only booked (ADR 0012)', async () => {
    const queues = someQueues();
    const day = (nudge?: string) => ({
      ...{
        kind: text('day'),
        caf: text('94'),
        professional: text('camille-exemple'),
        date: text('2026-12-01'),
      },
      ...(nudge === undefined ? {} : { nudge: { N: nudge } }),
    });
    await relay({ queues, log: aLog() })({
      Records: [
        record('1', 'INSERT', day()),
        record('2', 'MODIFY', day(), day('5')),
        record('3', 'MODIFY', day('5'), day('5')),
        record('4', 'MODIFY', day('6'), day('5')),
        record('5', 'MODIFY', day('7'), day()),
        record('6', 'INSERT', day('8')),
      ],
    });
    const freed = { caf: '94', professional: 'camille-exemple', date: '2026-12-01' };
    expect(queues.sent).toEqual([1, 2, 3].map(() => ({ queue: 'waiting-list', body: freed })));
  });

  it('hands on a request for access or erasure when it is touched, and at no other change (D3)', async () => {
    const queues = someQueues();
    const request = (nudge?: string) => ({
      ...{ kind: text('data-request'), caf: text('94'), id: text('request-1') },
      ...(nudge === undefined ? {} : { nudge: { N: nudge } }),
    });
    await relay({ queues, log: aLog() })({
      Records: [
        record('1', 'INSERT', request()),
        record('2', 'MODIFY', request('5'), request()),
        record('3', 'MODIFY', request(), request('5')),
        record('4', 'MODIFY', request('6'), request('5')),
      ],
    });
    const touched = { queue: 'data-requests', body: { caf: '94', request: 'request-1' } };
    expect(queues.sent).toEqual([touched, touched]);
  });

  it('names the first record that did not get through, in the order of the stream', async () => {
    const queues = someQueues(['4', '2']);
    const result = await relay({ queues, log: aLog() })({
      Records: [
        record('1', 'INSERT', notification('n1')),
        record('2', 'INSERT', job('j1')),
        record('3', 'INSERT', notification('n2')),
        record('4', 'INSERT', notification('n3')),
      ],
    });
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
  });

  it('tells a record without ids and goes on, so that it never stops the stream', async () => {
    const queues = someQueues();
    const log = aLog();
    await relay({ queues, log })({
      Records: [
        record('1', 'INSERT', { kind: text('notification'), id: { N: '5' } }),
        record('2', 'INSERT', notification('n1')),
      ],
    });
    expect(queues.sent).toHaveLength(1);
    expect(log.lines).toMatchObject([{ level: 'error', fields: { worker: 'notifier' } }]);
  });
});

describe('on the real stream', () => {
  let store: Store;
  const folder = mkdtempSync(join(tmpdir(), 'rdv-relay-'));
  const queues = someQueues();
  let reader: { stop(): Promise<void> } | undefined;
  beforeAll(async () => {
    store = await freshStore();
    const { endpoint, region, credentials } = store.client.config;
    reader = await startStream({
      store,
      streams: new DynamoDBStreamsClient({ ...(endpoint && { endpoint }), region, credentials }),
      kinds: ['notification', 'opening-job'],
      work: relay({ queues, log: aLog() }),
      checkpoint: join(folder, 'stream.json'),
      deadLetters: join(folder, 'dead.jsonl'),
      batchSize: 100,
      maxTries: 3,
      pause: 20,
      report: () => undefined,
    });
  });
  afterAll(async () => {
    await reader?.stop();
    rmSync(folder, { recursive: true });
  });

  it('a notification is relayed when it is written and when it is touched, not when it moves on', async () => {
    await putAppointment(store);
    const found = await putNotification(store);
    const leased = { ...found, state: { status: 'leased', until: 1, attempts: 1 } } as const;
    await changeNotification(store, found, leased.state);
    await nudgeNotification(store, leased, 5);
    await nudgeNotification(store, leased, 6);
    await put(store, { pk: 'j', sk: 'j', kind: 'opening-job', caf: '94', id: 'last' });
    await vi.waitFor(() => expect(queues.sent.at(-1)?.queue).toBe('opener'), { timeout: 20_000 });
    const mails = queues.sent.filter(({ queue }) => queue === 'notifier');
    expect(mails.map(({ body }) => body)).toEqual(Array(3).fill({ notification: 'notification-1' }));
  });
});
