import { beforeEach, expect, it } from 'vitest';
import type { Store } from '../../shared/store/client.ts';
import {
  addToDisruption,
  getDisruption,
  listOpenDisruptions,
  settleTouched,
} from '../../shared/store/disruptions.ts';
import { transact } from '../../shared/store/transact.ts';
import { anAppointment } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let store: Store;
const NOW = Date.parse('2026-11-30T08:00:00+01:00');
const cause = { kind: 'absence', absence: 'a1' } as const;
const about = { caf: '94', professional: 'camille-exemple', role: 'social-worker', cause } as const;
const appointments = Array.from({ length: 8 }, (_, at) =>
  anAppointment({ id: `appointment-${at}`, cell: 108 + at }),
);
const cancelled = { status: 'cancelled', by: 'subject-of-the-secretariat', at: NOW } as const;

beforeEach(async () => {
  store = await sharedStore.empty();
});

async function theDisruption() {
  const found = await getDisruption(store, '94', 'absence-a1');
  if (found === undefined) throw new Error('no disruption');
  return found;
}

it('appointments found by many openings at once stand on one list, each once (B11)', async () => {
  await Promise.all(
    [0, 1, 2, 3].map((at) => addToDisruption(store, about, appointments.slice(at, at + 5), NOW)),
  );
  expect(Object.keys((await theDisruption()).touched)).toHaveLength(8);
  expect(await listOpenDisruptions(store, '94')).toHaveLength(1);
  expect(await listOpenDisruptions(store, '973')).toEqual([]);
});

it('a list leaves the open ones with the last person settled, and only then gets an end (D2)', async () => {
  await addToDisruption(store, about, appointments.slice(0, 2), NOW);
  for (const id of ['appointment-0', 'appointment-1']) {
    expect(await listOpenDisruptions(store, '94')).toHaveLength(1);
    expect((await itemsOfKind(store, 'disruption'))[0]?.['ttl']).toBeUndefined();
    await transact(store, [settleTouched(await theDisruption(), id, cancelled, NOW)]);
  }
  expect(await listOpenDisruptions(store, '94')).toEqual([]);
  expect((await itemsOfKind(store, 'disruption'))[0]?.['ttl']).toBeTypeOf('number');
});

it('two people who deal with one appointment at once: one is refused', async () => {
  await addToDisruption(store, about, appointments.slice(0, 2), NOW);
  const read = await theDisruption();
  const both = await Promise.all([
    transact(store, [settleTouched(read, 'appointment-0', cancelled, NOW)]),
    transact(store, [settleTouched(read, 'appointment-0', { ...cancelled, status: 'kept' }, NOW)]),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find((one) => !one.ok)).toMatchObject({ failed: new Map([['disruption', expect.anything()]]) });
});
