import * as z from 'zod';
import { CafCode } from './words.ts';

/** What a mail says. `already-booked` stands in for a code when the person already has an appointment (B2). */
export const Message = z.enum([
  'code',
  'already-booked',
  'confirmed',
  'moved',
  'moved-by-caf',
  'cancelled-by-person',
  'cancelled-by-caf',
  'offered-times',
  'reminder',
]);
export type Message = z.infer<typeof Message>;

/**
 * A mail to send, written in the transaction of what it tells and worked off from the table's stream. It holds no
 * personal data: the appointment is read again when it is sent. Times: epoch ms.
 */
export const Notification = z.strictObject({
  id: z.string(),
  caf: CafCode,
  appointment: z.string(),
  message: Message,
  /** The appointment's version it speaks of; an older one is skipped. */
  version: z.int().min(0),
  createdAt: z.int(),
  state: z.discriminatedUnion('status', [
    /** `attempts` once SES refused for the moment. */
    z.strictObject({ status: z.literal('waiting'), attempts: z.int().optional() }),
    z.strictObject({ status: z.literal('leased'), until: z.int(), attempts: z.int() }),
    /** SES may or may not have taken it: wait for its Send event before sending again. */
    z.strictObject({ status: z.literal('unknown'), retryAt: z.int(), attempts: z.int() }),
    z.strictObject({ status: z.literal('sent'), at: z.int(), messageId: z.string() }),
    z.strictObject({ status: z.literal('skipped'), at: z.int(), why: z.string() }),
    z.strictObject({ status: z.literal('failed'), at: z.int(), why: z.string() }),
  ]),
});
export type Notification = z.infer<typeof Notification>;

/** A person to phone instead of writing: those who chose phone or nothing, and those whose address bounced. */
export const ToCall = z.strictObject({
  id: z.string(),
  caf: CafCode,
  appointment: z.string(),
  message: Message,
  why: z.enum(['chose-phone', 'chose-none', 'no-address', 'bounced', 'discreet', 'not-sent']),
  createdAt: z.int(),
  /** Past it the call is of no use: a reminder's is the start. */
  until: z.int().optional(),
  done: z.strictObject({ by: z.string(), at: z.int() }).optional(),
});
export type ToCall = z.infer<typeof ToCall>;
