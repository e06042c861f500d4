import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import type { Store } from '../../shared/store/client.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { toStreamEvent } from './event.ts';

export interface StreamOptions {
  readonly store: Store;
  readonly streams: DynamoDBStreamsClient;
  /** Work on one DynamoDB stream event; may name the first record to try again. */
  readonly work: (event: { Records: unknown[] }) => Promise<unknown>;
  /** File of sequence numbers, so that a restart goes on where this run ended. */
  readonly checkpoint: string;
  /** File to which a record goes that failed `maxTries` times. */
  readonly deadLetters: string;
  readonly batchSize: number;
  readonly maxTries: number;
  /** Wait after an empty round and after a failure, ms. */
  readonly pause: number;
  readonly report: (sentence: string) => void;
}

const SHARDS_EVERY_MS = 10_000;
const Failures = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

/** Reads the table's stream shard by shard, parents first, and hands each batch over until it is settled, as Lambda does. */
export async function startStream(options: StreamOptions): Promise<{ stop(): Promise<void> }> {
  const table = await options.store.client.send(new DescribeTableCommand({ TableName: options.store.table }));
  const arn = table.Table?.LatestStreamArn;
  if (arn === undefined) throw new Error(`the table ${options.store.table} has no stream`);
  const reader = new Reader(options, arn);
  const running = reader.run();
  return {
    async stop() {
      reader.stopped = true;
      await running;
    },
  };
}

class Reader {
  stopped = false;
  private readonly checkpoint: Checkpoint;
  private readonly iterators = new Map<string, string>();
  private shards: Shard[] = [];
  private shardsReadAt = 0;
  private readonly options: StreamOptions;
  private readonly arn: string;

  constructor(options: StreamOptions, arn: string) {
    this.options = options;
    this.arn = arn;
    this.checkpoint = readCheckpoint(options.checkpoint, arn);
  }

  async run(): Promise<void> {
    while (!this.stopped) {
      try {
        const found = await this.round();
        if (!found) await sleep(this.options.pause);
      } catch (error) {
        if (this.stopped) return;
        this.options.report(`stream: ${error instanceof Error ? error.message : String(error)}`);
        this.iterators.clear();
        this.shardsReadAt = 0;
        await sleep(this.options.pause * 5);
      }
    }
  }

  /** One read of every shard whose parent is done; whether anything was there. */
  private async round(): Promise<boolean> {
    if (Date.now() - this.shardsReadAt > SHARDS_EVERY_MS) await this.refreshShards();
    let found = false;
    for (const shard of this.shards) {
      const id = shard.ShardId ?? '';
      if (this.stopped || this.state(id).closed || !this.parentDone(shard)) continue;
      const records = await this.read(id);
      if (records.length > 0) found = true;
      await this.settle(id, records);
      if (!this.iterators.has(id)) {
        this.update(id, { closed: true });
        this.shardsReadAt = 0;
        found = true;
      }
    }
    return found;
  }

  private async refreshShards(): Promise<void> {
    const shards: Shard[] = [];
    let last: string | undefined;
    do {
      const page = await this.options.streams.send(
        new DescribeStreamCommand({
          StreamArn: this.arn,
          ...(last === undefined ? {} : { ExclusiveStartShardId: last }),
        }),
      );
      shards.push(...(page.StreamDescription?.Shards ?? []));
      last = page.StreamDescription?.LastEvaluatedShardId;
    } while (last !== undefined);
    this.shards = shards;
    this.shardsReadAt = Date.now();
    const known = new Set(shards.map((shard) => shard.ShardId));
    for (const id of Object.keys(this.checkpoint.shards))
      if (!known.has(id)) delete this.checkpoint.shards[id];
  }

  /** Order within one item holds only if a shard is read after its parent; a parent that is no longer listed is done. */
  private parentDone(shard: Shard): boolean {
    const parent = shard.ParentShardId;
    return (
      parent === undefined ||
      !this.shards.some(({ ShardId }) => ShardId === parent) ||
      this.state(parent).closed
    );
  }

  private state(id: string): { after?: string | undefined; closed: boolean } {
    return this.checkpoint.shards[id] ?? { closed: false };
  }

  private update(id: string, change: { after?: string; closed?: boolean }): void {
    this.checkpoint.shards[id] = { ...this.state(id), ...change };
    writeCheckpoint(this.options.checkpoint, this.checkpoint);
  }

  /** Next records of a shard. Without an iterator afterwards, the shard is at its end. */
  private async read(id: string): Promise<_Record[]> {
    const iterator = this.iterators.get(id) ?? (await this.openIterator(id));
    try {
      const page = await this.options.streams.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: this.options.batchSize }),
      );
      if (page.NextShardIterator === undefined) this.iterators.delete(id);
      else this.iterators.set(id, page.NextShardIterator);
      return page.Records ?? [];
    } catch (error) {
      if (!(error instanceof ExpiredIteratorException)) throw error;
      this.iterators.set(id, await this.openIterator(id));
      return [];
    }
  }

  private async openIterator(id: string): Promise<string> {
    const { after } = this.state(id);
    const common = { StreamArn: this.arn, ShardId: id };
    const fromStart = new GetShardIteratorCommand({ ...common, ShardIteratorType: 'TRIM_HORIZON' });
    const opened =
      after === undefined
        ? this.options.streams.send(fromStart)
        : this.options.streams
            .send(
              new GetShardIteratorCommand({
                ...common,
                ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
                SequenceNumber: after,
              }),
            )
            .catch((error: unknown) => {
              if (!(error instanceof TrimmedDataAccessException)) throw error;
              return this.options.streams.send(fromStart);
            });
    const { ShardIterator } = await opened;
    if (ShardIterator === undefined) throw new Error(`no iterator for shard ${id}`);
    return ShardIterator;
  }

  /** Hands records over until each one is worked off or given up; the checkpoint follows. */
  private async settle(id: string, records: readonly _Record[]): Promise<void> {
    let rest = records;
    let tries = 0;
    while (rest.length > 0) {
      const done = await this.handOver(rest);
      if (done > 0) tries = 0;
      rest = this.advance(id, rest, done);
      if (rest.length === 0) return;
      if (this.stopped) throw new Error('stopped before a batch was settled');
      tries += 1;
      if (tries >= this.options.maxTries) {
        this.giveUp(rest[0], id);
        rest = this.advance(id, rest, 1);
        tries = 0;
      } else await sleep(this.options.pause * 2 ** tries);
    }
  }

  private advance(id: string, records: readonly _Record[], done: number): readonly _Record[] {
    const after = records[done - 1]?.dynamodb?.SequenceNumber;
    if (after !== undefined) this.update(id, { after });
    return records.slice(done);
  }

  /** How many records from the first on are settled. */
  private async handOver(records: readonly _Record[]): Promise<number> {
    try {
      const answer = Failures.safeParse(await this.options.work(toStreamEvent(records, this.arn)));
      const failed = answer.success
        ? answer.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
        : [];
      if (failed.length === 0) return records.length;
      const first = records.findIndex((record) => failed.includes(record.dynamodb?.SequenceNumber ?? ''));
      return Math.max(0, first);
    } catch (error) {
      this.options.report(`relay: ${error instanceof Error ? error.message : String(error)}`);
      return 0;
    }
  }

  private giveUp(record: _Record | undefined, shard: string): void {
    if (record === undefined) return;
    appendFileSync(
      this.options.deadLetters,
      `${JSON.stringify({ shard, ...toStreamEvent([record], this.arn) })}\n`,
    );
    this.options.report(
      `relay: a record failed ${this.options.maxTries} times and was set aside in ${this.options.deadLetters}.`,
    );
  }
}
