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

/** What the parties of a mediation are told (M2, M3); `closed` whatever ended it: the mediator has closed. */
export const PartyMessage = z.enum([
  'agreement-asked',
  'session-proposed',
  'session-set',
  'session-reminder',
  'session-off',
  'closed',
]);
export type PartyMessage = z.infer<typeof PartyMessage>;

/** What somebody who asked for a consultation is told (P2); never what they asked for. */
export const RequestMessage = z.enum([
  'request-received',
  'request-times',
  'request-reminder',
  'request-answer',
]);
export type RequestMessage = z.infer<typeof RequestMessage>;

/** What somebody on the waiting list is told: their code, that they are on it, that a time is kept for them. */
export const WaitingMessage = z.enum(['waiting-code', 'waiting-joined', 'waiting-offer']);
export type WaitingMessage = z.infer<typeof WaitingMessage>;

/** What somebody who asked for their data is told (D3): a code, that the answer is ready, that there is none. */
export const DataMessage = z.enum(['data-code', 'data-ready', 'data-refused']);
export type DataMessage = z.infer<typeof DataMessage>;

const sent = {
  id: z.string(),
  caf: CafCode,
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
};
/** `version`: the appointment's that it speaks of; an older one is skipped. */
const AppointmentNotification = z.strictObject({
  ...sent,
  appointment: z.string(),
  message: Message,
  version: z.int().min(0),
});
/** To one party of a mediation; `session`: the one it speaks of. */
const PartyNotification = z.strictObject({
  ...sent,
  mediation: z.string(),
  party: z.string(),
  session: z.string().optional(),
  message: PartyMessage,
});
export type PartyNotification = z.infer<typeof PartyNotification>;
/** To the person of a consultation request; `round`: the proposal it speaks of. */
const RequestNotification = z.strictObject({
  ...sent,
  request: z.string(),
  round: z.int().optional(),
  message: RequestMessage,
});
export type RequestNotification = z.infer<typeof RequestNotification>;
/** To somebody on the waiting list; `offer`: the number of the one it speaks of. */
const WaitingNotification = z.strictObject({
  ...sent,
  waiting: z.string(),
  offer: z.int().optional(),
  message: WaitingMessage,
});
export type WaitingNotification = z.infer<typeof WaitingNotification>;

/** To somebody who asked for their data. */
const DataNotification = z.strictObject({ ...sent, dataRequest: z.string(), message: DataMessage });
export type DataNotification = z.infer<typeof DataNotification>;

/**
 * A mail to send, written in the transaction of what it tells and worked off from the table's stream. It holds no
 * personal data: what it speaks of is read again when it is sent. Times: epoch ms.
 */
export const Notification = z.discriminatedUnion('message', [
  AppointmentNotification,
  PartyNotification,
  RequestNotification,
  WaitingNotification,
  DataNotification,
]);
export type Notification = z.infer<typeof Notification>;

const call = {
  id: z.string(),
  caf: CafCode,
  why: z.enum(['chose-phone', 'chose-none', 'no-address', 'bounced', 'discreet', 'not-sent']),
  createdAt: z.int(),
  /** Past it the call is of no use: a reminder's is the start. */
  until: z.int().optional(),
  done: z.strictObject({ by: z.string(), at: z.int() }).optional(),
};
const AppointmentCall = z.strictObject({ ...call, appointment: z.string(), message: Message });
export type AppointmentCall = z.infer<typeof AppointmentCall>;
const PartyCall = z.strictObject({
  ...call,
  mediation: z.string(),
  party: z.string(),
  session: z.string().optional(),
  message: PartyMessage,
});
export type PartyCall = z.infer<typeof PartyCall>;

const RequestCall = z.strictObject({
  ...call,
  request: z.string(),
  round: z.int().optional(),
  message: RequestMessage,
});
export type RequestCall = z.infer<typeof RequestCall>;
const WaitingCall = z.strictObject({
  ...call,
  waiting: z.string(),
  offer: z.int().optional(),
  message: WaitingMessage,
});
export type WaitingCall = z.infer<typeof WaitingCall>;

/** A person to phone instead of writing: those who chose phone or nothing, and those whose address bounced. */
export const ToCall = z.discriminatedUnion('message', [AppointmentCall, PartyCall, RequestCall, WaitingCall]);
export type ToCall = z.infer<typeof ToCall>;

/** Whether it is for the person of a consultation request. */
export function isForRequest<T extends object>(one: T): one is Extract<T, { readonly request: string }> {
  return 'request' in one;
}

/** Whether it is for somebody on the waiting list. */
export function isForWaiting<T extends object>(one: T): one is Extract<T, { readonly waiting: string }> {
  return 'waiting' in one;
}

/** Whether it is for somebody who asked for their data. */
export function isForDataRequest<T extends object>(
  one: T,
): one is Extract<T, { readonly dataRequest: string }> {
  return 'dataRequest' in one;
}

/** Whether it is for a party of a mediation. */
export function isForParty<T extends object>(one: T): one is Extract<T, { readonly party: string }> {
  return 'party' in one;
}
