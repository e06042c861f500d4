import * as z from 'zod';
import { PauseWhy } from '../../shared/domain/campaign.ts';
import { TypedCode } from '../../shared/domain/invitation.ts';
import { LocalDate, LocalTime, Slug } from '../../shared/domain/words.ts';
import { Instant } from '../../shared/http/contract.ts';

const Count = z.int().min(0);
const Id = z.string().regex(/^[0-9a-f]{18}$/);

export const IdParams = z.strictObject({ id: Id });
export const DoubtParams = z.strictObject({ id: Id, letter: z.string().regex(/^\d{1,6}-\d{1,7}$/) });
/** `1.pdf`, the letters; `1.csv`, which letter is on which page. */
export const FileParams = z.strictObject({ id: Id, batch: z.string().regex(/^[1-9]\d{0,5}\.(pdf|csv)$/) });
export const BatchParams = z.strictObject({ id: Id, batch: z.string().regex(/^[1-9]\d{0,5}$/) });

export const TypeQuery = z.strictObject({ type: Slug.optional() });
export const Created = z.strictObject({ id: Id });

export const UploadBody = z.strictObject({
  type: Slug.optional(),
  /** Of the file; the address takes exactly so many. */
  bytes: z
    .int()
    .min(1)
    .max(50 * 1024 * 1024),
});
export const UploadPlace = z.strictObject({
  id: Id,
  /** PUT the file here, as it is. */
  url: z.url(),
  expiresAt: Instant,
});

const Status = z.enum([
  'awaiting-file',
  'importing',
  'refused',
  'planning',
  'planned',
  'empty',
  'approved',
  'sending',
  'paused',
  'sent',
  'cancelled',
]);

/** L5: letters + deferred + notWritten + known + rejected (+ waiting, while the import runs) = lines. */
const Counts = z.strictObject({
  lines: Count,
  letters: Count,
  deferred: Count,
  notWritten: Count,
  known: Count,
  rejected: Count,
  waiting: Count,
  balanced: z.boolean(),
});

const summary = {
  id: Id,
  type: Slug,
  name: z.string(),
  status: Status,
  /** Why the file was refused, or the run stands still. */
  why: z.union([PauseWhy, z.string()]).optional(),
  createdAt: Instant,
  sendAt: Instant.optional(),
  sentOn: LocalDate.optional(),
};
export const Summary = z.strictObject(summary);

export const CampaignList = z.strictObject({
  campaigns: z.array(Summary),
  /** Kinds of letters of this Caf for which the caller may hand a list in or approve. */
  types: z.array(z.strictObject({ id: Slug, name: z.string(), service: Slug, approve: z.boolean() })),
  /** Monthly lists that should have come by now. */
  missing: z.array(z.strictObject({ type: Slug, month: z.string(), day: Count })),
});

export const Detail = z.strictObject({
  ...summary,
  service: Slug,
  counts: Counts,
  /** Lines not written to that somebody should look at. */
  doubts: Count,
  ignoredColumns: Count,
  /** Where the letters stand; `perMinute`: those handed over or laid aside for printing since the start. */
  progress: z.strictObject({
    ready: Count,
    underWay: Count,
    mailed: Count,
    toPrint: Count,
    inBatch: Count,
    returned: Count,
    cancelled: Count,
    bounced: Count,
    complained: Count,
    perMinute: z.number().min(0).optional(),
  }),
  /** L3: letters, the share expected to book, and the times open for them. While the run can be approved. */
  outlook: z
    .strictObject({
      letters: Count,
      takeUp: z.number(),
      expected: Count,
      slots: Count,
      short: z.boolean(),
    })
    .optional(),
  approval: z
    .strictObject({ at: Instant, sendAt: Instant, expected: Count, slots: Count, override: z.boolean() })
    .optional(),
  preview: z.boolean(),
  batches: z.array(
    z.strictObject({
      batch: z.int().min(1),
      status: z.enum(['waiting', 'ready', 'printed']),
      letters: Count,
      pages: Count,
      printedAt: Instant.optional(),
    }),
  ),
  can: z.strictObject({
    approve: z.boolean(),
    pause: z.boolean(),
    resume: z.boolean(),
    cancel: z.boolean(),
    release: z.boolean(),
  }),
});

export const ApproveBody = z.strictObject({
  /** Day and hour of the Caf's zone; at once without a day, at the kind's usual hour without an hour. */
  date: LocalDate.optional(),
  time: LocalTime.optional(),
  /** Although times are short (L3). */
  override: z.boolean().optional(),
});

export const Preview = z.strictObject({
  mail: z.strictObject({ subject: z.string(), text: z.string(), html: z.string() }),
  letter: z.strictObject({
    address: z.array(z.string()),
    subject: z.string(),
    greeting: z.string(),
    sections: z.array(z.strictObject({ heading: z.string().optional(), text: z.string() })),
    closing: z.string(),
    signature: z.string(),
    code: z.string(),
  }),
});

/** Without a reason (L2). */
export const DoubtList = z.strictObject({
  doubts: z.array(
    z.strictObject({
      id: z.string(),
      line: z.int(),
      name: z.string(),
      address: z.array(z.string()),
    }),
  ),
  more: z.boolean(),
});

const Rate = z.strictObject({
  numerator: Count.optional(),
  denominator: Count.optional(),
  /** Absent where the group is too small to be shown, or there is nobody in it. */
  value: z.number().optional(),
  unit: z.string(),
  from: LocalDate,
  to: LocalDate,
  scope: z.string(),
});
export const Results = z.strictObject({
  mail: Rate,
  print: Rate,
  bounced: Rate,
  returned: Rate,
  declined: Rate,
  booked: Rate,
  kept: Rate,
});

export const ReturnedBody = z.strictObject({ code: TypedCode });
export const ReturnedAnswer = z.strictObject({
  /** `before`: it had been entered already; `used`: the person has booked, the code stays. */
  status: z.enum(['returned', 'before', 'used']),
});
