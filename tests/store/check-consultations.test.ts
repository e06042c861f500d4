import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import type { FaultCode } from '../../shared/check/faults.ts';
import type { Deps } from '../../shared/deps.ts';
import { expectSound } from '../support/check.ts';
import { aFamily, aPsychologist, NINE, psychologists, TEN } from '../support/consultation.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;

/** A request with two times proposed on the Tuesday. */
beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-24T08:00:00+01:00') });
  await psychologists(deps);
  const { id } = await aFamily(deps).sent();
  await aPsychologist(deps).propose(id, [NINE, TEN]);
});

const codes = async (): Promise<FaultCode[]> => {
  const faults = await checkTable(deps.store, { now: deps.clock(), cafs: deps.cafs, keys: deps.keys });
  return [...new Set(faults.map(({ code }) => code))].sort();
};

type Item = Record<string, unknown>;

async function spoil(kind: string, change: (item: Item) => Item | undefined): Promise<void> {
  for (const item of await itemsOfKind(deps.store, kind)) {
    const becomes = change(item);
    const { client, table: TableName } = deps.store;
    await (becomes === undefined
      ? client.send(new DeleteCommand({ TableName, Key: { pk: item['pk'], sk: item['sk'] } }))
      : client.send(new PutCommand({ TableName, Item: becomes })));
  }
}

describe('the check of a table finds, in a request for a consultation,', () => {
  it('nothing that is wrong in what the functions wrote', async () => {
    await expectSound(deps);
  });

  it('times proposed that no day keeps (P2)', async () => {
    await spoil('hold', () => undefined);
    expect(await codes()).toEqual(['entry-without-hold', 'request-without-hold']);
  });

  it('times kept for a request that is not proposed so (P2)', async () => {
    await spoil('consultation', () => undefined);
    expect(await codes()).toEqual(['hold-without-request']);
  });

  it('what should have been erased with its end (P5)', async () => {
    await spoil('consultation', (item) => {
      const { proposal: _, ...rest } = item;
      const decision = { kind: 'no-follow-up' };
      return { ...rest, state: { status: 'closed', at: deps.clock(), by: 'subject', decision } };
    });
    expect(await codes()).toEqual(['hold-without-request', 'request-not-erased']);
  });
});
