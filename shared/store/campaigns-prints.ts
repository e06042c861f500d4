import * as z from 'zod';
import { CafCode } from '../domain/words.ts';
import { type WorkAsked, workItem } from './campaigns-work.ts';
import { ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import type { NamedWrite } from './transact.ts';

const KEPT_DAYS = 731;
/** Letters of one file. */
export const BATCH_SIZE = 500;

/** Where a letter stands in its run, `part-line`. */
const Place = z.string().regex(/^\d+-\d+$/);

/**
 * A file of letters to print. `candidates` are those meant for it, `letters` those that really are in it, in the order of their
 * pages: known when it is `ready`. Batch 0 is the sample of the preview, with a made-up name.
 */
export const PrintBatch = z.strictObject({
  caf: CafCode,
  campaign: z.string(),
  batch: z.int().min(0),
  createdAt: z.int(),
  candidates: z.array(Place),
  state: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('waiting') }),
    z.strictObject({
      status: z.literal('ready'),
      at: z.int(),
      pages: z.int().min(0),
      letters: z.array(Place),
      printed: z.strictObject({ by: z.string(), at: z.int() }).optional(),
    }),
  ]),
});
export type PrintBatch = z.infer<typeof PrintBatch>;

/** Where the file of a batch lies, and its manifest. */
export const batchFile = ({ caf, campaign, batch }: Pick<PrintBatch, 'caf' | 'campaign' | 'batch'>): string =>
  `prints/${caf}/${campaign}/${batch}.pdf`;
export const batchManifest = (of: Pick<PrintBatch, 'caf' | 'campaign' | 'batch'>): string =>
  batchFile(of).replace(/\.pdf$/, '.csv');

/** Opens a batch and asks for its rendering; refused as `batch` when there is one of that number. */
export function openBatchWrite(batch: PrintBatch, asked: WorkAsked): NamedWrite {
  return {
    name: 'batch',
    write: {
      Put: {
        Item: {
          ...keys.printBatch(batch.caf, batch.campaign, batch.batch),
          kind: 'print-batch',
          ...batch,
          ...workItem(`${batch.campaign}#PRINT#${batch.batch}`, asked),
          ttl: ttlAfter(batch.createdAt, KEPT_DAYS),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

/** Takes a batch to its next state; it then asks for nothing more. Refused as `batch` when it moved meanwhile. */
export function changeBatchWrite(was: PrintBatch, state: PrintBatch['state']): NamedWrite {
  return {
    name: 'batch',
    write: {
      Update: {
        Key: keys.printBatch(was.caf, was.campaign, was.batch),
        UpdateExpression: 'SET #state = :state REMOVE #work, gsi1pk, gsi1sk',
        ConditionExpression: '#state = :was',
        ExpressionAttributeNames: { '#state': 'state', '#work': 'work' },
        ExpressionAttributeValues: { ':was': was.state, ':state': state },
      },
    },
  };
}
