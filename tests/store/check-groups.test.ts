import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import type { FaultCode } from '../../shared/check/faults.ts';
import type { Deps } from '../../shared/deps.ts';
import { aClient } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { aGroupDesk, SEVERAL, twoAnimators } from '../support/groups.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let clock: TestClock;

/** A session of two animators with one registered and one who holds a seat. */
beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock });
  await twoAnimators(deps);
  const session = await aGroupDesk(deps).opened({
    seats: 3,
    animators: ['camille-exemple', 'sacha-exemple'],
  });
  await aClient(deps).bookAndConfirm({ ...SEVERAL, session });
  await aClient(deps).hold({ ...SEVERAL, session });
});

type Item = Record<string, unknown>;

async function spoil(kind: string, change: (item: Item) => Item): Promise<void> {
  const { client, table: TableName } = deps.store;
  for (const item of await itemsOfKind(deps.store, kind))
    await client.send(new PutCommand({ TableName, Item: change(item) }));
}

const codes = async (): Promise<FaultCode[]> => {
  const faults = await checkTable(deps.store, { now: deps.clock(), cafs: deps.cafs, keys: deps.keys });
  return [...new Set(faults.map(({ code }) => code))].sort();
};

const entriesOf = (item: Item): [string, unknown][] => Object.entries(Object(item['entries']));

describe('the check of a table finds, in a group session,', () => {
  it('nothing that is wrong in what the functions wrote', async () => {
    await expectSound(deps);
  });

  it('more people than seats', async () => {
    await spoil('group-session', (item) => ({ ...item, seats: 1 }));
    expect(await codes()).toEqual(['seats-overbooked']);
  });

  it('somebody who is registered without a seat, and a hold without one', async () => {
    await spoil('group-session', (item) => ({ ...item, entries: {} }));
    expect(await codes()).toEqual(['hold-without-entry', 'registration-without-seat']);
  });

  it('a seat that is kept for nobody', async () => {
    await spoil('group-session', (item) => ({
      ...item,
      entries: { ...Object.fromEntries(entriesOf(item)), 'appointment-9': { kind: 'appointment' } },
    }));
    expect(await codes()).toEqual(['seat-without-registration']);
  });

  it('an animator whose day does not keep it (B1)', async () => {
    await spoil('day', (item) => {
      const { taken: _, ...rest } = item;
      return item['professional'] === 'sacha-exemple' ? { ...rest, entries: {} } : item;
    });
    expect(await codes()).toEqual(['group-half-taken']);
  });

  it('people of a cancelled session who were not told in time', async () => {
    const at = clock();
    await spoil('group-session', (item) => ({ ...item, state: { status: 'cancelled', at, by: 'somebody' } }));
    clock.advance({ minutes: 12 });
    expect(await codes()).toContain('group-not-told');
  });
});
