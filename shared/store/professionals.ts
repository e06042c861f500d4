import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { DomainError } from '../domain/errors.ts';
import { Professional } from '../domain/planning.ts';
import type { Store } from './client.ts';
import { parseIfAny, parseItem } from './items.ts';
import { keys } from './keys.ts';
import { queryAll } from './query.ts';
import { type NamedWrite, transact } from './transact.ts';

/** Every professional of a Caf, by id: some seventy of them, one query. */
export async function listProfessionals(store: Store, caf: string): Promise<Professional[]> {
  const items = await queryAll(store, { partition: keys.professional(caf, '').pk });
  return items.map((item) => parseItem(Professional, item));
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

/** Refused as `linked` once another sign-in is linked to the record, or none. */
export function linkedCheck({ caf, id, subject }: Professional): NamedWrite {
  return {
    name: 'linked',
    write: { ConditionCheck: { Key: keys.professional(caf, id), ...subjectIs(subject) } },
  };
}

function subjectIs(subject: string | undefined) {
  const ExpressionAttributeNames = { '#subject': 'subject' };
  return subject === undefined
    ? {
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#subject)',
        ExpressionAttributeNames,
      }
    : {
        ConditionExpression: '#subject = :linked',
        ExpressionAttributeNames,
        ExpressionAttributeValues: { ':linked': subject },
      };
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
 * undefined unlinks the sign-in, which must be the one that was read. `also` is written in the same act.
 * @throws DomainError NOT_FOUND, CHANGED_MEANWHILE.
 */
export async function changeProfessional(
  store: Store,
  was: Professional,
  change: ProfessionalChange,
  also: readonly NamedWrite[] = [],
): Promise<Professional> {
  const { caf, id } = was;
  const sets = Object.entries(change).filter(([, value]) => value !== undefined);
  const isLinking = 'title' in change;
  const unlinks = isLinking && change.subject === undefined;
  const condition = isLinking ? subjectIs(was.subject) : { ConditionExpression: 'attribute_exists(pk)' };
  const update: NamedWrite = {
    name: 'professional',
    write: {
      Update: {
        Key: keys.professional(caf, id),
        UpdateExpression: `SET ${sets.map(([name]) => `#${name} = :${name}`).join(', ')}${unlinks ? ' REMOVE #subject' : ''}`,
        ...condition,
        ExpressionAttributeNames: {
          ...Object.fromEntries(sets.map(([name]) => [`#${name}`, name])),
          ...('ExpressionAttributeNames' in condition ? condition.ExpressionAttributeNames : {}),
        },
        ExpressionAttributeValues: {
          ...Object.fromEntries(sets.map(([name, value]) => [`:${name}`, value])),
          ...('ExpressionAttributeValues' in condition ? condition.ExpressionAttributeValues : {}),
        },
      },
    },
  };
  const written = await transact(store, [update, ...also]);
  const stands = await getProfessional(store, caf, id);
  if (stands === undefined) throw new DomainError('NOT_FOUND');
  if (!written.ok) throw new DomainError('CHANGED_MEANWHILE');
  return stands;
}
