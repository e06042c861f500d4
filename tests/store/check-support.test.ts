import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import type { Deps } from '../../shared/deps.ts';
import { keys } from '../../shared/store/keys.ts';
import { aDesk } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { dynamoStore } from '../support/store.ts';
import { ADVISER, aWorker, TWELVE, WORKER, workers } from '../support/support.ts';

const sharedStore = dynamoStore();
let deps: Deps;

beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00') });
  await workers(deps);
});

const faults = async () => {
  const found = await checkTable(deps.store, { now: deps.clock(), cafs: deps.cafs, keys: deps.keys });
  return found.map(({ code }) => code).filter((code) => code !== 'notification-unsettled');
};

describe('the check of a table', () => {
  it('finds an appointment of two that one of the days does not keep (B1)', async () => {
    const booked = await aDesk(deps).book({ professional: WORKER, second: ADVISER });
    expect(booked.status).toBe(201);
    expect(await faults()).toEqual([]);
    await deps.store.client.send(
      new UpdateCommand({
        TableName: deps.store.table,
        Key: keys.day('94', ADVISER, '2026-12-01'),
        UpdateExpression: 'REMOVE #entries.#id, #taken',
        ExpressionAttributeNames: { '#entries': 'entries', '#id': booked.json.text('id'), '#taken': 'taken' },
      }),
    );
    expect(await faults()).toEqual(['pair-half-taken']);
  });

  it('finds an appointment to come of a series that is gone or does not name it', async () => {
    const opened = await aWorker(deps).open({ appointments: TWELVE.slice(0, 2) });
    expect(await faults()).toEqual([]);
    await deps.store.client.send(
      new DeleteCommand({
        TableName: deps.store.table,
        Key: keys.supportSeries('94', opened.json.text('id')),
      }),
    );
    expect(await faults()).toEqual(['appointment-without-series', 'appointment-without-series']);
  });
});
