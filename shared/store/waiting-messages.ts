import { randomUUID } from 'node:crypto';
import type { ToCall, WaitingCall, WaitingMessage } from '../domain/notification.ts';
import { type AboutWaiting, waitingChannel, whyCallWaiting } from '../domain/waiting-messages.ts';
import { notificationPut } from './notifications.ts';
import { toCallPut } from './to-call.ts';
import type { NamedWrite } from './transact.ts';

/** A call about an offer; one per offer, however often it is handed over. */
export function waitingCall(
  { entry, offer }: AboutWaiting,
  message: WaitingMessage,
  { why, now }: { why: ToCall['why']; now: number },
): WaitingCall {
  const until = offer === undefined ? undefined : entry.offers[offer]?.until;
  return {
    id: `${entry.id}-${offer ?? 'code'}`,
    caf: entry.caf,
    waiting: entry.id,
    message,
    why,
    createdAt: now,
    ...(offer === undefined ? {} : { offer }),
    ...(until === undefined ? {} : { until }),
  };
}

/** What tells somebody on the waiting list, to be written in the transaction of what it tells (F4); `about` as that leaves it. */
export function tellWaitingItems(
  about: AboutWaiting,
  message: WaitingMessage,
  { now }: { now: number },
): NamedWrite[] {
  const { entry, offer } = about;
  if (entry.who === undefined) return [];
  switch (waitingChannel(entry.who, message)) {
    case 'mail':
      return [
        notificationPut({
          id: randomUUID(),
          caf: entry.caf,
          waiting: entry.id,
          ...(offer === undefined ? {} : { offer }),
          message,
          createdAt: now,
          state: { status: 'waiting' },
        }),
      ];
    case 'call':
      return [toCallPut(waitingCall(about, message, { why: whyCallWaiting(entry.who), now }))];
    case 'none':
      return [];
  }
}
