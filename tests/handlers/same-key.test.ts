import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { comeBetweenReads } from '../support/between.ts';
import { aClient, NINE } from '../support/booking.ts';
import { aDesk } from '../support/desk.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { aGroupDesk, twoAnimators } from '../support/groups.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock });
  await aReceivingProfessional(deps.store);
});

const key = { 'Idempotency-Key': 'key-of-this-form-1' };
const time = { service: 'rendez-vous-des-droits', place: 'caf-creteil', mode: 'on-site', start: NINE };

describe('what refuses a request may be what the same request has just done (B6)', () => {
  /** Asks while the same question is answered between two reads; both are answered alike. */
  async function expectSameAnswer(ask: () => Promise<HttpAnswer>): Promise<void> {
    let first: HttpAnswer | undefined;
    comeBetweenReads(deps.store, async () => {
      first = await ask();
    });
    const second = await ask();
    expect(first?.status).toBe(201);
    expect([second.status, second.json.value]).toEqual([201, first?.json.value]);
  }

  it('of a booking', async () => {
    await expectSameAnswer(() => aClient(deps).book({}, key));
    expect(await itemsOfKind(deps.store, 'appointment')).toHaveLength(1);
  });

  it('of a hold', async () => {
    await expectSameAnswer(() => aClient(deps).hold(time, key));
    expect(await itemsOfKind(deps.store, 'hold')).toHaveLength(1);
  });

  it('of a booking for somebody', async () => {
    await expectSameAnswer(() => aDesk(deps).book({}, key));
    expect(await itemsOfKind(deps.store, 'appointment')).toHaveLength(1);
  });

  it('of a session for several', async () => {
    await twoAnimators(deps);
    await expectSameAnswer(() => aGroupDesk(deps).open({}, key));
    expect(await itemsOfKind(deps.store, 'group-session')).toHaveLength(1);
  });

  it('of a booking that could not be made any more', async () => {
    clock.set('2026-11-30T08:00:00+01:00');
    const first = await aClient(deps).book({}, key);
    clock.set('2026-12-01T07:30:00+01:00');
    const late = await aClient(deps).book({}, key);
    expect(first.status).toBe(201);
    expect([late.status, late.json.value]).toEqual([201, first.json.value]);
  });
});

it('a key costs a first request no read, and a repeated one a single read (B6)', async () => {
  const reads: string[] = [];
  deps.store.client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context['commandName']);
      if (/Get|Query/.test(command) && JSON.stringify(args.input).includes('#IDEM#')) reads.push(command);
      return next(args);
    },
    { step: 'finalizeRequest', name: 'reads-of-a-key' },
  );
  try {
    const client = aClient(deps);
    await client.book({}, key);
    expect(reads).toEqual([]);
    expect((await client.book({}, key)).status).toBe(201);
    expect(reads).toEqual(['TransactGetItemsCommand']);
  } finally {
    deps.store.client.middlewareStack.remove('reads-of-a-key');
  }
});
