import * as z from 'zod';
import { CafCode, Slug } from '../domain/words.ts';
import { workItem } from './campaigns-work.ts';
import type { Store } from './client.ts';
import { itemName, readTogether } from './days.ts';
import { parseIfAny, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { type NamedWrite, transact } from './transact.ts';

const KEPT_DAYS = 90;
const STUCK_AFTER = 10 * 60_000;

/** The list of a month (`2026-12`) was asked for, once. */
export const ListAsked = z.strictObject({
  caf: CafCode,
  type: Slug,
  month: z.string(),
  at: z.int(),
  done: z.boolean(),
  /** Addresses that had the mail, in their order: the next attempt goes on with the others. */
  told: z.int().optional(),
});
export type ListAsked = z.infer<typeof ListAsked>;

type Of = Pick<ListAsked, 'caf' | 'type' | 'month'>;

/** Asks for a list, with a mail that the next worker sends; false when it was asked for before. */
export async function askForList(store: Store, of: Of, now: number): Promise<boolean> {
  const write: NamedWrite = {
    name: 'asked',
    write: {
      Put: {
        Item: {
          ...keys.listAsked(of.caf, of.type, of.month),
          kind: 'list-asked',
          ...of,
          at: now,
          done: false,
          ...workItem(`${of.caf}#${of.type}#${of.month}`, {
            work: 'campaign-dispatch',
            dueAt: now + STUCK_AFTER,
          }),
          ttl: ttlAfter(now, KEPT_DAYS),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
  return (await transact(store, [write])).ok;
}

export async function readListAsked(store: Store, { caf, type, month }: Of): Promise<ListAsked | undefined> {
  const key = keys.listAsked(caf, type, month);
  return parseIfAny(ListAsked, (await readTogether(store, [key])).get(itemName(key)));
}

/** So many addresses have had the mail now; never fewer than before. */
export async function noteAsked(store: Store, { caf, type, month }: Of, told: number): Promise<void> {
  const write: NamedWrite = {
    name: 'asked',
    write: {
      Update: {
        Key: keys.listAsked(caf, type, month),
        UpdateExpression: 'SET #told = :told',
        ConditionExpression: '#done = :false AND (attribute_not_exists(#told) OR #told < :told)',
        ExpressionAttributeNames: { '#told': 'told', '#done': 'done' },
        ExpressionAttributeValues: { ':told': told, ':false': false },
      },
    },
  };
  await transact(store, [write]);
}

/** Whether the mail may still be sent: refused once it was. */
export async function listWasAsked(store: Store, { caf, type, month }: Of): Promise<boolean> {
  const write: NamedWrite = {
    name: 'asked',
    write: {
      Update: {
        Key: keys.listAsked(caf, type, month),
        UpdateExpression: 'SET #done = :true REMOVE #work, gsi1pk, gsi1sk',
        ConditionExpression: '#done = :false',
        ExpressionAttributeNames: { '#done': 'done', '#work': 'work' },
        ExpressionAttributeValues: { ':true': true, ':false': false },
      },
    },
  };
  return (await transact(store, [write])).ok;
}
