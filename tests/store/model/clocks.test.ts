import { beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../../../functions/clean-up/handler.ts';
import type { Deps } from '../../../shared/deps.ts';
import { openDayItem } from '../../../shared/store/opening.ts';
import { putProfessional } from '../../../shared/store/professionals.ts';
import { aClient, NINE } from '../../support/booking.ts';
import { expectSound } from '../../support/check.ts';
import { injectFaults } from '../../support/faults.ts';
import { A_TUESDAY, aClock, aProfessional, type TestClock, testDeps } from '../../support/fixtures.ts';
import { itemsOfKind } from '../../support/items.ts';
import { windowsOf } from '../../support/model-run.ts';
import { modelCaf } from '../../support/model-world.ts';
import { dynamoStore } from '../../support/store.ts';

const LONG = 'rendez-vous-des-droits';
const SHORT = 'rendez-vous-court';
const HALF_PAST_NINE = '2026-12-01T09:30:00+01:00';
const NO_MAIL = { but: 'notification-unsettled' } as const;

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let exact: ReturnType<typeof aClient>;
let ahead: ReturnType<typeof aClient>;
let behind: ReturnType<typeof aClient>;

/** One professional's morning, and servers whose clocks are a second ahead and behind. */
beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  const caf = modelCaf();
  deps = testDeps({ store, clock, cafs: new Map([[caf.code, caf]]) });
  exact = aClient(deps);
  ahead = aClient({ ...deps, clock: () => clock() + 1_000 });
  behind = aClient({ ...deps, clock: () => clock() - 1_000 });
  await putProfessional(store, aProfessional());
  await openDayItem(store, {
    ...{ caf: '94', professional: 'camille-exemple', role: 'social-worker', date: A_TUESDAY },
    ...{ revision: 1, windows: windowsOf(0) },
  });
});

const holdOf = (service: string, start: string) => ({
  service,
  place: 'caf-creteil',
  mode: 'on-site',
  start,
});

describe('clocks that disagree about the end of a booking (B1, B5)', () => {
  it('never let it be confirmed once a part of its time has gone to somebody else', async () => {
    const first = (await exact.book({ service: LONG, start: NINE })).json.text('id');
    clock.advance({ minutes: 15 });
    const second = await ahead.book({ service: SHORT, start: NINE, person: someoneElse });
    expect(second.status).toBe(201);
    const late = await behind.confirm(first, behind.codeOf(first));
    expect([late.status, late.json.at('code')]).toEqual([404, 'EXPIRED']);
    await expectSound(deps, NO_MAIL);
  });

  it('let one of the two have it when it is confirmed and taken at one moment', async () => {
    for (let times = 0; times < 6; times += 1) {
      const first = (await exact.book({ service: LONG, start: NINE })).json.text('id');
      clock.advance({ minutes: 15 });
      const [confirmed, taken] = await Promise.all([
        behind.confirm(first, behind.codeOf(first)),
        ahead.book({ service: SHORT, start: HALF_PAST_NINE, person: someoneElse }),
      ]);
      expect([confirmed.status, taken.status].filter((status) => status < 300)).toHaveLength(1);
      await expectSound(deps, NO_MAIL);
      const appointment = (await itemsOfKind(deps.store, 'appointment')).find(({ id }) => id === first);
      if (confirmed.status === 200)
        expect(Reflect.get(Object(appointment?.['state']), 'status')).toBe('confirmed');
      await sharedStore.empty();
      await openAgain();
    }
  });

  it('let a hold be prolonged only as long as it is whole', async () => {
    const token = (await exact.hold(holdOf(LONG, NINE))).json.text('hold');
    clock.advance({ minutes: 10 });
    expect((await ahead.book({ service: SHORT, start: NINE, person: someoneElse })).status).toBe(201);
    expect((await behind.prolong(token)).status).toBe(404);
    await expectSound(deps);
  });

  it('let the tidier take away at one moment what is confirmed at the same, or neither', async () => {
    const id = (await exact.book({ service: LONG, start: NINE })).json.text('id');
    clock.advance({ minutes: 15 });
    const [confirmed] = await Promise.all([
      behind.confirm(id, behind.codeOf(id)),
      cleanUp({ ...deps, clock: () => clock() + 1_000 })({}),
    ]);
    const [appointment] = await itemsOfKind(deps.store, 'appointment');
    const status = Reflect.get(Object(appointment?.['state']), 'status');
    expect([
      [200, 'confirmed'],
      [404, 'expired'],
      [404, 'pending'],
      [429, 'expired'],
    ]).toContainEqual([confirmed.status, status]);
    await expectSound(deps, NO_MAIL);
  });
});

describe('a day that cannot be read for the moment', () => {
  it('is never taken for one that is not there: nothing is moved, cancelled or given back without it (B4)', async () => {
    await openDayItem(deps.store, {
      ...{ caf: '94', professional: 'camille-exemple', role: 'social-worker', date: '2026-12-03' },
      ...{ revision: 1, windows: windowsOf(0) },
    });
    const client = aClient(deps);
    const { token } = await client.bookAndConfirm();
    const faults = injectFaults(deps.store, () => 'unprocessed-keys');
    const moved = await client.move(token, { start: '2026-12-03T09:00:00+01:00' });
    const cancelled = await client.cancel(token);
    faults.stop();
    expect([moved.status, cancelled.status]).toEqual([429, 429]);
    expect((await client.view(token)).json.at('start')).toBe(NINE);
    await expectSound(deps);
  });
});

async function openAgain(): Promise<void> {
  await putProfessional(deps.store, aProfessional());
  await openDayItem(deps.store, {
    ...{ caf: '94', professional: 'camille-exemple', role: 'social-worker', date: A_TUESDAY },
    ...{ revision: 1, windows: windowsOf(0) },
  });
}

const someoneElse = { firstName: 'Maxime', lastName: 'Modèle', email: 'maxime.modele@courriel.example' };
