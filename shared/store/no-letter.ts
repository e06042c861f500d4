import * as z from 'zod';
import type { Store } from './client.ts';
import { itemName, readTogether } from './days.ts';
import { parseItem } from './items.ts';
import { keys } from './keys.ts';
import type { NamedWrite } from './transact.ts';

const Texts = z.custom<Set<string>>((value) => value instanceof Set, 'not a set of texts').optional();

/**
 * Why no mediation letter goes to whoever has this e-mail, phone or household number, known by its keyed hash: people `marked`
 * with `no-joint-session` (M7), mediations that go on (`cases`). Both empty: nothing stops it (L2).
 */
export const NoLetter = z.strictObject({ caf: z.string(), marked: Texts, cases: Texts });

type Why = 'marked' | 'cases';

/** One more reason. */
export const stopLettersWrite = (caf: string, hash: string, why: Why, members: readonly string[]) =>
  change('ADD', caf, hash, why, members);

/** One reason less. */
export const allowLettersWrite = (caf: string, hash: string, why: Why, members: readonly string[]) =>
  change('DELETE', caf, hash, why, members);

/** Of some hashes, those that stop letters; at most 100. */
export async function stoppedLetters(
  store: Store,
  caf: string,
  hashes: readonly string[],
): Promise<Set<string>> {
  const found = await readTogether(
    store,
    hashes.map((hash) => keys.noLetter(caf, hash)),
  );
  return new Set(
    hashes.filter((hash) => {
      const item = found.get(itemName(keys.noLetter(caf, hash)));
      if (item === undefined) return false;
      const { marked, cases } = parseItem(NoLetter, item);
      return marked !== undefined || cases !== undefined;
    }),
  );
}

function change(
  verb: 'ADD' | 'DELETE',
  caf: string,
  hash: string,
  why: Why,
  members: readonly string[],
): NamedWrite {
  return {
    name: 'no-letter',
    write: {
      Update: {
        Key: keys.noLetter(caf, hash),
        UpdateExpression: `SET #kind = :kind, #caf = :caf ${verb} #why :members`,
        ExpressionAttributeNames: { '#kind': 'kind', '#caf': 'caf', '#why': why },
        ExpressionAttributeValues: { ':kind': 'no-letter', ':caf': caf, ':members': new Set(members) },
      },
    },
  };
}
