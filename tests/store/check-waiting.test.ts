import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import type { FaultCode } from '../../shared/check/faults.ts';
import type { Deps } from '../../shared/deps.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { expectSound } from '../support/check.ts';
import { aClock, aProfessional, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';
import { aStream, aWaitingRoom, openMorning } from '../support/waiting.ts';

const sharedStore = dynamoStore();
let deps: Deps;

/** Somebody on the list, and a time that is kept for them. */
beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock() });
  const stream = aStream(deps);
  await putProfessional(store, aProfessional());
  await aWaitingRoom(deps).enter();
  await openMorning(deps);
  await stream.run();
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

describe('the check of a table finds, on the waiting list,', () => {
  it('nothing that is wrong in what the functions wrote', () => expectSound(deps));

  it('a time that is kept for somebody to whom it is not offered', async () => {
    await spoil('waiting-entry', (item) => ({ ...item, offers: [] }));
    expect(await codes()).toEqual(['hold-without-offer']);
  });

  it('a time that is offered and kept for nobody (B1)', async () => {
    await spoil('hold', () => undefined);
    expect(await codes()).toEqual(['entry-without-hold', 'offer-without-hold']);
  });

  it('somebody who waits without the guard of their person (B2)', async () => {
    await spoil('waiting-guard', () => undefined);
    expect(await codes()).toEqual(['waiting-without-guard']);
  });

  it('more offers than the Caf makes', async () => {
    await spoil('waiting-entry', (item) => {
      const offers = Array.isArray(item['offers']) ? item['offers'] : [];
      const past = offers.map((offer) => ({ ...Object(offer), ended: 'declined' }));
      return { ...item, offers: [...past, ...past, ...past, ...offers] };
    });
    expect(await codes()).toContain('waiting-too-long');
  });
});
