import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Appointment } from '../domain/appointment.ts';
import type { Consultation } from '../domain/consultation.ts';
import { requestChannel, whyCallRequest } from '../domain/consultation-messages.ts';
import { type AboutParty, partyChannel, whyCallParty } from '../domain/mediation-messages.ts';
import { channelFor, isSettled, whyCall } from '../domain/messages.ts';
import {
  type Message,
  Notification,
  type PartyMessage,
  type RequestMessage,
} from '../domain/notification.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { queryPages } from './query.ts';
import { partyCall, requestCall, toCallPut, toCallTo } from './to-call.ts';
import type { NamedWrite } from './transact.ts';
import { updateIf } from './update-if.ts';

/** Notifications are settled within the hour; a quarter later nobody asks about them any more (D2). */
const KEPT_DAYS = 90;

/** A notification as stored: in the sweeper's index until it is settled. */
export function notificationItem(notification: Notification): Record<string, unknown> {
  return {
    ...keys.notification(notification.id),
    kind: 'notification',
    ...notification,
    ...(isSettled(notification)
      ? {}
      : indexKeys.openNotification(isoOf(notification.createdAt), notification.id)),
    ttl: ttlAfter(notification.createdAt, KEPT_DAYS),
  };
}

/**
 * What tells the person, to be written in the transaction of what it tells: a mail to send, a call to make, or nothing
 * (F4). `appointment` is as the transaction leaves it. Names: `notification`, `to-call`.
 */
export function tellItems(
  appointment: Appointment,
  message: Message,
  { now, newId = randomUUID }: { now: number; newId?: () => string },
): NamedWrite[] {
  switch (channelFor(appointment, message)) {
    case 'mail':
      return [
        notificationPut({
          id: newId(),
          caf: appointment.caf,
          appointment: appointment.id,
          message,
          version: appointment.version,
          createdAt: now,
          state: { status: 'waiting' },
        }),
      ];
    case 'call':
      return [toCallPut(toCallTo(appointment, message, { id: newId(), why: whyCall(appointment), now }))];
    case 'none':
      return [];
  }
}

/** The same for the person of a consultation request, as the transaction leaves it. */
export function tellRequestItems(
  request: Consultation,
  message: RequestMessage,
  { now, newId = randomUUID }: { now: number; newId?: () => string },
): NamedWrite[] {
  switch (requestChannel(request, message)) {
    case 'mail':
      return [
        notificationPut({
          id: newId(),
          caf: request.caf,
          request: request.id,
          ...(request.proposal === undefined ? {} : { round: request.proposal.round }),
          message,
          createdAt: now,
          state: { status: 'waiting' },
        }),
      ];
    case 'call':
      return [toCallPut(requestCall(request, message, { id: newId(), why: whyCallRequest(request), now }))];
    case 'none':
      return [];
  }
}

/** The same for one party of a mediation; `about` is as the transaction leaves it. */
export function tellPartyItems(
  about: AboutParty,
  message: PartyMessage,
  { now, newId = randomUUID }: { now: number; newId?: () => string },
): NamedWrite[] {
  const { mediation, party, session } = about;
  switch (partyChannel(about, message)) {
    case 'mail':
      return [
        notificationPut({
          id: newId(),
          caf: mediation.caf,
          mediation: mediation.id,
          party: party.id,
          ...(session === undefined ? {} : { session: session.id }),
          message,
          createdAt: now,
          state: { status: 'waiting' },
        }),
      ];
    case 'call':
      return [toCallPut(partyCall(about, message, { id: newId(), why: whyCallParty(about), now }))];
    case 'none':
      return [];
  }
}

/** A new one, refused under the name `notification` when its id is taken. */
export function notificationPut(notification: Notification): NamedWrite {
  return {
    name: 'notification',
    write: {
      Put: {
        Item: notificationItem(notification),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

export async function getNotification(store: Store, id: string): Promise<Notification | undefined> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: keys.notification(id), ConsistentRead: true }),
  );
  return parseIfAny(Notification, answer.Item);
}

/** Takes a notification from the state it was read in to the next; false when somebody else moved it meanwhile. */
export async function changeNotification(
  store: Store,
  was: Notification,
  state: Notification['state'],
): Promise<boolean> {
  return updateIf(store, changeOf(was, state));
}

/** The same as part of a transaction, under the name `notification`. */
export function changeNotificationWrite(was: Notification, state: Notification['state']): NamedWrite {
  return { name: 'notification', write: { Update: changeOf(was, state) } };
}

/** Touches a stuck notification, which makes the relay hand it to the notifier again; false when it moved meanwhile. */
export async function nudgeNotification(store: Store, was: Notification, now: number): Promise<boolean> {
  return updateIf(store, {
    Key: keys.notification(was.id),
    UpdateExpression: 'SET #nudge = :nudge',
    ConditionExpression: '#state = :was',
    ExpressionAttributeNames: { '#state': 'state', '#nudge': 'nudge' },
    ExpressionAttributeValues: { ':was': was.state, ':nudge': now },
  });
}

/** Notifications not settled yet, oldest first, a page of at most a hundred at a time. */
export async function* openNotifications(store: Store): AsyncGenerator<Notification> {
  const partition = indexKeys.openNotification('', '').gsi1pk;
  for await (const { items } of queryPages(store, { index: 'gsi1', partition, pageSize: 100 }))
    for (const item of items) yield parseItem(Notification, item);
}

/** A settled notification leaves the sweeper's index. */
function changeOf(was: Notification, state: Notification['state']) {
  const leave = isSettled({ state }) ? ' REMOVE gsi1pk, gsi1sk' : '';
  return {
    Key: keys.notification(was.id),
    UpdateExpression: `SET #state = :state${leave}`,
    ConditionExpression: '#state = :was',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':was': was.state, ':state': state },
  };
}
