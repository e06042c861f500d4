import * as z from 'zod';
import type { Deps } from '../deps.ts';

/** What the relay puts into each worker's queue: opaque ids, nothing about anybody (D1). */
export const NotifierMessage = z.strictObject({ notification: z.string().min(1) });
export const OpenerMessage = z.strictObject({ caf: z.string().min(1), job: z.string().min(1) });

/** A professional's day in which something came free. */
export const FreedMessage = z.strictObject({
  caf: z.string().min(1),
  professional: z.string().min(1),
  date: z.iso.date(),
});

/** A group session in which a seat came free. */
export const FreedSeatMessage = z.strictObject({ caf: z.string().min(1), session: z.string().min(1) });

/** A request for access or erasure whose records are to be looked for. */
export const DataRequestMessage = z.strictObject({ caf: z.string().min(1), request: z.string().min(1) });

/** A batch as Lambda hands it over from a queue. */
const Batch = z.object({ Records: z.array(z.object({ messageId: z.string(), body: z.string() })) });

/** Which messages of a batch the queue must bring again. */
export interface BatchResult {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

/**
 * Works a batch off side by side. A message fails alone: when it is not what `schema` says, when `work` throws, or when
 * `work` answers `again`; the queue brings it back and gives it up after its own bound.
 */
export async function workBatch<S extends z.ZodType>(
  event: unknown,
  { log }: Pick<Deps, 'log'>,
  schema: S,
  work: (message: z.infer<S>) => Promise<'done' | 'again'>,
): Promise<BatchResult> {
  const { Records } = Batch.parse(event);
  const failed = await Promise.all(
    Records.map(async ({ messageId, body }) => {
      try {
        return (await work(schema.parse(JSON.parse(body)))) === 'again' ? [messageId] : [];
      } catch (error) {
        log.error('message failed', { messageId, error: error instanceof Error ? error.name : 'unknown' });
        return [messageId];
      }
    }),
  );
  return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
}

/** Work of a run: its file, a part of a hundred lines, or a print batch. */
export const CampaignMessage = z.strictObject({
  caf: z.string().min(1),
  campaign: z.string().min(1),
  part: z.int().min(1).optional(),
  batch: z.int().min(0).optional(),
});
/** A monthly list that has not come: whom it is asked of is configured. */
export const ListAskedMessage = z.strictObject({
  caf: z.string().min(1),
  type: z.string().min(1),
  month: z.string().min(1),
});
