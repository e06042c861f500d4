import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, type QueryCommandOutput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { DomainError } from '../domain/errors.ts';
import { Professional } from '../domain/planning.ts';
import type { Store } from './client.ts';
import { parseIfAny, parseItem } from './items.ts';
import { keys } from './keys.ts';
import { type NamedWrite, transact } from './transact.ts';

/** Every professional of a Caf, by id: some seventy of them, one query. */
export async function listProfessionals(store: Store, caf: string): Promise<Professional[]> {
  const found: Professional[] = [];
  let startKey: QueryCommandOutput['LastEvaluatedKey'];
  do {
    const page: QueryCommandOutput = await store.client.send(
      new QueryCommand({
        TableName: store.table,
        ConsistentRead: true,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':pk': keys.professional(caf, '').pk },
        ExclusiveStartKey: startKey,
      }),
    );
    found.push(...(page.Items ?? []).map((item) => parseItem(Professional, item)));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return found;
}

export async function getProfessional(
  store: Store,
  caf: string,
  id: string,
): Promise<Professional | undefined> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: keys.professional(caf, id), ConsistentRead: true }),
  );
  return parseIfAny(Professional, answer.Item);
}

/** Whose sign-in this is at this Caf; nobody's for staff who receive no one. */
export async function professionalOfSubject(
  store: Store,
  caf: string,
  subject: string,
): Promise<Professional | undefined> {
  return (await listProfessionals(store, caf)).find((one) => one.subject === subject);
}

/** Adds a professional; refused under the name `professional` when the id is taken. */
export function professionalWrite(professional: Professional): NamedWrite {
  return {
    name: 'professional',
    write: {
      Put: {
        Item: {
          ...keys.professional(professional.caf, professional.id),
          kind: 'professional',
          ...professional,
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

/** Adds a professional if the id is free; says whether it was. */
export async function putProfessional(store: Store, professional: Professional): Promise<boolean> {
  return (await transact(store, [professionalWrite(professional)])).ok;
}

export type ProfessionalChange =
  | Pick<Professional, 'displayName' | 'title' | 'subject'>
  | Pick<Professional, 'delegates'>;

/**
 * Changes the fields given and no other, so that an admin and the professional never undo each other. A `subject` left
 * undefined unlinks the sign-in.
 * @throws DomainError NOT_FOUND.
 */
export async function changeProfessional(
  store: Store,
  { caf, id }: Pick<Professional, 'caf' | 'id'>,
  change: ProfessionalChange,
): Promise<Professional> {
  const sets = Object.entries(change).filter(([, value]) => value !== undefined);
  const unlinks = 'title' in change && change.subject === undefined;
  const names = sets.map(([name]) => [`#${name}`, name]);
  try {
    const answer = await store.client.send(
      new UpdateCommand({
        TableName: store.table,
        Key: keys.professional(caf, id),
        UpdateExpression: `SET ${sets.map(([name]) => `#${name} = :${name}`).join(', ')}${unlinks ? ' REMOVE #subject' : ''}`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: Object.fromEntries([
          ...names,
          ...(unlinks ? [['#subject', 'subject']] : []),
        ]),
        ExpressionAttributeValues: Object.fromEntries(sets.map(([name, value]) => [`:${name}`, value])),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return parseItem(Professional, answer.Attributes ?? {});
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new DomainError('NOT_FOUND');
    throw error;
  }
}
