import { createHash, randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { type Journal, type Message, openJournal } from './journal.ts';

export interface QueueOptions {
  readonly name: string;
  /** Where messages wait, `dead/` below it. */
  readonly folder: string;
  readonly work: (event: SQSEvent) => Promise<unknown>;
  readonly batchSize: number;
  /** How many batches are worked on side by side. */
  readonly atOnce: number;
  /** After so many receives a message goes to the dead letters. */
  readonly maxReceives: number;
  /** How long a failed message stays invisible, ms. */
  readonly retryAfter: number;
  readonly report: (sentence: string) => void;
}

/** Keeps the promises of an SQS queue with one Lambda function behind it: at least once, batches, partial failures, dead letters. */
export interface Queue {
  readonly name: string;
  /** Message id. */
  send(body: string, delaySeconds?: number): string;
  /** Resolves when no message waits or is being worked on. */
  idle(): Promise<void>;
  dead(): readonly Message[];
  /** Takes no further batch and waits for those being worked on; what remains is kept. */
  stop(): Promise<void>;
}

const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

export function startQueue(options: QueueOptions): Queue {
  const journal = openJournal(options.folder);
  const waiting = journal.waiting();
  const batches = new Set<Promise<void>>();
  const idlers: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function pump(): void {
    clearTimeout(timer);
    while (!stopped && batches.size < options.atOnce) {
      const batch = takeVisible(waiting, options.batchSize);
      if (batch.length === 0) break;
      const worked = workBatch(batch, options, journal, waiting)
        .catch((error: unknown) => options.report(`${options.name}: ${String(error)}`))
        .finally(() => {
          batches.delete(worked);
          pump();
        });
      batches.add(worked);
    }
    if (waiting.length === 0 && batches.size === 0) for (const done of idlers.splice(0)) done();
    const next = Math.min(...waiting.map((message) => message.visibleAt));
    if (!stopped && batches.size < options.atOnce && Number.isFinite(next))
      timer = setTimeout(pump, Math.max(0, next - Date.now()));
  }

  pump();
  return {
    name: options.name,
    send(body, delaySeconds = 0) {
      const now = Date.now();
      const message = {
        id: randomUUID(),
        body,
        sentAt: now,
        visibleAt: now + delaySeconds * 1_000,
        receives: 0,
      };
      journal.keep(message);
      waiting.push(message);
      setImmediate(pump);
      return message.id;
    },
    idle: () =>
      waiting.length === 0 && batches.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => idlers.push(resolve)),
    dead: () => journal.dead(),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.all(batches);
    },
  };
}

function takeVisible(waiting: Message[], size: number): Message[] {
  const now = Date.now();
  const batch = waiting.filter((message) => message.visibleAt <= now).slice(0, size);
  for (const message of batch) waiting.splice(waiting.indexOf(message), 1);
  return batch;
}

async function workBatch(batch: Message[], options: QueueOptions, journal: Journal, waiting: Message[]) {
  for (const message of batch) message.receives += 1;
  const failed = await failures(batch, options);
  const again = Date.now() + options.retryAfter;
  for (const message of batch) {
    if (!failed.has(message.id)) journal.drop(message);
    else if (message.receives >= options.maxReceives) {
      journal.keep(message);
      journal.bury(message);
      options.report(
        `${options.name}: a message failed ${message.receives} times and is a dead letter now (${message.id}).`,
      );
    } else {
      message.visibleAt = again;
      journal.keep(message);
      waiting.push(message);
    }
  }
}

/** Ids that the function did not settle; all of them when it threw, or named an id that is not in the batch, as Lambda counts it. */
async function failures(batch: Message[], options: QueueOptions): Promise<ReadonlySet<string>> {
  const all = new Set(batch.map((message) => message.id));
  try {
    const answer = Failures.safeParse(await options.work(toEvent(batch, options.name)));
    if (!answer.success) return new Set();
    const named = answer.data.batchItemFailures.map((failure) => failure.itemIdentifier);
    return named.every((id) => all.has(id)) ? new Set(named) : all;
  } catch (error) {
    options.report(`${options.name}: ${error instanceof Error ? error.message : String(error)}`);
    return all;
  }
}

function toEvent(batch: Message[], queue: string): SQSEvent {
  return {
    Records: batch.map((message) => ({
      messageId: message.id,
      receiptHandle: `${message.id}#${message.receives}`,
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receives),
        SentTimestamp: String(message.sentAt),
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: String(message.sentAt),
      },
      messageAttributes: {},
      md5OfBody: md5(message.body),
      eventSource: 'aws:sqs',
      eventSourceARN: `arn:aws:sqs:eu-west-3:000000000000:${queue}`,
      awsRegion: 'eu-west-3',
    })),
  };
}

/** The checksum that SQS answers with and the SDK compares. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
