import type { Appointment } from './appointment.ts';
import type { AppointmentCall, Message, Notification, ToCall } from './notification.ts';

/** How an event reaches the person: by mail, by somebody's call, or not at all. */
export type Channel = 'mail' | 'call' | 'none';

/** What the appointment must say for a channel to be chosen. */
type Reachable = Pick<Appointment, 'person' | 'contact'>;

/**
 * The channel of one event for one person (F4). The code mail and what stands in for it prove the address, so they
 * always go by mail. Otherwise the person's choice holds; whoever chose phone or nothing, has no address, or is
 * `discreet` hears of what the Caf changes by voice, because somebody must tell them.
 */
export function channelFor({ person, contact }: Reachable, message: Message): Channel {
  const hasAddress = person.email !== undefined;
  if (provesAddress(message)) return hasAddress ? 'mail' : 'none';
  const writes = contact.by === 'email' && hasAddress;
  switch (message) {
    case 'confirmed':
      return writes ? 'mail' : 'none';
    case 'reminder':
      return writes ? 'mail' : contact.by === 'none' ? 'none' : 'call';
    case 'moved':
    case 'cancelled-by-person':
      return writes && !contact.discreet ? 'mail' : 'none';
    case 'moved-by-caf':
    case 'cancelled-by-caf':
    case 'offered-times':
      return writes && !contact.discreet ? 'mail' : 'call';
  }
}

/** The mails that answer a booking not yet confirmed, and are worthless once its time is over (B2, B5). */
export function provesAddress(
  message: Notification['message'],
): message is 'code' | 'already-booked' | 'waiting-code' | 'data-code' {
  return (
    message === 'code' ||
    message === 'already-booked' ||
    message === 'waiting-code' ||
    message === 'data-code'
  );
}

/** Why somebody must call instead of writing, for the secretariat's list. */
export function whyCall({ person, contact }: Reachable): ToCall['why'] {
  if (contact.by === 'phone') return 'chose-phone';
  if (contact.by === 'none') return 'chose-none';
  return person.email === undefined ? 'no-address' : 'discreet';
}

/**
 * Whether somebody should call when this mail cannot arrive. A code that does not come leaves a person waiting; without
 * a phone number nobody can help. Who already has an appointment is not waiting for anything (B2).
 */
export function isWorthACall(message: Message, { person }: Pick<Appointment, 'person'>): boolean {
  return message === 'code' ? person.phone !== undefined : message !== 'already-booked';
}

/** Whether a mail may carry a link, a place and how the appointment takes place (F4, M7). */
export function saysMore({ contact }: Reachable): boolean {
  return contact.by === 'email' && !contact.discreet;
}

/** Sent, skipped and failed are final: nothing overwrites them. */
export function isSettled({ state }: Pick<Notification, 'state'>): boolean {
  return state.status === 'sent' || state.status === 'skipped' || state.status === 'failed';
}

/** How long the Send event of a mail of unknown fate is waited for, ms. */
export const FATE_KNOWN_AFTER = 10 * 60_000;

/**
 * When a notification may be taken up (again), epoch ms; never once it is settled. A lease that ran out leaves the
 * fate of its mail unknown. Code mails do not wait: a person does, and a second code mail harms nobody.
 */
export function nextTryAt({ state, message }: Pick<Notification, 'state' | 'message'>): number {
  switch (state.status) {
    case 'waiting':
      return 0;
    case 'leased':
      return provesAddress(message) ? state.until : state.until + FATE_KNOWN_AFTER;
    case 'unknown':
      return state.retryAt;
    case 'sent':
    case 'skipped':
    case 'failed':
      return Number.POSITIVE_INFINITY;
  }
}

/** Times a notification was taken up so far. */
export function attemptsOf({ state }: Pick<Notification, 'state'>): number {
  return 'attempts' in state ? (state.attempts ?? 0) : 0;
}

/**
 * Why a notification need not be sent any more, or undefined. It is outlived by a newer version, by the end of a
 * pending booking, by the start of the appointment, or by a cancellation it does not tell.
 */
export function outlived(
  { message, version }: { readonly message: Message; readonly version: number },
  appointment: Appointment,
  now: number,
): string | undefined {
  const { state } = appointment;
  if (provesAddress(message)) return state.status === 'pending' && state.expiresAt > now ? undefined : 'over';
  if (version < appointment.version) return 'older';
  if (message === 'cancelled-by-person' || message === 'cancelled-by-caf')
    return state.status === 'cancelled' ? undefined : 'not-so';
  if (state.status !== 'confirmed') return 'not-so';
  return appointment.start > now ? undefined : 'over';
}

/**
 * Whether a call still has something to tell: nobody is called about what was cancelled, moved or closed since (B11).
 * A code is waited for until its booking is confirmed, even when it has run out.
 */
export function isStillToTell(
  { message, until }: Pick<AppointmentCall, 'message' | 'until'>,
  { state, start, offer }: Pick<Appointment, 'state' | 'start' | 'offer'>,
): boolean {
  switch (message) {
    case 'code':
    case 'already-booked':
      return state.status === 'pending' || state.status === 'expired';
    case 'cancelled-by-person':
    case 'cancelled-by-caf':
      return true;
    case 'confirmed':
    case 'moved':
    case 'moved-by-caf':
      return state.status === 'confirmed';
    case 'offered-times':
      return state.status === 'confirmed' && offer !== undefined;
    case 'reminder':
      return state.status === 'confirmed' && start === until;
  }
}
