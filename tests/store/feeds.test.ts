import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../shared/store/client.ts';
import { endFeedWrites, findFeed, replaceFeed } from '../../shared/store/feeds.ts';
import { changeProfessional, linkedCheck, putProfessional } from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import { aProfessional, testKeys } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let store: Store;
const of = { caf: '94', professional: 'camille-exemple' };

beforeEach(async () => {
  store = await sharedStore.empty();
});

async function replace(whose = of): Promise<string> {
  const made = await replaceFeed(store, testKeys, whose, () => []);
  return made.token;
}

it('a new address ends the earlier one in the same act (D6)', async () => {
  const first = await replace();
  expect(await findFeed(store, first)).toEqual(of);
  const second = await replace();
  expect(second).not.toBe(first);
  expect(await findFeed(store, first)).toBeUndefined();
  expect(await findFeed(store, second)).toEqual(of);
});

it('asked for many times at once leaves one address that works', async () => {
  await replace();
  const made = await Promise.allSettled(Array.from({ length: 4 }, () => replace()));
  const tokens = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const found = await Promise.all(tokens.map((token) => findFeed(store, token)));
  expect(found.filter((one) => one !== undefined)).toHaveLength(1);
  expect(await itemsOfKind(store, 'feed')).toHaveLength(1);
});

it('the table does not know the address (D1)', async () => {
  const token = await replace();
  expect(JSON.stringify(await itemsOfKind(store))).not.toContain(token);
});

it('two professionals have two addresses, and a guess opens nothing', async () => {
  const [one, two] = [await replace(), await replace({ caf: '973', professional: 'camille-exemple' })];
  expect(await findFeed(store, one)).toEqual(of);
  expect(await findFeed(store, two)).toEqual({ caf: '973', professional: 'camille-exemple' });
  expect(await findFeed(store, 'A'.repeat(43))).toBeUndefined();
});

it('an ended address opens nothing, and the next one is another', async () => {
  const first = await replace();
  expect(await transact(store, await endFeedWrites(store, testKeys, of))).toEqual({ ok: true });
  expect(await findFeed(store, first)).toBeUndefined();
  expect(await replace()).not.toBe(first);
  expect(await itemsOfKind(store, 'feed')).toHaveLength(1);
});

it('an address made while another sign-in is linked is not left over', async () => {
  const was = aProfessional();
  await putProfessional(store, was);
  const ending = await endFeedWrites(store, testKeys, of);
  await replace();
  const relink = { displayName: 'Camille Exemple', title: 'AS', subject: 'another-subject' };
  await expect(changeProfessional(store, was, relink, ending)).rejects.toThrow('CHANGED_MEANWHILE');
  const again = await endFeedWrites(store, testKeys, of);
  await changeProfessional(store, was, relink, again);
  await expect(replaceFeed(store, testKeys, of, () => [linkedCheck(was)])).rejects.toThrow(
    'CHANGED_MEANWHILE',
  );
  expect(await itemsOfKind(store, 'feed')).toEqual([]);
});
