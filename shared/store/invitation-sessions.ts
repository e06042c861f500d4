import { randomBytes } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { hashToken } from '../config/keyring.ts';
import { DomainError } from '../domain/errors.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Store } from './client.ts';
import { getInvitation } from './invitations.ts';
import { parseIfAny, ttlAfter } from './items.ts';
import { keys } from './keys.ts';

/** Long enough to choose a time, fill in the form and hesitate. */
const MINUTES = 30;

export const Session = z.strictObject({ invitation: z.string(), until: z.int() });

/** Opens a session: its token stands for the code in every later request, so that the code is typed once and stays out of addresses (D1). */
export async function startSession(
  store: Store,
  invitation: Pick<Invitation, 'id'>,
  now: number,
): Promise<{ readonly token: string; readonly expiresAt: number }> {
  const token = randomBytes(32).toString('base64url');
  const until = now + MINUTES * 60_000;
  await store.client.send(
    new PutCommand({
      TableName: store.table,
      Item: {
        ...sessionKey(token),
        kind: 'invitation-session',
        invitation: invitation.id,
        until,
        ttl: ttlAfter(until, 1),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    }),
  );
  return { token, expiresAt: until };
}

/** The invitation, whatever its state, of a token from `startSession`. @throws DomainError NOT_FOUND for an unknown or expired token. */
export async function invitationOfToken(store: Store, token: string, now: number): Promise<Invitation> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: sessionKey(token), ConsistentRead: true }),
  );
  const session = parseIfAny(Session, answer.Item);
  if (session === undefined || session.until <= now) throw new DomainError('NOT_FOUND');
  const invitation = await getInvitation(store, session.invitation);
  if (invitation === undefined) throw new DomainError('NOT_FOUND');
  return invitation;
}

/** The prefix keeps these apart from links to appointments: the token of one finds nothing as the other. */
const sessionKey = (token: string) => keys.link(hashToken(`invitation ${token}`));
