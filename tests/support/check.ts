import { expect } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import { faultText } from '../../shared/check/faults.ts';
import type { Deps } from '../../shared/deps.ts';

/** Proves that a table is sound: every invariant of `npm run check:data`, at the moment of the clock. */
export async function expectSound(deps: Deps): Promise<void> {
  expect(await faultsOf(deps)).toEqual([]);
}

export async function faultsOf(deps: Deps): Promise<string[]> {
  const { cafs, keys } = deps;
  const faults = await checkTable(deps.store, { now: deps.clock(), cafs, keys });
  return faults.map(faultText);
}
