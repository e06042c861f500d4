import type * as z from 'zod';
import type { Store } from './client.ts';
import { readTogether } from './days.ts';
import { parseItem } from './items.ts';

/** Keys of one BatchGet. */
const AT_ONCE = 100;

/** Items by key, however many, each parsed; keys of nothing are left out. Each hundred is read consistently. */
export async function readMany<T>(
  store: Store,
  schema: z.ZodType<T>,
  wanted: readonly { pk: string; sk: string }[],
): Promise<T[]> {
  const found: T[] = [];
  for (let from = 0; from < wanted.length; from += AT_ONCE)
    for (const item of (await readTogether(store, wanted.slice(from, from + AT_ONCE))).values())
      found.push(parseItem(schema, item));
  return found;
}
