import * as z from 'zod';
import type { Log } from '../../shared/deps.ts';
import {
  type BatchResult,
  CampaignMessage,
  DataRequestMessage,
  FreedMessage,
  FreedSeatMessage,
  ListAskedMessage,
  NotifierMessage,
  OpenerMessage,
} from '../../shared/messaging/queue-messages.ts';
import type { Outgoing, Queues } from '../../shared/messaging/queues.ts';

/** An attribute that another kind of item may use otherwise. */
const text = z.object({ S: z.string() }).optional().catch(undefined);
const number = z
  .object({ N: z.string().transform(Number) })
  .optional()
  .catch(undefined);
const Image = z.object({
  kind: text,
  id: text,
  caf: text,
  work: text,
  campaign: text,
  part: number,
  batch: number,
  type: text,
  month: text,
  professional: text,
  date: text,
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

/** Queues that an item of a run asks for by its attribute `work`. */
const CampaignWorker = z.enum(['campaign-import', 'campaign-plan', 'campaign-dispatch', 'campaign-print']);
type Worker = 'notifier' | 'opener' | 'waiting-list' | 'data-requests' | z.infer<typeof CampaignWorker>;

/**
 * Hands new work of the table's stream to the queue of its worker: notifications, opening jobs, days in which something came free, requests
 * for access and erasure, and
 * whatever of a run asks for work, once when they are written and again whenever their `nudge` changes, which is how the sweeper brings back what got stuck. Names the
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
    const outgoing = new Map<Worker, Outgoing[]>();
    for (const { eventName, dynamodb } of Records) {
      const work = isNewWork(eventName, dynamodb) ? workOf(dynamodb.NewImage) : undefined;
      if (work?.body.success === false) log.error('a record without ids', { worker: work.worker });
      if (work?.body.success === true) {
        const one = { id: dynamodb.SequenceNumber, body: work.body.data };
        outgoing.set(work.worker, [...(outgoing.get(work.worker) ?? []), one]);
      }
    }
    const sent = await Promise.all([...outgoing].map(([worker, messages]) => queues.send(worker, messages)));
    const failed = new Set(sent.flat());
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
    case 'campaign':
      return campaignWork(image, { caf: image.caf?.S, campaign: image.id?.S });
    case 'campaign-part':
      return campaignWork(image, { caf: image.caf?.S, campaign: image.campaign?.S, part: image.part?.N });
    case 'print-batch':
      return campaignWork(image, { caf: image.caf?.S, campaign: image.campaign?.S, batch: image.batch?.N });
    case 'day': {
      if (image.nudge === undefined) return undefined;
      const { caf, professional, date } = image;
      const body = FreedMessage.safeParse({ caf: caf?.S, professional: professional?.S, date: date?.S });
      return { worker: 'waiting-list' as const, body };
    }
    case 'group-session': {
      if (image.nudge === undefined) return undefined;
      const body = FreedSeatMessage.safeParse({ caf: image.caf?.S, session: image.id?.S });
      return { worker: 'waiting-list' as const, body };
    }
    case 'data-request': {
      if (image.nudge === undefined) return undefined;
      const body = DataRequestMessage.safeParse({ caf: image.caf?.S, request: image.id?.S });
      return { worker: 'data-requests' as const, body };
    }
    case 'list-asked': {
      const body = ListAskedMessage.safeParse({
        caf: image.caf?.S,
        type: image.type?.S,
        month: image.month?.S,
      });
      return { worker: 'campaign-dispatch' as const, body };
    }
    default:
      return undefined;
  }
}

/** Most changes of a run ask for nothing. */
function campaignWork(image: Image, message: Record<string, unknown>) {
  const { data: worker } = CampaignWorker.safeParse(image.work?.S);
  return worker === undefined ? undefined : { worker, body: CampaignMessage.safeParse(message) };
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
