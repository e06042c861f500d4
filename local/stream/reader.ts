import { appendFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import type { _Record, DynamoDBStreamsClient, Shard } from '@aws-sdk/client-dynamodb-streams';
import type { Store } from '../../shared/store/client.ts';
import { type Checkpoint, readCheckpoint, writeCheckpoint } from './checkpoint.ts';
import { toStreamEvent } from './event.ts';
import { type SettleOptions, settle } from './settle.ts';
import { Shards } from './shards.ts';

export interface StreamOptions extends Pick<SettleOptions, 'work' | 'maxTries' | 'pause' | 'report'> {
  readonly store: Store;
  readonly streams: DynamoDBStreamsClient;
  /** Kinds of items whose new versions are handed over, as the stack filters them. */
  readonly kinds: readonly string[];
  /** Kinds that are handed over only while they carry a `nudge`. */
  readonly nudgedKinds?: readonly string[];
  /** File of sequence numbers, so that a restart goes on where this run ended. */
  readonly checkpoint: string;
  /** File of the records that were given up. */
  readonly deadLetters: string;
  readonly batchSize: number;
}

const SHARDS_EVERY_MS = 10_000;

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
  private readonly options: StreamOptions;
  private readonly arn: string;
  private readonly checkpoint: Checkpoint;
  private readonly shards: Shards;
  private known: Shard[] = [];
  private listedAt = 0;

  constructor(options: StreamOptions, arn: string) {
    this.options = options;
    this.arn = arn;
    this.checkpoint = readCheckpoint(options.checkpoint, arn);
    this.shards = new Shards(options.streams, arn);
  }

  async run(): Promise<void> {
    while (!this.stopped) {
      try {
        const found = await this.round();
        if (!found) await sleep(this.options.pause);
      } catch (error) {
        if (this.stopped) return;
        this.options.report(`stream: ${error instanceof Error ? error.message : String(error)}`);
        this.shards.reset();
        this.listedAt = 0;
        await sleep(this.options.pause * 5);
      }
    }
  }

  /** One read of every shard whose parent is done; whether anything was there. */
  private async round(): Promise<boolean> {
    if (Date.now() - this.listedAt > SHARDS_EVERY_MS) await this.list();
    let found = false;
    for (const shard of this.known) {
      const id = shard.ShardId ?? '';
      if (this.stopped || this.state(id).closed || !this.parentDone(shard)) continue;
      const { after } = this.state(id);
      const { records, isEnd } = await this.shards.read(id, { after, limit: this.options.batchSize });
      await this.workOff(id, records);
      if (isEnd) {
        this.update(id, { closed: true });
        this.listedAt = 0;
      }
      found ||= isEnd || records.length > 0;
    }
    return found;
  }

  private async list(): Promise<void> {
    this.known = await this.shards.list();
    this.listedAt = Date.now();
    const known = new Set(this.known.map((shard) => shard.ShardId));
    for (const id of Object.keys(this.checkpoint.shards))
      if (!known.has(id)) delete this.checkpoint.shards[id];
  }

  private async workOff(id: string, records: readonly _Record[]): Promise<void> {
    const onSettled = (record: _Record | undefined) => {
      const after = record?.dynamodb?.SequenceNumber;
      if (after !== undefined) this.update(id, { after });
    };
    await settle(
      records.filter((record) => this.isWanted(record)),
      {
        ...this.options,
        arn: this.arn,
        onSettled,
        onLost: (record) => this.setAside(record),
        isStopped: () => this.stopped,
      },
    );
    onSettled(records.at(-1));
  }

  private isWanted({ eventName, dynamodb }: _Record): boolean {
    const { kinds, nudgedKinds = [] } = this.options;
    const kind = dynamodb?.NewImage?.['kind']?.S ?? '';
    const isNudged = dynamodb?.NewImage?.['nudge']?.N !== undefined;
    return eventName !== 'REMOVE' && (kinds.includes(kind) || (isNudged && nudgedKinds.includes(kind)));
  }

  private setAside(record: _Record): void {
    const { deadLetters, maxTries, report } = this.options;
    appendFileSync(deadLetters, `${JSON.stringify(toStreamEvent([record], this.arn))}\n`);
    report(`relay: a record failed ${maxTries} times and was set aside in ${deadLetters}.`);
  }

  /** Order within one item holds only if a shard is read after its parent; a parent that is no longer listed is done. */
  private parentDone(shard: Shard): boolean {
    const parent = shard.ParentShardId;
    return (
      parent === undefined ||
      !this.known.some(({ ShardId }) => ShardId === parent) ||
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
}
