import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import type { Store } from '../../shared/store/client.ts';
import { aClock, aLog, testDeps } from '../support/fixtures.ts';
import { bookAllAtOnce, openSlots, tally } from '../support/rush.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let store: Store;
let deps: Deps;

beforeEach(async () => {
  store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00'), log: aLog() });
});

describe('a rush of 500 people on 20 times', () => {
  it('one', { timeout: 180_000 }, async () => {
    const starts = await openSlots(store, { professionals: 1, each: 20 });
    const t = Date.now();
    const answers = await bookAllAtOnce(deps, 500, starts);
    console.log(tally(answers), Date.now() - t, JSON.stringify(deps.log.lines?.slice(0, 3)));
    expect(tally(answers)).toEqual({ '201': 20, '409 SLOT_TAKEN': 480 });
  });
  it('four', { timeout: 180_000 }, async () => {
    const starts = await openSlots(store, { professionals: 4, each: 5 });
    const t = Date.now();
    const answers = await bookAllAtOnce(deps, 500, starts);
    console.log(tally(answers), Date.now() - t, JSON.stringify(deps.log.lines?.slice(0, 3)));
    expect(tally(answers)).toEqual({ '201': 20, '409 SLOT_TAKEN': 480 });
  });
});
