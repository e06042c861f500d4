import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import type { Deps } from '../../shared/deps.ts';
import { hashOfCode } from '../../shared/store/data-links.ts';
import { keys } from '../../shared/store/keys.ts';
import { expectSound } from '../support/check.ts';
import { anAsker, aRegistrar, BY_POST, searchAll } from '../support/data-requests.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let checkedId: string;
let code: string;

/** One request that is being searched, and one whose slip is printed. */
beforeEach(async () => {
  clock = aClock();
  deps = testDeps({ store: await sharedStore.empty(), clock });
  const [person, desk] = [anAsker(deps), aRegistrar(deps)];
  checkedId = await person.send({ answer: BY_POST });
  await desk.check(checkedId);
  const printed = await person.send({ answer: BY_POST });
  await desk.check(printed);
  await searchAll(deps, printed);
  code = (await desk.slip(printed)).json.text('code').replace('-', '');
});

const codes = async (withSecret = true) => {
  const { cafs, keys: keyring } = deps;
  const options = { now: deps.clock(), cafs, ...(withSecret ? { keys: keyring } : {}) };
  return (await checkTable(deps.store, options)).map((fault) => fault.code);
};
const link = () => keys.dataLink(hashOfCode(deps.keys, code));

describe('the check of the table knows requests for access and erasure (D3)', () => {
  it('is sound, with and without the secret', async () => {
    await expectSound(deps);
    expect(await codes(false)).toEqual([]);
  });

  it('names a search that does not go on', async () => {
    clock.advance({ minutes: 31 });
    expect(await codes()).toEqual(['search-stuck']);
  });

  it('names a slip whose code opens nothing', async () => {
    await deps.store.client.send(new DeleteCommand({ TableName: deps.store.table, Key: link() }));
    expect(await codes()).toEqual(['slip-without-link']);
  });

  it('names a way that no slip bears', async () => {
    const stands = (await itemsOfKind(deps.store, 'data-link'))[0];
    const Item = { ...stands, ...keys.dataLink('another') };
    await deps.store.client.send(new PutCommand({ TableName: deps.store.table, Item }));
    expect(await codes()).toEqual(['link-without-slip']);
  });

  it('names a record that has no end, and a field that does not belong there (D2)', async () => {
    const [finding] = await itemsOfKind(deps.store, 'data-request');
    const { ttl: _, ...Item } = { ...finding };
    await deps.store.client.send(new PutCommand({ TableName: deps.store.table, Item }));
    expect(await codes()).toEqual(['no-end']);
  });
});
