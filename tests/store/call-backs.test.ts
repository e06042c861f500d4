import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import { CallBack } from '../../shared/domain/call-back.ts';
import {
  closeCallBack,
  leaveCallBack,
  listOpenCallBacks,
  overdueCallBacks,
} from '../../shared/store/call-backs.ts';
import type { Store } from '../../shared/store/client.ts';
import { keys as itemKeys } from '../../shared/store/keys.ts';
import { A_MONDAY_MORNING, caf94, testKeys } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const NOW = Date.parse(A_MONDAY_MORNING);
const DAY = 86_400_000;
const keys = testKeys;
const sharedStore = dynamoStore();
let store: Store;
beforeEach(async () => {
  store = await sharedStore.empty();
});

const aCallBack = (overrides: Partial<CallBack> = {}): CallBack =>
  CallBack.parse({
    id: crypto.randomUUID(),
    caf: '94',
    service: 'rendez-vous-des-droits',
    person: { firstName: 'Dominique', lastName: 'Exemple', phone: '0199001234' },
    hours: ['morning'],
    needs: ['accompanied'],
    createdAt: NOW,
    state: { status: 'open' },
    ...overrides,
  });

const leave = (callBack: CallBack) => leaveCallBack({ store, keys }, callBack, () => []);
const done = { by: 'subject-of-secretariat', at: NOW + DAY, result: 'booked' } as const;

describe('leaving a call-back', () => {
  test('puts it on its own Caf’s list, the longest waiting first', async () => {
    const later = aCallBack({ createdAt: NOW + 1, service: 'entretien-information-mediation' });
    const first = aCallBack();
    await leave(later);
    await leave(first);
    expect(await listOpenCallBacks(store, '94')).toEqual([first, later]);
    expect(await listOpenCallBacks(store, '973')).toEqual([]);
  });

  test('asked again it stays one, with the hours and needs of both', async () => {
    const first = aCallBack();
    await leave(first);
    const again = aCallBack({
      person: { firstName: 'DOMINIQUE', lastName: 'exemple', phone: '01 99 00 12 34' },
      hours: ['afternoon'],
      needs: ['step-free-access'],
      createdAt: NOW + DAY,
    });
    expect(await leave(again)).toEqual({ ok: true, id: first.id });
    expect(await listOpenCallBacks(store, '94')).toEqual([
      { ...first, hours: ['morning', 'afternoon'], needs: ['accompanied', 'step-free-access'] },
    ]);
  });

  test('asked again twice at once, it loses nothing of either', async () => {
    await leave(aCallBack());
    await Promise.all([
      leave(aCallBack({ hours: ['afternoon'], needs: ['interpreter'] })),
      leave(aCallBack({ needs: ['step-free-access'] })),
    ]);
    const [open] = await listOpenCallBacks(store, '94');
    expect(open?.hours).toEqual(['morning', 'afternoon']);
    expect(open?.needs.toSorted()).toEqual(['accompanied', 'interpreter', 'step-free-access']);
  });

  test('couples share a number: two people are two call-backs (B2)', async () => {
    await leave(aCallBack());
    await leave(aCallBack({ person: { firstName: 'Alix', lastName: 'Exemple', phone: '0199001234' } }));
    expect(await listOpenCallBacks(store, '94')).toHaveLength(2);
  });

  test('twenty at once are one', async () => {
    const left = await Promise.all(Array.from({ length: 20 }, () => leave(aCallBack())));
    expect(new Set(left.map((one) => one.ok && one.id)).size).toBe(1);
    expect(await itemsOfKind(store, 'call-back')).toHaveLength(1);
    expect(await itemsOfKind(store, 'call-back-guard')).toHaveLength(1);
  });

  test('one that time-to-live removed before its guard blocks nobody', async () => {
    const gone = aCallBack();
    await leave(gone);
    const Key = itemKeys.callBack('94', gone.id);
    await store.client.send(new DeleteCommand({ TableName: store.table, Key }));
    const next = aCallBack({ createdAt: NOW + 732 * DAY });
    expect(await leave(next)).toEqual({ ok: true, id: next.id });
    expect(await leave(aCallBack())).toEqual({ ok: true, id: next.id });
    expect(await itemsOfKind(store, 'call-back-guard')).toHaveLength(1);
  });

  test('what is written alongside decides as well: refused, nothing stands', async () => {
    const refused = await leaveCallBack({ store, keys }, aCallBack(), () => [
      {
        name: 'other',
        write: { ConditionCheck: { Key: { pk: 'x', sk: 'x' }, ConditionExpression: 'attribute_exists(pk)' } },
      },
    ]);
    expect(refused).toMatchObject({ ok: false });
    expect(await itemsOfKind(store, 'call-back')).toHaveLength(0);
    expect(await itemsOfKind(store, 'call-back-guard')).toHaveLength(0);
  });
});

describe('ticking it off', () => {
  test('takes it off the list, erases the needs (B12), and a new one may be left', async () => {
    const callBack = aCallBack();
    await leave(callBack);
    const closed = await closeCallBack({ store, keys }, '94', callBack.id, done);
    expect(closed).toEqual({ ...callBack, needs: [], state: { status: 'done', ...done } });
    expect(await listOpenCallBacks(store, '94')).toEqual([]);
    const next = aCallBack({ createdAt: NOW + 2 * DAY });
    expect(await leave(next)).toEqual({ ok: true, id: next.id });
  });

  test('twice changes nothing the second time', async () => {
    const callBack = aCallBack();
    await leave(callBack);
    const closed = await closeCallBack({ store, keys }, '94', callBack.id, done);
    const again = { ...done, by: 'somebody-else', at: NOW + 2 * DAY };
    expect(await closeCallBack({ store, keys }, '94', callBack.id, again)).toEqual(closed);
  });

  test('two people at once: one of them did it, both are told who', async () => {
    const callBack = aCallBack();
    await leave(callBack);
    const told = await Promise.all(
      ['one', 'other'].map((by) => closeCallBack({ store, keys }, '94', callBack.id, { ...done, by })),
    );
    expect(told[0]).toEqual(told[1]);
  });

  test('of another Caf or unknown is not found (D5)', async () => {
    const callBack = aCallBack();
    await leave(callBack);
    for (const [caf, id] of [['973', callBack.id] as const, ['94', 'unknown'] as const])
      await expect(closeCallBack({ store, keys }, caf, id, done)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  test('D2: it goes thirty days after it was done, and 24 months after it was left if nobody ever calls', async () => {
    const callBack = aCallBack();
    await leave(callBack);
    const ttl = async () =>
      (
        await store.client.send(
          new GetCommand({ TableName: store.table, Key: itemKeys.callBack('94', callBack.id) }),
        )
      ).Item?.['ttl'];
    expect(await ttl()).toBe(NOW / 1000 + 731 * 86_400);
    expect((await itemsOfKind(store, 'call-back-guard'))[0]?.['ttl']).toBe(NOW / 1000 + 731 * 86_400);
    await closeCallBack({ store, keys }, '94', callBack.id, done);
    expect(await ttl()).toBe(done.at / 1000 + 30 * 86_400);
  });
});

test('B5: only what waits longer than two working days is overdue', async () => {
  const monday = aCallBack();
  const tuesday = aCallBack({ createdAt: NOW + DAY, service: 'entretien-information-mediation' });
  await leave(monday);
  await leave(tuesday);
  expect(await overdueCallBacks(store, caf94(), NOW + 2 * DAY - 1)).toEqual([]);
  expect(await overdueCallBacks(store, caf94(), NOW + 2 * DAY)).toEqual([monday]);
  expect(await overdueCallBacks(store, caf94(), NOW + 2 * DAY, (date) => date === '2026-12-01')).toEqual([]);
  await closeCallBack({ store, keys }, '94', monday.id, done);
  expect(await overdueCallBacks(store, caf94(), NOW + 4 * DAY)).toEqual([tuesday]);
});
