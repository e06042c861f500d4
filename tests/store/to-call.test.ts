import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../shared/store/client.ts';
import { openToCalls, tickToCall, toCallPut, toCallTo } from '../../shared/store/to-call.ts';
import { transact } from '../../shared/store/transact.ts';
import { anAppointment } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const NOW = Date.parse('2026-11-30T08:00:00+01:00');
const table = dynamoStore();
let store: Store;
beforeEach(async () => {
  store = await table.empty();
});

const call = (id: string, message: 'moved-by-caf' | 'reminder' = 'moved-by-caf', now = NOW) =>
  toCallTo(anAppointment(), message, { id, why: 'chose-phone', now });
const add = (...calls: ReturnType<typeof call>[]) =>
  Promise.all(calls.map((each) => transact(store, [toCallPut(each)])));
const open = async (now = NOW) => (await openToCalls(store, '94', { now })).map(({ id }) => id);

describe("the secretariat's list of calls (B11)", () => {
  it('holds a call until it is ticked', async () => {
    await add(call('second', 'moved-by-caf', NOW + 1), call('first'));
    expect(await open()).toEqual(['first', 'second']);
    await tickToCall(store, '94', 'first', { by: 'subject-1', at: NOW + 5 });
    expect(await open()).toEqual(['second']);
  });

  it('remembers who ticked first', async () => {
    await add(call('a'));
    await tickToCall(store, '94', 'a', { by: 'subject-1', at: NOW });
    await tickToCall(store, '94', 'a', { by: 'subject-2', at: NOW + 1 });
    expect((await itemsOfKind(store, 'to-call'))[0]?.['done']).toEqual({ by: 'subject-1', at: NOW });
  });

  it("is one Caf's own (D5)", async () => {
    await add(call('a'));
    expect(await openToCalls(store, '973', { now: NOW })).toEqual([]);
    await expect(tickToCall(store, '973', 'a', { by: 'subject-1', at: NOW })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await open()).toEqual(['a']);
  });

  it('asks for one call however many reminders an appointment has', async () => {
    await add(call('x', 'reminder'));
    const [again] = await add(call('y', 'reminder'));
    expect(again).toMatchObject({ ok: false });
    expect(await open()).toHaveLength(1);
  });

  it('drops a reminder once the appointment has begun', async () => {
    await add(call('x', 'reminder'), call('a'));
    expect(await open(anAppointment().start)).toEqual(['a']);
  });

  it('gives at most as many as asked for, the oldest', async () => {
    await add(...['c', 'a', 'b'].map((id, at) => call(id, 'moved-by-caf', NOW + at)));
    const some = await openToCalls(store, '94', { now: NOW, limit: 2 });
    expect(some.map(({ id }) => id)).toEqual(['c', 'a']);
  });
});
