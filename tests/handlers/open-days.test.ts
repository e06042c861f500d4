import { beforeEach, expect, it } from 'vitest';
import { openDays } from '../../functions/open-days/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { jobDoneWrite } from '../../shared/store/opening.ts';
import { readPlan } from '../../shared/store/planning.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import { aClock, aProfessional, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { bookAt, cafsAhead, change, openEverything, plus, waitingJobs } from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
const camille = { caf: '94', professional: 'camille-exemple' };

beforeEach(async () => {
  clock = aClock();
  deps = testDeps({ store: await sharedStore.empty(), clock, cafs: cafsAhead(20) });
  await putProfessional(deps.store, aProfessional());
  await putProfessional(deps.store, aProfessional({ id: 'without-plan', subject: 'subject-2' }));
});

const night = (time: string) => openDays(deps)({ time });

it('each night opens the one day that the calendar brought, and no other', async () => {
  await change(deps, plus());
  await openEverything(deps);
  const before = await itemsOfKind(deps.store, 'day');
  clock.set('2026-12-01T02:30:00+01:00');
  expect(await night('2026-12-01T01:30:00Z')).toEqual({ jobs: 1 });
  await openEverything(deps);
  const after = await itemsOfKind(deps.store, 'day');
  expect(after).toHaveLength(before.length + 1);
  expect(after.slice(0, -1)).toEqual(before);
  expect(await readPlan(deps.store, camille)).toMatchObject({ revision: 1, openedUntil: '2026-12-23' });
});

it('run twice, or when nothing lags, makes no second job', async () => {
  await change(deps, plus());
  await openEverything(deps);
  expect(await night('2026-11-30T01:30:00Z')).toEqual({ jobs: 0 });
  expect(await night('2026-12-01T01:30:00Z')).toEqual({ jobs: 1 });
  expect(await night('2026-12-01T01:30:00Z')).toMatchObject({ jobs: 0 });
});

it('fired as if at Christmas opens as far as Christmas asks', async () => {
  await change(deps, plus());
  await openEverything(deps);
  await night('2026-12-25T01:30:00Z');
  await openEverything(deps);
  expect((await readPlan(deps.store, camille)).openedUntil).toBe('2027-01-16');
});

it('brings back a change whose job was lost on its way', async () => {
  await change(deps, plus());
  for (const { id } of await waitingJobs(deps))
    await transact(deps.store, [jobDoneWrite({ caf: '94', id }, clock())]);
  expect(await night('2026-12-01T01:30:00Z')).toEqual({ jobs: 1 });
  await openEverything(deps);
  expect((await readPlan(deps.store, camille)).openedRevision).toBe(1);
});

it('refuses an event that is not a schedule’s', async () => {
  await expect(openDays(deps)({ detail: 'something else' })).rejects.toThrow('time');
});

it('each night erases the needs of visits that are over and that nobody has closed (B12)', async () => {
  await change(deps, plus());
  await openEverything(deps);
  await bookAt(deps, { needs: ['sign-language'] });
  const needs = async () => (await getAppointment(deps.store, '94', 'appointment-1'))?.needs;
  clock.set('2026-12-01T02:30:00+01:00');
  await night('2026-12-10T01:30:00Z');
  expect(await needs()).toEqual(['sign-language']);
  clock.set('2026-12-02T02:30:00+01:00');
  await night('2026-12-02T01:30:00Z');
  expect(await needs()).toEqual([]);
});
