import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

export interface Outgoing {
  /** Unknown to the queue: names the message in the answer. */
  readonly id: string;
  readonly body: unknown;
}

export interface Queues {
  /** Sends in tens and answers the ids that did not get through. Never throws for the service's sake. */
  send(queue: string, messages: readonly Outgoing[]): Promise<string[]>;
}

/** `endpoint` only on one machine. Sending twice does no harm, so the client may try three times. */
export function makeSqsClient({ endpoint }: { endpoint?: string | undefined } = {}): SQSClient {
  return new SQSClient({
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
}

const BATCH = 10;

/** @param urls queue addresses by name; an unknown name is a fault of the wiring and throws. */
export function makeQueues(client: SQSClient, urls: Readonly<Record<string, string>>): Queues {
  const sendBatch = async (url: string, batch: readonly Outgoing[]): Promise<string[]> => {
    const entries = batch.map(({ body }, at) => ({ Id: String(at), MessageBody: JSON.stringify(body) }));
    try {
      const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
      const failed = new Set((answer.Failed ?? []).map(({ Id }) => Id));
      return batch.flatMap(({ id }, at) => (failed.has(String(at)) ? [id] : []));
    } catch {
      return batch.map(({ id }) => id);
    }
  };
  return {
    async send(queue, messages) {
      const url = urls[queue];
      if (url === undefined) throw new Error(`no address for the queue ${queue}`);
      const failed: string[] = [];
      for (let from = 0; from < messages.length; from += BATCH)
        failed.push(...(await sendBatch(url, messages.slice(from, from + BATCH))));
      return failed;
    },
  };
}
