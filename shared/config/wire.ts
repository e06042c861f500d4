import type { Deps } from '../deps.ts';
import { makeStore } from '../store/client.ts';
import { loadCafs } from './cafs/index.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { makeKeyring } from './keyring.ts';
import { makeLog } from './log.ts';
import { readSecret } from './secret.ts';

/**
 * What a deployed function is given, made once when it starts.
 * @throws Error that names the faulty setting, so that a wrong configuration never serves anybody.
 */
export async function wire(environment: Environment = readEnvironment()): Promise<Deps> {
  const { WEB_ADDRESS: webAddress, ORIGIN_SECRET: originSecret } = environment;
  const cafs = [...loadCafs().values()].map((caf) =>
    webAddress === undefined ? caf : { ...caf, webAddress },
  );
  return {
    store: makeStore({ table: environment.TABLE_NAME, endpoint: environment.DYNAMODB_ENDPOINT }),
    cafs: new Map(cafs.map((caf) => [caf.code, caf])),
    keys: makeKeyring(await readSecret(environment)),
    clock: Date.now,
    log: makeLog(environment),
    ...(originSecret === undefined ? {} : { originSecret }),
  };
}

/**
 * A deployed handler: wired at the first event and kept for the next ones. A wiring that failed (the secrets extension was
 * not up yet) is tried again at the next event.
 */
export function entry<A extends unknown[], R>(
  make: (deps: Deps, environment: Environment) => (...event: A) => Promise<R>,
): (...event: A) => Promise<R> {
  let ready: ReturnType<typeof start> | undefined;
  async function start() {
    const environment = readEnvironment();
    return make(await wire(environment), environment);
  }
  return async (...event) => {
    ready ??= start().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return (await ready)(...event);
  };
}
