import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { cleanUp } from '../../functions/clean-up/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Store } from '../../shared/store/client.ts';
import { expectSound } from '../support/check.ts';
import { dynamoDbEndpoint } from '../support/dynamo.ts';
import { type FaultKind, injectAtRandom } from '../support/faults.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { bookAllAtOnce, openSlots, tally } from '../support/rush.ts';
import { dynamoStore } from '../support/store.ts';

/** A loaded machine takes its time; what is proved here is not speed. */
const PATIENCE = { timeout: 300_000 };
const NOW = '2026-11-27T08:00:00+01:00';

/** Chances of each attempt. */
const CONFLICTS = { conflict: 0.3 };
const THROTTLING = { throttled: 0.2, 'cancelled-by-throttling': 0.2, 'unprocessed-keys': 0.2 };
const LOST_ANSWERS = { 'lost-answer': 0.3, unreachable: 0.1 };
const ALL_AT_ONCE = {
  conflict: 0.1,
  throttled: 0.1,
  'cancelled-by-throttling': 0.05,
  'unprocessed-keys': 0.1,
  'lost-answer': 0.1,
  unreachable: 0.05,
};

const sharedStore = dynamoStore();
let store: Store;
let clock: TestClock;
let deps: Deps;

beforeEach(async () => {
  store = await sharedStore.empty();
  clock = aClock(NOW);
  deps = testDeps({ store, clock });
}, PATIENCE.timeout);

const count = async (kind: string) => (await itemsOfKind(store, kind)).length;

/** Twenty bookings with all that belongs to them, nothing of anybody else's, and nothing left once their time is over. */
async function expectTwenty(): Promise<void> {
  await expectSound(deps);
  expect(await count('appointment')).toBe(20);
  expect(await count('notification')).toBe(20);
  expect(await count('rate')).toBe(40);
  clock.advance({ minutes: 15 });
  await expectNothingLeft();
}

/** After the clean-up nothing is pending, held or taken. */
async function expectNothingLeft(): Promise<void> {
  await cleanUp(deps)({});
  const days = await itemsOfKind(store, 'day');
  expect(days.flatMap((day) => [...Object.keys(Object(day['entries'])), day['taken']])).toEqual(
    days.map(() => undefined),
  );
  expect(await count('hold')).toBe(0);
  expect(await count('hold-seat')).toBe(0);
  const states = (await itemsOfKind(store, 'appointment')).map(({ state }) =>
    Reflect.get(Object(state), 'status'),
  );
  expect(new Set(states)).toEqual(new Set(['expired']));
}

describe('a rush of 500 people, from 500 addresses, on 20 times', () => {
  it(
    'ends with 20 appointments and 480 clear refusals in one professional’s day (B1)',
    PATIENCE,
    async () => {
      const starts = await openSlots(store, { professionals: 1, each: 20 });
      const answers = await bookAllAtOnce(deps, 500, starts);
      expect(tally(answers)).toEqual({ '201': 20, '409 SLOT_TAKEN': 480 });
      await expectTwenty();
    },
  );

  it('ends so too when four professionals receive at each hour (B1, B7)', PATIENCE, async () => {
    const starts = await openSlots(store, { professionals: 4, each: 5 });
    const answers = await bookAllAtOnce(deps, 500, starts);
    expect(tally(answers)).toEqual({ '201': 20, '409 SLOT_TAKEN': 480 });
    await expectTwenty();
  });

  it(
    'ends so too while the table throttles, conflicts, forgets and falls silent (B1, B6)',
    PATIENCE,
    async () => {
      const starts = await openSlots(store, { professionals: 2, each: 10 });
      const faults = injectAtRandom(store, ALL_AT_ONCE);
      const answers = await bookAllAtOnce(deps, 500, starts).finally(faults.stop);
      expect([...faults.counts.keys()].sort()).toEqual(Object.keys(ALL_AT_ONCE).sort());
      expect(tally(answers)).toEqual({ '201': 20, '409 SLOT_TAKEN': 480 });
      await expectTwenty();
    },
  );
});

describe('a smaller rush', () => {
  it.each<[string, Partial<Record<FaultKind, number>>]>([
    ['every third transaction meets another', CONFLICTS],
    ['the table throttles', THROTTLING],
    ['answers are lost after the write', LOST_ANSWERS],
  ])('ends with 20 appointments and clear refusals when %s', PATIENCE, async (_, chances) => {
    const starts = await openSlots(store, { professionals: 2, each: 10 });
    const faults = injectAtRandom(store, chances);
    const answers = await bookAllAtOnce(deps, 60, starts).finally(faults.stop);
    expect([...faults.counts.keys()].sort()).toEqual(Object.keys(chances).sort());
    expect(tally(answers)).toEqual({ '201': 20, '409 SLOT_TAKEN': 40 });
    await expectTwenty();
  });

  it(
    'on a table that answers nobody ends with 429 and the time to wait, never with a 5xx',
    PATIENCE,
    async () => {
      const starts = await openSlots(store, { professionals: 1, each: 1 });
      const faults = injectAtRandom(store, { 'cancelled-by-throttling': 1 });
      const [answer] = await bookAllAtOnce(deps, 1, starts).finally(faults.stop);
      expect([answer?.status, answer?.body['code']]).toEqual([429, 'TOO_MANY']);
      expect(Number(answer?.headers['retry-after'])).toBeGreaterThan(0);
      await expectSound(deps);
    },
  );
});

describe('a process that is killed while it books', () => {
  it('leaves nothing half done, and nothing at all once the holds are over', PATIENCE, async () => {
    const starts = await openSlots(store, { professionals: 2, each: 10 });
    const child = await bookingProcess(14, starts);
    while ((await count('appointment')) < 3 && child.exitCode === null) await sleep(20);
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    await expectSound(deps);

    const answers = await bookAllAtOnce(deps, 60, starts);
    expect(Object.keys(tally(answers)).sort()).toEqual(['201', '409 SLOT_TAKEN']);
    await expectSound(deps);
    clock.advance({ minutes: 15 });
    await expectNothingLeft();
    await expectSound(deps, { but: 'notification-unsettled' });
  });
});

async function bookingProcess(people: number, starts: readonly string[]): Promise<ChildProcess> {
  const { accessKeyId } = await store.client.config.credentials();
  const script = join(import.meta.dirname, '../support/rush-child.ts');
  const args = [script, await dynamoDbEndpoint(), accessKeyId, NOW, String(people), ...starts];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}
