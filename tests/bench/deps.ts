import { loadCafs } from '../../shared/config/cafs/index.ts';
import { makeKeyring } from '../../shared/config/keyring.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Store } from '../../shared/store/client.ts';
import { NOW } from './agenda.ts';

/** What a function has, as deployed but for the store; its clock stands still. */
export function depsOf(store: Store): Deps {
  const quiet = () => undefined;
  return {
    store,
    cafs: loadCafs(),
    keys: makeKeyring('a fixed secret of the benchmarks, of no use elsewhere'),
    clock: () => NOW,
    log: { info: quiet, warn: quiet, error: quiet },
  };
}
