import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkItems } from '../shared/check/check-table.ts';
import type { CheckOptions } from '../shared/check/context.ts';
import { type Fault, faultText } from '../shared/check/faults.ts';
import { loadCafs } from '../shared/config/cafs/index.ts';
import { makeStore, type Store } from '../shared/store/client.ts';
import { scanTable } from '../shared/store/scan.ts';
import { runningTable } from './running-table.ts';

/** A table in use is read while it changes: a fault counts when another reading shows it again, ms. */
const LOOK_AGAIN_AFTER = 3_000;
const SEGMENTS = 4;

/**
 * `npm run check:data`: reads a whole table and lists what does not agree, by opaque ids (D1). The table of the run on this
 * machine (`--data FOLDER`), or `--table NAME [--region REGION] [--endpoint URL]` with the credentials of the surroundings; `--at`: as if at that instant (ISO).
 * Exits with 1 when there are faults, with 2 when the table cannot be read.
 */
try {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      table: { type: 'string' },
      region: { type: 'string' },
      endpoint: { type: 'string' },
      at: { type: 'string' },
    },
  });
  const { store, keys } =
    values.table === undefined ? runningTable(values.data) : deployed(values.table, values);
  const now = values.at === undefined ? Date.now() : Date.parse(values.at);
  if (Number.isNaN(now)) throw new Error(`--at ${values.at} is no instant.`);
  const { faults, items } = await check(store, { now, cafs: loadCafs(), keys });
  for (const fault of faults) console.log(faultText(fault));
  console.log(`${items} items read, ${faults.length} faults.`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function deployed(
  table: string,
  { region, endpoint }: { region?: string | undefined; endpoint?: string | undefined },
): { store: Store; keys: undefined } {
  return {
    store: makeStore({ table, endpoint, ...(region === undefined ? {} : { client: { region } }) }),
    keys: undefined,
  };
}

async function check(store: Store, options: CheckOptions): Promise<Reading> {
  const first = await readOnce(store, options);
  if (first.faults.length === 0) return first;
  await sleep(LOOK_AGAIN_AFTER);
  const again = await readOnce(store, options);
  const seen = new Set(first.faults.map(faultText));
  return { ...again, faults: again.faults.filter((fault) => seen.has(faultText(fault))) };
}

interface Reading {
  readonly faults: readonly Fault[];
  readonly items: number;
}

async function readOnce(store: Store, options: CheckOptions): Promise<Reading> {
  let items = 0;
  async function* counted() {
    for await (const item of scanTable(store, { segments: SEGMENTS })) {
      items += 1;
      yield item;
    }
  }
  return { faults: await checkItems(counted(), options), items };
}
