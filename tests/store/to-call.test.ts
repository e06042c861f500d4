import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../shared/store/client.ts';
import { openToCallPages, tickToCall, toCallPut, toCallTo } from '../../shared/store/to-call.ts';
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
async function open(now = NOW, { caf = '94', size = 200 } = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const { calls } of openToCallPages(store, caf, { now, size }))
    found.push(...calls.map(({ id }) => id));
  return found;
}
const ttls = async () => (await itemsOfKind(store, 'to-call')).map(({ ttl }) => ttl);

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
    expect(await open(NOW, { caf: '973' })).toEqual([]);
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

  it('is read page by page, the oldest first', async () => {
    await add(...['c', 'a', 'b'].map((id, at) => call(id, 'moved-by-caf', NOW + at)));
    for await (const page of openToCallPages(store, '94', { now: NOW, size: 2 })) {
      expect([page.calls.map(({ id }) => id), page.isLast]).toEqual([['c', 'a'], false]);
      break;
    }
    expect(await open(NOW, { size: 2 })).toEqual(['c', 'a', 'b']);
  });

  it('keeps a call for 24 months if nobody ever makes it, 30 days once it is ticked (D2)', async () => {
    await add(call('a'));
    expect(await ttls()).toEqual([NOW / 1000 + 731 * 86_400]);
    await tickToCall(store, '94', 'a', { by: 'subject-1', at: NOW });
    expect(await ttls()).toEqual([NOW / 1000 + 30 * 86_400]);
  });

  it('keeps a reminder’s call for 30 days after it is of use (D2)', async () => {
    await add(call('a', 'reminder'));
    expect(await ttls()).toEqual([anAppointment().start / 1000 + 30 * 86_400]);
  });
});
