import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Appointment } from '../domain/appointment.ts';
import type { Consultation } from '../domain/consultation.ts';
import { DomainError } from '../domain/errors.ts';
import type { AboutParty } from '../domain/mediation-messages.ts';
import {
  type AppointmentCall,
  type Message,
  type PartyMessage,
  type RequestMessage,
  ToCall,
} from '../domain/notification.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { queryPages } from './query.ts';
import type { NamedWrite } from './transact.ts';
import { updateIf } from './update-if.ts';

/** D2: one that nobody makes is kept as long as an appointment; of one that is done, a month later nobody asks. */
const KEPT_DAYS = { open: 731, over: 30 } as const;

/**
 * A call about one event. However many reminders an appointment has, one call reminds of it: its id is made of the
 * appointment and the time it speaks of.
 */
export function toCallTo(
  { caf, id: appointment, start }: Pick<Appointment, 'caf' | 'id' | 'start'>,
  message: Message,
  { id, why, now }: { id: string; why: ToCall['why']; now: number },
): AppointmentCall {
  const call = { caf, appointment, message, why, createdAt: now };
  return message === 'reminder' ? { ...call, id: `${appointment}-${start}`, until: start } : { ...call, id };
}

/** A call to a party of a mediation; a reminder's is one per session and party. */
export function partyCall(
  { mediation, party, session }: AboutParty,
  message: PartyMessage,
  { id, why, now }: { id: string; why: ToCall['why']; now: number },
): ToCall {
  const call = {
    id,
    caf: mediation.caf,
    mediation: mediation.id,
    party: party.id,
    ...(session === undefined ? {} : { session: session.id }),
    message,
    why,
    createdAt: now,
  };
  if (message !== 'session-reminder' || session?.state.status !== 'standing') return call;
  return { ...call, id: `${session.id}-${party.id}`, until: session.state.start };
}

/** A call to the person of a consultation request, for its psychologists; times are of use until their deadline. */
export function requestCall(
  { caf, id: request, proposal }: Consultation,
  message: RequestMessage,
  { id, why, now }: { id: string; why: ToCall['why']; now: number },
): ToCall {
  const call = { id, caf, request, message, why, createdAt: now };
  if (proposal === undefined) return call;
  const about = { ...call, round: proposal.round };
  return message === 'request-times' ? { ...about, until: proposal.until } : about;
}

export async function getToCall(store: Store, caf: string, id: string): Promise<ToCall | undefined> {
  const Key = keys.toCall(caf, id);
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key, ConsistentRead: true }),
  );
  return parseIfAny(ToCall, answer.Item);
}

/** A call to make as stored: on the secretariat's list until it is ticked. */
export function toCallItem(call: ToCall): Record<string, unknown> {
  return {
    ...keys.toCall(call.caf, call.id),
    kind: 'to-call',
    ...call,
    ...(call.done === undefined ? indexKeys.openToCall(call.caf, isoOf(call.createdAt), call.id) : {}),
    ttl:
      call.until === undefined
        ? ttlAfter(call.createdAt, KEPT_DAYS.open)
        : ttlAfter(call.until, KEPT_DAYS.over),
  };
}

/** Puts a call on the list once; the same id again is refused under the name `to-call`. */
export function toCallPut(call: ToCall): NamedWrite {
  return {
    name: 'to-call',
    write: {
      Put: {
        Item: toCallItem(call),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

/** The calls still to make of one Caf, oldest first, some `size` at a time; those of no use any more are left out (B11). */
export async function* openToCallPages(
  store: Store,
  caf: string,
  { now, size }: { now: number; size: number },
): AsyncGenerator<{ readonly calls: ToCall[]; readonly isLast: boolean }> {
  const partition = indexKeys.openToCall(caf, '', '').gsi1pk;
  for await (const { items, isLast } of queryPages(store, { index: 'gsi1', partition, pageSize: size })) {
    const calls = items.map((item) => parseItem(ToCall, item));
    yield { calls: calls.filter(({ until }) => until === undefined || until > now), isLast };
  }
}

/**
 * Ticks a call off; the first tick stays when it is ticked twice.
 * @throws DomainError NOT_FOUND for an unknown id, another Caf's included (D5).
 */
export async function tickToCall(
  store: Store,
  caf: string,
  id: string,
  done: { by: string; at: number },
): Promise<void> {
  const isThere = await updateIf(store, {
    Key: keys.toCall(caf, id),
    UpdateExpression: 'SET #done = if_not_exists(#done, :done), #ttl = :ttl REMOVE gsi1pk, gsi1sk',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#done': 'done', '#ttl': 'ttl' },
    ExpressionAttributeValues: { ':done': done, ':ttl': ttlAfter(done.at, KEPT_DAYS.over) },
  });
  if (!isThere) throw new DomainError('NOT_FOUND');
}
