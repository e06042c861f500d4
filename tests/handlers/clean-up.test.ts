import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../../functions/clean-up/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { leaveCallBack } from '../../shared/store/call-backs.ts';
import { jobDoneWrite, jobWrite } from '../../shared/store/opening.ts';
import { newJob } from '../../shared/store/planning.ts';
import { transact } from '../../shared/store/transact.ts';
import { aClient, ELEVEN, NINE, TEN } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { injectFaults } from '../support/faults.ts';
import { aClock, aLog, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { notifications, putNotification } from '../support/mailing.ts';
import { aReceivingProfessional, openADay } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const NO_MAIL = { but: 'notification-unsettled' } as const;
const THURSDAY_NINE = '2026-12-03T09:00:00+01:00';

const sharedStore = dynamoStore();
let clock: TestClock;
let log: ReturnType<typeof aLog>;
let deps: Deps;
let client: ReturnType<typeof aClient>;
let run: () => Promise<void>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  log = aLog();
  deps = testDeps({ store, clock, log });
  client = aClient(deps);
  run = () => cleanUp(deps)({ time: '2026-11-27T07:00:00Z' });
  await aReceivingProfessional(store);
});

const holdOf = (start: string) => ({
  service: 'rendez-vous-des-droits',
  place: 'caf-creteil',
  mode: 'on-site',
  start,
});
const hold = async (start: string) => (await client.hold(holdOf(start))).json.text('hold');
const names = async (kind: string) =>
  (await itemsOfKind(deps.store, kind)).map(({ pk, sk }) => `${pk}|${sk}`);
const statuses = async () =>
  (await itemsOfKind(deps.store, 'appointment')).map(({ state }) => Reflect.get(Object(state), 'status'));

/** Entries and taken cells of all days. */
async function kept(): Promise<{ entries: number; cells: number }> {
  const days = await itemsOfKind(deps.store, 'day');
  return {
    entries: days.flatMap(({ entries }) => Object.keys(Object(entries))).length,
    cells: days.flatMap(({ taken }) => (taken instanceof Set ? [...taken] : [])).length,
  };
}

describe('what ran out (B5)', () => {
  it('is taken away: holds with their places, bookings without their code, and all their cells', async () => {
    await hold(NINE);
    await client.book({ start: TEN, needs: ['sign-language'] });
    clock.advance({ minutes: 15 });
    await run();
    expect(await kept()).toEqual({ entries: 0, cells: 0 });
    expect([await names('hold'), await names('hold-seat')]).toEqual([[], []]);
    expect(await statuses()).toEqual(['expired']);
    expect((await itemsOfKind(deps.store, 'appointment'))[0]?.['needs']).toEqual([]);
    await expectSound(deps, NO_MAIL);
  });

  it('is found however long nobody tidied', async () => {
    await hold(NINE);
    await client.book({ start: TEN });
    clock.advance({ days: 3 });
    await run();
    expect(await kept()).toEqual({ entries: 0, cells: 0 });
    expect(await statuses()).toEqual(['expired']);
  });

  it('goes and nothing else: what stands or has a minute left is not touched', async () => {
    await client.bookAndConfirm({ start: NINE });
    clock.advance({ minutes: 1 });
    await hold(TEN);
    await client.book({ start: ELEVEN, person: someoneElse });
    clock.advance({ minutes: 9 });
    const others = async () => (await itemsOfKind(deps.store)).filter(({ kind }) => kind !== 'notification');
    const before = await others();
    await run();
    expect(await others()).toEqual(before);
  });

  it('goes although another hold of the same address has its place by now', async () => {
    await hold(NINE);
    clock.advance({ minutes: 10 });
    await hold(TEN);
    await run();
    expect(await names('hold')).toHaveLength(1);
    expect(await kept()).toEqual({ entries: 1, cells: 12 });
    await expectSound(deps);
  });

  it('is judged by the hold as it stands, not as the index showed it: one that was prolonged stays', async () => {
    const token = await hold(NINE);
    const behind = aClient({ ...deps, clock: () => clock() - 1_000 });
    clock.advance({ minutes: 10 });
    deps.store.client.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        if (context['commandName'] === 'QueryCommand') {
          deps.store.client.middlewareStack.remove('prolong');
          expect((await behind.prolong(token)).status).toBe(200);
        }
        return answer;
      },
      { step: 'initialize', name: 'prolong' },
    );
    await run();
    expect(await names('hold')).toHaveLength(1);
    expect((await client.book({ start: NINE, hold: token })).status).toBe(201);
    await expectSound(deps);
  });

  it('includes what a move within a day left behind (B4)', async () => {
    const { token } = await client.bookAndConfirm({ start: NINE });
    expect((await client.move(token, { start: TEN })).status).toBe(200);
    expect(await kept()).toEqual({ entries: 2, cells: 24 });
    await run();
    expect(await kept()).toEqual({ entries: 1, cells: 12 });
    await expectSound(deps);
  });

  it('includes the cells of a hold that was exchanged for another in the same day', async () => {
    const first = await hold(NINE);
    const second = (await client.hold({ ...holdOf(TEN), replaces: first })).json.text('hold');
    await client.book({ start: TEN, hold: second });
    await run();
    expect(await kept()).toEqual({ entries: 1, cells: 12 });
    expect(await names('hold')).toEqual([]);
    await expectSound(deps);
  });

  it('goes once when two runs meet, and a third changes nothing', async () => {
    await openADay(deps.store, { date: '2026-12-03' });
    await hold(NINE);
    await hold(TEN);
    await client.book({ start: THURSDAY_NINE });
    const { token } = await client.bookAndConfirm({ start: ELEVEN, person: someoneElse });
    await client.move(token, { start: '2026-12-03T10:00:00+01:00' });
    clock.advance({ minutes: 15 });
    await Promise.all([run(), run()]);
    await run();
    const after = await itemsOfKind(deps.store);
    expect(await kept()).toEqual({ entries: 1, cells: 12 });
    expect((await statuses()).sort()).toEqual(['confirmed', 'expired']);
    await run();
    expect(await itemsOfKind(deps.store)).toEqual(after);
    await expectSound(deps, NO_MAIL);
  });

  it('is finished by the next run when one dies half-way', async () => {
    await hold(NINE);
    await client.book({ start: TEN });
    clock.advance({ minutes: 15 });
    let writes = 0;
    const faults = injectFaults(deps.store, ({ command }) => {
      writes += command === 'TransactWriteItemsCommand' ? 1 : 0;
      return writes > 1 ? 'cancelled-by-throttling' : undefined;
    });
    await expect(run()).rejects.toThrow('clean-up');
    faults.stop();
    await expectSound(deps, NO_MAIL);
    await run();
    expect(await kept()).toEqual({ entries: 0, cells: 0 });
    expect([await names('hold'), await statuses()]).toEqual([[], ['expired']]);
  });

  it('goes although something before it cannot be read', async () => {
    await hold(NINE);
    const [item] = await itemsOfKind(deps.store, 'hold');
    await deps.store.client.send(
      new PutCommand({ TableName: deps.store.table, Item: { ...item, pk: 'HOLD#broken', cell: 'nine' } }),
    );
    clock.advance({ minutes: 10 });
    await run();
    expect(await names('hold')).toEqual(['HOLD#broken|HOLD']);
    expect(await kept()).toEqual({ entries: 0, cells: 0 });
  });
});

describe('what got stuck', () => {
  it('is brought back: a message not taken up, once per run, and not one that is new', async () => {
    await putNotification(deps.store, { id: 'stuck', createdAt: clock() - 5 * 60_000 });
    await putNotification(deps.store, { id: 'new', createdAt: clock() - 60_000 });
    await run();
    const nudged = (await itemsOfKind(deps.store, 'notification')).map(({ id, nudge }) => [id, nudge]);
    expect(nudged.sort()).toEqual([
      ['new', undefined],
      ['stuck', clock()],
    ]);
    expect((await notifications(deps.store)).map(({ state }) => state.status)).toEqual([
      'waiting',
      'waiting',
    ]);
  });

  it('is brought back: a change of planning that was not opened, until it is', async () => {
    const job = newJob({ caf: '94', professional: 'camille-exemple' }, 2, clock(), 'job-1');
    await transact(deps.store, [jobWrite(job)]);
    const nudge = async () => (await itemsOfKind(deps.store, 'opening-job'))[0]?.['nudge'];
    await run();
    expect(await nudge()).toBeUndefined();
    clock.advance({ minutes: 11 });
    await run();
    expect(await nudge()).toBe(clock());
    await transact(deps.store, [jobDoneWrite(job, clock())]);
    const before = await nudge();
    clock.advance({ minutes: 5 });
    await run();
    expect(await nudge()).toBe(before);
  });
});

describe('call-backs that wait too long (B5)', () => {
  it('are counted for the alarm, by Caf and without names (D1)', async () => {
    await leaveCallBack(
      deps,
      {
        id: 'call-back-1',
        caf: '94',
        service: 'rendez-vous-des-droits',
        person: { firstName: 'Lou', lastName: 'Rappel', phone: '0199005678' },
        hours: ['morning'],
        needs: [],
        createdAt: clock(),
        state: { status: 'open' },
      },
      () => [],
    );
    clock.set('2026-12-01T07:59:00+01:00');
    await run();
    expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([]);
    clock.set('2026-12-01T08:00:00+01:00');
    await run();
    expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([
      { level: 'warn', message: 'call-backs overdue', fields: { caf: '94', count: 1 } },
    ]);
    expect(JSON.stringify(log.lines)).not.toMatch(/Lou|Rappel|0199/);
  });
});

describe('a part that fails', () => {
  it('does not keep the others from their work, and fails the run', async () => {
    await hold(NINE);
    await putNotification(deps.store, { id: 'broken' });
    const [item] = await itemsOfKind(deps.store, 'notification');
    await deps.store.client.send(
      new PutCommand({ TableName: deps.store.table, Item: { ...item, message: 'unheard-of' } }),
    );
    await transact(deps.store, [
      jobWrite(newJob({ caf: '94', professional: 'camille-exemple' }, 2, clock())),
    ]);
    clock.advance({ minutes: 11 });
    await expect(run()).rejects.toThrow('clean-up');
    expect(await names('hold')).toEqual([]);
    expect((await itemsOfKind(deps.store, 'opening-job'))[0]?.['nudge']).toBe(clock());
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([
      {
        level: 'error',
        message: 'a part of the clean-up failed',
        fields: { part: 'notifications', error: 'ZodError' },
      },
    ]);
    await deps.store.client.send(
      new DeleteCommand({ TableName: deps.store.table, Key: { pk: item?.['pk'], sk: item?.['sk'] } }),
    );
    await run();
  });
});

const someoneElse = { firstName: 'Maxime', lastName: 'Modèle', email: 'maxime.modele@courriel.example' };
