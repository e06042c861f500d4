import * as z from 'zod';
import { Appointment } from '../domain/appointment.ts';
import { LocalDate } from '../domain/words.ts';
import type { Store } from './client.ts';
import { Hold } from './holds.ts';
import { isoOf, parseItem } from './items.ts';
import { indexKeys } from './keys.ts';
import { queryPages } from './query.ts';

/** A day in which something was left behind already run out, and the index key that says so. */
const Untidy = z.object({ caf: z.string(), professional: z.string(), date: LocalDate, gsi2sk: z.string() });
export type Untidy = z.infer<typeof Untidy>;

/** What keeps cells for a while only. */
export type Expiring =
  | { readonly kind: 'hold'; readonly hold: Hold }
  | { readonly kind: 'appointment'; readonly appointment: Appointment }
  | { readonly kind: 'day'; readonly day: Untidy }
  /** A fault of ours, which must not keep everything behind it from being tidied; the check of the table names it. */
  | { readonly kind: 'unreadable' };

/** Everything that ran out by `now`, the oldest first, however long nobody tidied. Eventually consistent. */
export async function* expiringUntil(store: Store, now: number): AsyncGenerator<Expiring> {
  const pages = queryPages(store, {
    index: 'gsi2',
    partition: indexKeys.expiring('', '').gsi2pk,
    sort: { before: isoOf(now + 1) },
  });
  for await (const { items } of pages) for (const item of items) yield parse(item);
}

function parse(item: Record<string, unknown>): Expiring {
  try {
    return read(item);
  } catch (error) {
    if (error instanceof z.ZodError) return { kind: 'unreadable' };
    throw error;
  }
}

function read(item: Record<string, unknown>): Expiring {
  switch (item['kind']) {
    case 'hold':
      return { kind: 'hold', hold: parseItem(Hold, item) };
    case 'day':
      return { kind: 'day', day: Untidy.parse(item) };
    default:
      return { kind: 'appointment', appointment: parseItem(Appointment, item) };
  }
}
