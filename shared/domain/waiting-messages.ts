import type { Channel } from './messages.ts';
import type { ToCall, WaitingMessage } from './notification.ts';
import { isWaiter, openOffer, type WaitingEntry } from './waiting.ts';

type Who = NonNullable<WaitingEntry['who']>;

/**
 * How somebody on the waiting list is told. The code proves an address, so it always goes there; a message with a link does not
 * go where none may be sent: somebody calls about an offer (F4, M7).
 */
export function waitingChannel({ person, contact }: Who, message: WaitingMessage): Channel {
  if (message === 'waiting-code') return person.email === undefined ? 'none' : 'mail';
  const writes = contact.by === 'email' && person.email !== undefined && !contact.discreet;
  if (writes) return 'mail';
  return message === 'waiting-offer' ? 'call' : 'none';
}

/** Why somebody must call instead of writing. */
export function whyCallWaiting({ person, contact }: Who): ToCall['why'] {
  if (contact.by === 'phone') return 'chose-phone';
  if (contact.by === 'none') return 'chose-none';
  return person.email === undefined ? 'no-address' : 'discreet';
}

/** What a message is about; `offer`: the number of the one that it speaks of. */
export interface AboutWaiting {
  readonly entry: WaitingEntry;
  readonly offer?: number | undefined;
}

/** Why a message need not be sent any more, or undefined. */
export function outlivedForWaiting(
  message: WaitingMessage,
  { entry, offer }: AboutWaiting,
  now: number,
): string | undefined {
  switch (message) {
    case 'waiting-code':
      return entry.state.status === 'pending' && entry.state.expiresAt > now ? undefined : 'over';
    case 'waiting-joined':
      return isWaiter(entry) ? undefined : 'over';
    case 'waiting-offer':
      return offer !== undefined && openOffer(entry, now)?.number === offer ? undefined : 'over';
  }
}
