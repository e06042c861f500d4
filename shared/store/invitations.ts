import { randomInt } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Keyring } from '../config/keyring.ts';
import type { Appointment } from '../domain/appointment.ts';
import { Invitation, makeCode } from '../domain/invitation.ts';
import { objectionWrite } from './campaigns-people.ts';
import type { Store } from './client.ts';
import { parseIfAny, parseItem, ttlAfter } from './items.ts';
import { keys as itemKeys } from './keys.ts';
import { type NamedWrite, transact } from './transact.ts';

/** D2 [A]: 24 months after the letter, or after the appointment made with it. */
export const KEPT_DAYS = 731;

/** The table, and the secret without which a code or a pin finds nothing in it. */
export interface Kept {
  readonly store: Store;
  readonly keys: Keyring;
}

/** Makes a right to book and the code that opens it; the code is nowhere but in this answer (D1). */
export async function createInvitation(
  { store, keys }: Kept,
  right: Omit<Invitation, 'id' | 'state' | 'declinedAt'>,
): Promise<{ readonly code: string; readonly invitation: Invitation }> {
  const code = makeCode(randomInt);
  const invitation = Invitation.parse({ ...right, id: idOf(keys, code), state: { status: 'open' } });
  await store.client.send(
    new PutCommand({
      TableName: store.table,
      Item: {
        ...itemKeys.invitation(invitation.id),
        kind: 'invitation',
        ...invitation,
        ttl: ttlAfter(invitation.createdAt, KEPT_DAYS),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
  return { code, invitation };
}

/** The invitation that a code opens, whatever its state; the code as `TypedCode` gives it. */
export function invitationOfCode({ store, keys }: Kept, code: string): Promise<Invitation | undefined> {
  return getInvitation(store, idOf(keys, code));
}

export async function getInvitation(store: Store, id: string): Promise<Invitation | undefined> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: itemKeys.invitation(id), ConsistentRead: true }),
  );
  return parseIfAny(Invitation, answer.Item);
}

/**
 * Uses the right for an appointment, once (B5); refused as `invitation` when it was used, declined, ended or ran out
 * meanwhile: `refusalToBook` of the item in the refusal says which.
 */
export function useInvitationWrite(
  invitation: Invitation,
  appointment: Pick<Appointment, 'id' | 'end'>,
  pinHash: string,
  now: number,
): NamedWrite {
  return {
    name: 'invitation',
    write: {
      Update: {
        Key: itemKeys.invitation(invitation.id),
        UpdateExpression: 'SET #state = :used, #ttl = :ttl',
        ConditionExpression:
          '#state.#status = :open AND attribute_not_exists(#declined) AND (attribute_not_exists(#expires) OR #expires > :now)',
        ExpressionAttributeNames: {
          '#state': 'state',
          '#status': 'status',
          '#declined': 'declinedAt',
          '#expires': 'expiresAt',
          '#ttl': 'ttl',
        },
        ExpressionAttributeValues: {
          ':used': { status: 'used', appointment: appointment.id, at: now, pinHash, wrongPins: 0 },
          ':ttl': ttlAfter(appointment.end, KEPT_DAYS),
          ':open': 'open',
          ':now': now,
        },
      },
    },
  };
}

/**
 * Gives the right back with the cancelling of the appointment that used it, by the person or by the Caf; nothing for
 * other appointments. Nothing else ends a used right, so it is refused (`invitation`) only beside a cancelling that is refused as well.
 */
export function freeInvitationWrites({ id, origin }: Pick<Appointment, 'id' | 'origin'>): NamedWrite[] {
  if (origin.by !== 'invitation') return [];
  return [
    {
      name: 'invitation',
      write: {
        Update: {
          Key: itemKeys.invitation(origin.invitation),
          UpdateExpression: 'SET #state = :open',
          ConditionExpression: '#state.#status = :used AND #state.#appointment = :id',
          ExpressionAttributeNames: { '#state': 'state', '#status': 'status', '#appointment': 'appointment' },
          ExpressionAttributeValues: { ':open': { status: 'open' }, ':used': 'used', ':id': id },
        },
      },
    },
  ];
}

/**
 * F2, either way and as often as one likes; the invitation as it stands after, undefined when there is none. With the invitation of
 * a letter the objection is put for later campaigns, or taken back, in the same act.
 */
export async function setDeclined(
  store: Store,
  id: string,
  declined: boolean,
  now: number,
): Promise<Invitation | undefined> {
  const found = await getInvitation(store, id);
  if (found === undefined) return undefined;
  const { caf, letter } = found;
  const done = await transact(store, [
    declineWrite(id, declined, now),
    ...(letter === undefined
      ? []
      : letter.match.map((hash) => objectionWrite(caf, hash, `${letter.name}#${id}`, declined))),
  ]);
  return done.ok ? getInvitation(store, id) : undefined;
}

function declineWrite(id: string, declined: boolean, now: number): NamedWrite {
  return {
    name: 'invitation',
    write: {
      Update: {
        Key: itemKeys.invitation(id),
        UpdateExpression: declined ? 'SET #declined = if_not_exists(#declined, :now)' : 'REMOVE #declined',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#declined': 'declinedAt' },
        ...(declined ? { ExpressionAttributeValues: { ':now': now } } : {}),
      },
    },
  };
}

/** L8: the code is dead. A right already used stays so, with its appointment. */
export async function endInvitation(
  store: Store,
  id: string,
  why: 'returned' | 'withdrawn',
  now: number,
): Promise<Invitation | undefined> {
  const changed = await changeInvitation(store, id, {
    UpdateExpression: 'SET #state = :dead',
    ConditionExpression: '#state.#status = :open',
    ExpressionAttributeNames: { '#state': 'state', '#status': 'status' },
    ExpressionAttributeValues: { ':dead': { status: 'dead', at: now, why }, ':open': 'open' },
  });
  return changed.invitation;
}

/** Updates an invitation; the answer is as it stands after, changed or not. */
export async function changeInvitation(
  store: Store,
  id: string,
  update: Pick<
    UpdateCommand['input'],
    'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
  >,
): Promise<{ readonly done: boolean; readonly invitation: Invitation | undefined }> {
  try {
    const answer = await store.client.send(
      new UpdateCommand({
        TableName: store.table,
        Key: itemKeys.invitation(id),
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        ...update,
      }),
    );
    return { done: true, invitation: parseIfAny(Invitation, answer.Attributes) };
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const stands = error.Item === undefined ? undefined : parseItem(Invitation, unmarshall(error.Item));
    return { done: false, invitation: stands };
  }
}

/** What stands for a code in the table (D1). */
export const idOf = (keys: Keyring, code: string) => keys.hash('invitation', code);
