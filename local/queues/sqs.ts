import * as z from 'zod';
import { type Listening, listen, readWhole, sendJson } from '../http.ts';
import { md5, type Queue } from './queue.ts';

const LIMIT = 1024 * 1024;
const Delay = z.int().min(0).max(900).optional();
const One = z.object({ QueueUrl: z.string(), MessageBody: z.string().min(1), DelaySeconds: Delay });
const Batch = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.object({ Id: z.string().min(1), MessageBody: z.string().min(1), DelaySeconds: Delay })),
});

/** The sending half of SQS (AWS JSON 1.0), for functions that reach queues through the SDK. */
export async function startSqs(port: number, queues: readonly Queue[]): Promise<Listening> {
  const byName = new Map(queues.map((queue) => [queue.name, queue]));
  return await listen(port, async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
    const body = await readWhole(request, LIMIT);
    const { status, ...reply } =
      body === undefined
        ? refusal('BatchRequestTooLong')
        : answer(action, JSON.parse(body.toString('utf8') || '{}'), byName);
    sendJson(response, status, reply);
  });
}

/** Where a queue is reached below the endpoint. */
export function queueUrl(endpoint: string, name: string): string {
  return `${endpoint}/000000000000/${name}`;
}

type Queues = ReadonlyMap<string, Queue>;
type Reply = { status: number } & Record<string, unknown>;

function answer(action: string, input: unknown, queues: Queues): Reply {
  switch (action) {
    case 'SendMessage': {
      const one = One.safeParse(input);
      return one.success ? sendOne(one.data, queues) : refusal('InvalidParameterValue');
    }
    case 'SendMessageBatch': {
      const batch = Batch.safeParse(input);
      return batch.success ? sendBatch(batch.data, queues) : refusal('InvalidParameterValue');
    }
    default:
      return refusal('UnsupportedOperation');
  }
}

function sendOne(input: z.infer<typeof One>, queues: Queues): Reply {
  const queue = queues.get(nameOf(input.QueueUrl));
  if (queue === undefined) return refusal('QueueDoesNotExist');
  const MessageId = queue.send(input.MessageBody, input.DelaySeconds);
  return { status: 200, MessageId, MD5OfMessageBody: md5(input.MessageBody) };
}

function sendBatch(input: z.infer<typeof Batch>, queues: Queues): Reply {
  const queue = queues.get(nameOf(input.QueueUrl));
  if (queue === undefined) return refusal('QueueDoesNotExist');
  if (input.Entries.length === 0) return refusal('EmptyBatchRequest');
  if (input.Entries.length > 10) return refusal('TooManyEntriesInBatchRequest');
  if (new Set(input.Entries.map((entry) => entry.Id)).size < input.Entries.length)
    return refusal('BatchEntryIdsNotDistinct');
  const Successful = input.Entries.map((entry) => ({
    Id: entry.Id,
    MessageId: queue.send(entry.MessageBody, entry.DelaySeconds),
    MD5OfMessageBody: md5(entry.MessageBody),
  }));
  return { status: 200, Successful, Failed: [] };
}

function nameOf(queueUrl: string): string {
  return queueUrl.slice(queueUrl.lastIndexOf('/') + 1);
}

function refusal(code: string): Reply {
  return { status: 400, __type: `com.amazonaws.sqs#${code}`, message: code };
}
