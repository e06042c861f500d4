import type * as z from 'zod';
import type { Store } from './client.ts';
import { readTogether } from './days.ts';
import { parseItem } from './items.ts';

/** Items by key, each parsed; keys of nothing are left out. Each hundred is read consistently. */
export async function readMany<T>(
  store: Store,
  schema: z.ZodType<T>,
  wanted: readonly { pk: string; sk: string }[],
): Promise<T[]> {
  return [...(await readTogether(store, wanted)).values()].map((item) => parseItem(schema, item));
}
