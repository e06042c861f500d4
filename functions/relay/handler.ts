import * as z from 'zod';
import type { Log } from '../../shared/deps.ts';
import { type BatchResult, NotifierMessage, OpenerMessage } from '../../shared/messaging/queue-messages.ts';
import type { Outgoing, Queues } from '../../shared/messaging/queues.ts';

/** An attribute that another kind of item may use otherwise. */
const text = z.object({ S: z.string() }).optional().catch(undefined);
const Image = z.object({
  kind: text,
  id: text,
  caf: text,
  nudge: z.object({ N: z.string() }).optional().catch(undefined),
});
type Image = z.infer<typeof Image>;

/** A record of the table's stream, as far as it says what to hand on. */
const StreamRecord = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({
    SequenceNumber: z.string(),
    NewImage: Image.optional(),
    OldImage: Image.optional(),
  }),
});
type StreamRecord = z.infer<typeof StreamRecord>;
type Images = Pick<StreamRecord['dynamodb'], 'NewImage' | 'OldImage'>;
const StreamEvent = z.object({ Records: z.array(StreamRecord) });

type Worker = 'notifier' | 'opener';

/**
 * Hands new work of the table's stream to the queue of its worker: notifications and opening jobs, once when they are
 * written and again whenever their `nudge` changes, which is how the sweeper brings back what got stuck. Names the
 * first record that did not get through, so that the stream goes on from there; what is sent twice is claimed once.
 */
export function relay({
  queues,
  log,
}: {
  queues: Queues;
  log: Log;
}): (event: unknown) => Promise<BatchResult> {
  return async (event) => {
    const { Records } = StreamEvent.parse(event);
    const outgoing: Record<Worker, Outgoing[]> = { notifier: [], opener: [] };
    for (const { eventName, dynamodb } of Records) {
      const work = isNewWork(eventName, dynamodb) ? workOf(dynamodb.NewImage) : undefined;
      if (work?.body.success === false) log.error('a record without ids', { worker: work.worker });
      if (work?.body.success === true)
        outgoing[work.worker].push({ id: dynamodb.SequenceNumber, body: work.body.data });
    }
    const [mails, openings] = await Promise.all([
      outgoing.notifier.length === 0 ? [] : queues.send('notifier', outgoing.notifier),
      outgoing.opener.length === 0 ? [] : queues.send('opener', outgoing.opener),
    ]);
    const failed = new Set([...mails, ...openings]);
    if (failed.size > 0) log.warn('records did not get through', { records: failed.size });
    const first = Records.find(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
    return {
      batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first.dynamodb.SequenceNumber }],
    };
  };
}

/** A record that lacks its ids would stop the stream for good: it is told and passed over. */
function workOf(image: Image | undefined) {
  switch (image?.kind?.S) {
    case 'notification':
      return {
        worker: 'notifier' as const,
        body: NotifierMessage.safeParse({ notification: image.id?.S }),
      };
    case 'opening-job':
      return {
        worker: 'opener' as const,
        body: OpenerMessage.safeParse({ caf: image.caf?.S, job: image.id?.S }),
      };
    default:
      return undefined;
  }
}

function isNewWork(eventName: StreamRecord['eventName'], { NewImage, OldImage }: Images): boolean {
  switch (eventName) {
    case 'INSERT':
      return true;
    case 'MODIFY':
      return NewImage?.nudge !== undefined && NewImage.nudge.N !== OldImage?.nudge?.N;
    case 'REMOVE':
      return false;
  }
}
