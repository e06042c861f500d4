import type { Keyring } from '../config/keyring.ts';
import type { Person } from '../domain/person.ts';
import { Mourning, mourningWrite } from './campaigns-people.ts';
import type { Store } from './client.ts';
import { itemName, readTogether } from './days.ts';
import { parseIfAny } from './items.ts';
import { keys as itemKeys } from './keys.ts';
import { identityKeys } from './person-marks.ts';
import type { NamedWrite } from './transact.ts';

interface Kept {
  readonly store: Store;
  readonly keys: Keyring;
}

/** People read at once; one has at most three keys. */
const AT_ONCE = 30;

/** Records a death under every key by which staff know this person (B2, L7); each write stands by itself. */
export function deceasedWrites(keyring: Keyring, caf: string, person: Person, now: number): NamedWrite[] {
  return identityKeys(keyring, person).map((key) => mourningWrite(caf, key, undefined, now));
}

/** Whether a death was recorded for this person: then nobody writes to them and nobody calls (L7). */
export async function isDeceased(kept: Kept, caf: string, person: Person): Promise<boolean> {
  const [found] = await areDeceased(kept, caf, [person]);
  return found ?? false;
}

/** The same for many people, in their order. */
export async function areDeceased(
  { store, keys }: Kept,
  caf: string,
  people: readonly Person[],
): Promise<boolean[]> {
  const answers: boolean[] = [];
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const own = people
      .slice(from, from + AT_ONCE)
      .map((person) => identityKeys(keys, person).map((key) => itemKeys.mourning(caf, key)));
    const found = await readTogether(store, own.flat());
    answers.push(
      ...own.map((of) => of.some((key) => parseIfAny(Mourning, found.get(itemName(key)))?.deceased === true)),
    );
  }
  return answers;
}
