import { beforeEach, describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Store } from '../../shared/store/client.ts';
import {
  changeNotification,
  getNotification,
  nudgeNotification,
  openNotifications,
  tellItems,
} from '../../shared/store/notifications.ts';
import { transact } from '../../shared/store/transact.ts';
import { anAppointment } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aNotification, notifications, putNotification, toCalls } from '../support/mailing.ts';
import { dynamoStore } from '../support/store.ts';

const NOW = Date.parse('2026-11-30T08:00:00+01:00');
const table = dynamoStore();
let store: Store;
beforeEach(async () => {
  store = await table.empty();
});

const openIds = async () => {
  const ids: string[] = [];
  for await (const { id } of openNotifications(store)) ids.push(id);
  return ids;
};

describe('what tells the person', () => {
  const tell = async (changes: Partial<Appointment>, message: Parameters<typeof tellItems>[1]) =>
    transact(store, tellItems(anAppointment(changes), message, { now: NOW, newId: () => 'new-id' }));

  it('is a notification that waits, without personal data (D1)', async () => {
    await tell({ version: 2 }, 'moved');
    expect(await notifications(store)).toEqual([
      aNotification({ id: 'new-id', message: 'moved', version: 2 }),
    ]);
    expect(JSON.stringify(await itemsOfKind(store))).not.toMatch(/Dominique|courriel|0199001234/);
    expect(await openIds()).toEqual(['new-id']);
  });

  it('is a call for whoever chose the phone (F4)', async () => {
    await tell({ contact: { by: 'phone', discreet: false } }, 'cancelled-by-caf');
    expect(await notifications(store)).toEqual([]);
    expect(await toCalls(store)).toMatchObject([
      { id: 'new-id', caf: '94', message: 'cancelled-by-caf', why: 'chose-phone', createdAt: NOW },
    ]);
  });

  it('is nothing for whoever wants no message and was there', async () => {
    expect(
      tellItems(anAppointment({ contact: { by: 'none', discreet: false } }), 'confirmed', { now: NOW }),
    ).toEqual([]);
  });

  it('is never written over another one', async () => {
    await tell({}, 'confirmed');
    const again = await tell({}, 'confirmed');
    expect(again.ok ? [] : [...again.failed.keys()]).toEqual(['notification']);
  });

  it('has an id of its own each time', () => {
    const ids = [1, 2].map(() => JSON.stringify(tellItems(anAppointment(), 'code', { now: NOW })));
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a notification on its way', () => {
  const leased = { status: 'leased', until: NOW + 90_000, attempts: 1 } as const;

  it('is claimed by one of many at once', async () => {
    const found = await putNotification(store);
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, at) => changeNotification(store, found, { ...leased, until: NOW + at })),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('stays final: nothing that was read before overwrites it', async () => {
    const found = await putNotification(store, { state: leased });
    const sent = { status: 'sent', at: NOW, messageId: 'm' } as const;
    expect(await changeNotification(store, found, sent)).toBe(true);
    expect(await changeNotification(store, found, { status: 'failed', at: NOW, why: 'late' })).toBe(false);
    expect((await getNotification(store, found.id))?.state).toEqual(sent);
  });

  it('leaves the list of open ones when it is settled, and only then', async () => {
    const found = await putNotification(store);
    await changeNotification(store, found, leased);
    expect(await openIds()).toEqual([found.id]);
    await changeNotification(
      store,
      { ...found, state: leased },
      { status: 'skipped', at: NOW, why: 'older' },
    );
    expect(await openIds()).toEqual([]);
  });

  it('is touched only while it stands as read', async () => {
    const found = await putNotification(store);
    expect(await nudgeNotification(store, found, NOW)).toBe(true);
    expect((await itemsOfKind(store, 'notification'))[0]?.['nudge']).toBe(NOW);
    expect(await nudgeNotification(store, { ...found, state: leased }, NOW)).toBe(false);
  });

  it('is listed oldest first, over several pages', async () => {
    for (let at = 119; at >= 0; at -= 1) await putNotification(store, { id: `n-${at}`, createdAt: NOW + at });
    expect(await openIds()).toEqual(Array.from({ length: 120 }, (_, at) => `n-${at}`));
  });
});
