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

/** The streams API for one stream, with the iterators it hands out. */
export class Shards {
  private readonly iterators = new Map<string, string>();
  private readonly client: DynamoDBStreamsClient;
  private readonly arn: string;

  constructor(client: DynamoDBStreamsClient, arn: string) {
    this.client = client;
    this.arn = arn;
  }

  async list(): Promise<Shard[]> {
    const shards: Shard[] = [];
    let last: string | undefined;
    do {
      const page = await this.client.send(
        new DescribeStreamCommand({ StreamArn: this.arn, ExclusiveStartShardId: last }),
      );
      shards.push(...(page.StreamDescription?.Shards ?? []));
      last = page.StreamDescription?.LastEvaluatedShardId;
    } while (last !== undefined);
    return shards;
  }

  /** The next records of a shard, from after the sequence number `after` when it is read for the first time; `isEnd`: no more will come. */
  async read(
    id: string,
    options: { after: string | undefined; limit: number },
  ): Promise<{ records: _Record[]; isEnd: boolean }> {
    const ShardIterator = this.iterators.get(id) ?? (await this.open(id, options.after));
    try {
      const page = await this.client.send(new GetRecordsCommand({ ShardIterator, Limit: options.limit }));
      if (page.NextShardIterator === undefined) this.iterators.delete(id);
      else this.iterators.set(id, page.NextShardIterator);
      return { records: page.Records ?? [], isEnd: page.NextShardIterator === undefined };
    } catch (error) {
      if (!(error instanceof ExpiredIteratorException)) throw error;
      this.iterators.delete(id);
      return { records: [], isEnd: false };
    }
  }

  /** Forgets where reading stands: it begins again after what was settled. */
  reset(): void {
    this.iterators.clear();
  }

  /** What is older than a day may be gone; then the oldest record there is comes next. */
  private async open(id: string, after: string | undefined): Promise<string> {
    if (after === undefined) return await this.openAt(id, {});
    try {
      return await this.openAt(id, { after });
    } catch (error) {
      if (error instanceof TrimmedDataAccessException) return await this.openAt(id, {});
      throw error;
    }
  }

  private async openAt(id: string, { after }: { after?: string }): Promise<string> {
    const { ShardIterator } = await this.client.send(
      new GetShardIteratorCommand({
        StreamArn: this.arn,
        ShardId: id,
        ShardIteratorType: after === undefined ? 'TRIM_HORIZON' : 'AFTER_SEQUENCE_NUMBER',
        SequenceNumber: after,
      }),
    );
    if (ShardIterator === undefined) throw new Error(`no iterator for shard ${id}`);
    return ShardIterator;
  }
}
