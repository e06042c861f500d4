import { type Keyring, makeKeyring } from '../shared/config/keyring.ts';
import { makeStore, type Store } from '../shared/store/client.ts';
import { readAddresses } from './addresses.ts';
import { dataFolder } from './options.ts';
import { readSecrets } from './secrets.ts';

/**
 * The table and the secret of the run on this machine, for scripts.
 * @throws Error in one sentence when nothing runs there.
 */
export function runningTable(folder?: string): { readonly store: Store; readonly keys: Keyring } {
  const data = dataFolder(process.env, folder);
  const { endpoint, name, region, accessKeyId, secretAccessKey } = readAddresses(data).table;
  const credentials = { accessKeyId, secretAccessKey };
  const store = makeStore({ table: name, endpoint, client: { region, credentials } });
  return { store, keys: makeKeyring(readSecrets(data).key) };
}
