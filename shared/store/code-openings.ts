import type { Keyring } from '../config/keyring.ts';
import type { Store } from './client.ts';
import { countWrite } from './limits.ts';
import { transact } from './transact.ts';

/** Right and wrong codes alike: enough for a desk where many people type theirs, hopeless for guessing. */
const OPENINGS_PER_HOUR = 30;

/** Which Caf an opening is about is not known before the code is. */
const ANY_CAF = '*';

/** Counts one more printed code that somebody typed from this address. @throws DomainError TOO_MANY. */
export async function countOpening(
  { store, keys }: { readonly store: Store; readonly keys: Keyring },
  address: string,
  now: number,
): Promise<void> {
  await transact(store, [
    countWrite(keys, { caf: ANY_CAF, address, what: 'code-openings', limit: OPENINGS_PER_HOUR, now }),
  ]);
}
