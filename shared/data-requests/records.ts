import type { Deps } from '../deps.ts';
import { DATA_RULES } from '../domain/data-kinds.ts';
import { type Proof, proofOf } from '../domain/data-proof.ts';
import type { DataRequest } from '../domain/data-request.ts';
import type { DataFinding } from '../store/data-findings.ts';
import { itemName, readTogether } from '../store/days.ts';
import { doubtKeys } from '../store/person-doubts.ts';

type Item = Record<string, unknown>;

export const OWN = keysOf('by-person');
export const ABOUT = keysOf('by-record');

function keysOf(found: 'by-person' | 'by-record'): string[] {
  return Object.entries(DATA_RULES).flatMap(([kind, rule]) => (rule.found === found ? [kind] : []));
}

/** What is proven, the number also as the right of a letter knows it. */
export function proofFor({ keys }: Deps, request: DataRequest): Proof {
  const proof = proofOf(request);
  const { allocataireNumber } = proof;
  if (allocataireNumber === undefined) return proof;
  return { ...proof, numberHash: doubtKeys(keys, { allocataireNumber })[0] };
}

/** The records that findings name, as they stand now; what is gone is left out. */
export async function recordsOf(
  { store }: Deps,
  findings: readonly DataFinding[],
): Promise<Map<DataFinding, Item>> {
  const records = new Map<DataFinding, Item>();
  const found = await readTogether(
    store,
    findings.map(({ place }) => place),
  );
  for (const one of findings) {
    const item = found.get(itemName(one.place));
    if (item !== undefined) records.set(one, item);
  }
  return records;
}
