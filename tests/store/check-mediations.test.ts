import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import type { FaultCode } from '../../shared/check/faults.ts';
import type { Deps } from '../../shared/deps.ts';
import { expectSound } from '../support/check.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aMediator, FIRST, mediators, THIRD } from '../support/mediation.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;

/** A case with a session that stands on the Tuesday and one proposed on the Thursday. */
beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-24T08:00:00+01:00') });
  await mediators(deps);
  const mediator = aMediator(deps);
  const { id, parties, session } = await mediator.proposed();
  for (const party of parties) await mediator.answer(id, session, { party, starts: [FIRST] });
  await mediator.propose(id, { starts: [THIRD] });
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

const list = (item: Item, name: string): Item[] => {
  const value = item[name];
  return Array.isArray(value) ? value.map((one) => ({ ...Object(one) })) : [];
};

describe('the check of a table finds, in a mediation,', () => {
  it('nothing that is wrong in what the functions wrote', async () => {
    await expectSound(deps);
  });

  it('sessions to come beside an agreement that was withdrawn (M2)', async () => {
    await spoil('mediation', (item) => ({
      ...item,
      parties: list(item, 'parties').map((party, at) =>
        at === 0 ? { ...party, agreement: { state: 'withdrawn', history: [] } } : party,
      ),
    }));
    expect(await codes()).toEqual(['session-without-agreements']);
  });

  it('sessions to come in a case that is not open (M2)', async () => {
    await spoil('mediation', (item) => ({ ...item, state: { status: 'released', at: 1 } }));
    expect(await codes()).toEqual(['session-without-agreements']);
  });

  it('sessions that the day does not keep, and cells kept for none (B1)', async () => {
    await spoil('mediation', (item) => ({ ...item, sessions: [] }));
    expect(await codes()).toEqual(['entry-without-appointment', 'hold-without-session']);
  });

  it('a proposed time without its hold, a session that stands without its entry (B1)', async () => {
    await spoil('hold', () => undefined);
    expect(await codes()).toEqual(['entry-without-hold', 'session-without-hold']);
    await spoil('day', (item) => ({ ...item, entries: {}, taken: new Set([0]) }));
    expect(await codes()).toContain('session-without-entry');
  });

  it('people who are not found by their keys, and keys that lead to nobody (M7)', async () => {
    await spoil('mediation', (item) => ({
      ...item,
      parties: list(item, 'parties').map((party, at) =>
        at === 0 ? { ...party, id: 'somebody-else' } : party,
      ),
    }));
    expect(await codes()).toEqual(['party-without-reference', 'reference-without-party']);
  });
});
