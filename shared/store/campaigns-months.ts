import * as z from 'zod';
import { nextLetterDay } from '../domain/campaign-letter.ts';
import { CafCode, LocalDate } from '../domain/words.ts';
import type { Store } from './client.ts';
import { ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import type { NamedWrite } from './transact.ts';
import { updateIf } from './update-if.ts';

const KEPT_DAYS = 731;

/** This person had a letter for this event: which one (L1, L2). */
export const LetterEvent = z.strictObject({ caf: CafCode, letter: z.string() });

/** The letter a person got last, and the day from which they may get another; or a better one that is still to leave (L2). */
export const LetterMonth = z.strictObject({
  caf: CafCode,
  letter: z.string().optional(),
  next: LocalDate.optional(),
  kept: z.strictObject({ letter: z.string(), rank: z.int(), until: LocalDate }).optional(),
});
export type LetterMonth = z.infer<typeof LetterMonth>;

/** Refused as `event` when another letter stands for this person and event. */
export function letterEventWrite(caf: string, hash: string, letter: string, now: number): NamedWrite {
  return {
    name: 'event',
    write: {
      Put: {
        Item: {
          ...keys.letterEvent(caf, hash),
          kind: 'letter-event',
          caf,
          letter,
          ttl: ttlAfter(now, KEPT_DAYS),
        },
        ConditionExpression: 'attribute_not_exists(pk) OR #letter = :letter',
        ExpressionAttributeNames: { '#letter': 'letter' },
        ExpressionAttributeValues: { ':letter': letter },
      },
    },
  };
}

/** Gives the event free for a further list, with the cancelling of its letter. */
export function freeEventWrite(caf: string, hash: string, letter: string): NamedWrite {
  return {
    name: 'free-event',
    write: {
      Delete: {
        Key: keys.letterEvent(caf, hash),
        ConditionExpression: 'attribute_not_exists(pk) OR #letter = :letter',
        ExpressionAttributeNames: { '#letter': 'letter' },
        ExpressionAttributeValues: { ':letter': letter },
      },
    },
  };
}

/**
 * L2: this person's letter of the month is this one; refused as `month` while another one is, or while a letter of a better rank is
 * still to leave. `today`: the Caf's date.
 */
export function letterMonthWrite(
  caf: string,
  personKey: string,
  { letter, today, rank, now }: { letter: string; today: LocalDate; rank: number; now: number },
): NamedWrite {
  return {
    name: 'month',
    write: {
      Update: {
        Key: keys.letterMonth(caf, personKey),
        UpdateExpression:
          'SET #kind = :kind, #caf = :caf, #letter = :letter, #next = :next, #ttl = :ttl REMOVE #kept',
        ConditionExpression:
          '#letter = :letter OR ((attribute_not_exists(#next) OR #next <= :today) AND (attribute_not_exists(#kept) OR #kept.#until < :today OR #kept.#rank >= :rank))',
        ExpressionAttributeNames: {
          '#kind': 'kind',
          '#caf': 'caf',
          '#letter': 'letter',
          '#next': 'next',
          '#kept': 'kept',
          '#until': 'until',
          '#rank': 'rank',
          '#ttl': 'ttl',
        },
        ExpressionAttributeValues: {
          ':kind': 'letter-month',
          ':caf': caf,
          ':letter': letter,
          ':next': nextLetterDay(today),
          ':today': today,
          ':rank': rank,
          ':ttl': ttlAfter(now, 62),
        },
      },
    },
  };
}

/** The month of a person who gets nothing after all is free again, had or only kept; that of another letter stays. */
export async function freeMonth(store: Store, caf: string, personKey: string, letter: string): Promise<void> {
  const take = (UpdateExpression: string, ConditionExpression: string, names: Record<string, string>) =>
    updateIf(store, {
      Key: keys.letterMonth(caf, personKey),
      UpdateExpression,
      ConditionExpression,
      ExpressionAttributeNames: { '#letter': 'letter', ...names },
      ExpressionAttributeValues: { ':letter': letter },
    });
  await take('REMOVE #letter, #next', '#letter = :letter', { '#next': 'next' });
  await take('REMOVE #kept', '#kept.#letter = :letter', { '#kept': 'kept' });
}

/** Keeps the month free for a letter that is still to leave, from those of a worse rank, for a month at most; the best rank stays. */
export function keepMonthWrite(
  caf: string,
  personKey: string,
  { letter, today, rank, now }: { letter: string; today: LocalDate; rank: number; now: number },
): NamedWrite {
  return {
    name: 'keep-month',
    write: {
      Update: {
        Key: keys.letterMonth(caf, personKey),
        UpdateExpression: 'SET #kind = :kind, #caf = :caf, #kept = :kept, #ttl = :ttl',
        ConditionExpression: 'attribute_not_exists(#kept) OR #kept.#rank >= :rank',
        ExpressionAttributeNames: {
          '#kind': 'kind',
          '#caf': 'caf',
          '#kept': 'kept',
          '#rank': 'rank',
          '#ttl': 'ttl',
        },
        ExpressionAttributeValues: {
          ':kind': 'letter-month',
          ':caf': caf,
          ':kept': { letter, rank, until: nextLetterDay(today) },
          ':rank': rank,
          ':ttl': ttlAfter(now, 62),
        },
      },
    },
  };
}
