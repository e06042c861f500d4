import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import type { FaultCode } from '../../shared/check/faults.ts';
import type { Deps } from '../../shared/deps.ts';
import { expectSound } from '../support/check.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPartner } from '../support/referrals.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;

beforeEach(async () => {
  deps = testDeps({ store: await sharedStore.empty(), clock: aClock('2026-11-27T08:00:00+01:00') });
  await aPartner(deps).refer();
});

const codes = async (): Promise<FaultCode[]> => {
  const faults = await checkTable(deps.store, { now: deps.clock(), cafs: deps.cafs, keys: deps.keys });
  return faults.map(({ code }) => code);
};

async function lose(kind: string): Promise<void> {
  for (const { pk, sk } of await itemsOfKind(deps.store, kind))
    await deps.store.client.send(new DeleteCommand({ TableName: deps.store.table, Key: { pk, sk } }));
}

describe('the check of a table finds, in referrals,', () => {
  it('nothing that is wrong in what the form wrote', async () => {
    await expectSound(deps);
  });

  it('an open one by a partner without its guard', async () => {
    await lose('referral-guard');
    expect(await codes()).toEqual(['referral-without-guard']);
  });

  it('a guard of one that is not there', async () => {
    await lose('referral');
    expect(await codes()).toEqual(['guard-without-referral']);
  });
});
