import { expect } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import { type FaultCode, faultText } from '../../shared/check/faults.ts';
import type { Deps } from '../../shared/deps.ts';

/** Proves that a table is sound: every invariant of `npm run check:data`, at the moment of the clock; `but` where nobody sends mail. */
export async function expectSound(deps: Deps, { but }: { but?: FaultCode } = {}): Promise<void> {
  const { cafs, keys } = deps;
  const faults = await checkTable(deps.store, { now: deps.clock(), cafs, keys });
  expect(faults.filter(({ code }) => code !== but).map(faultText)).toEqual([]);
}
