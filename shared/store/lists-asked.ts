import * as z from 'zod';
import { CafCode, Slug } from '../domain/words.ts';
import { workItem } from './campaigns-work.ts';
import type { Store } from './client.ts';
import { ttlAfter } from './items.ts';
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
