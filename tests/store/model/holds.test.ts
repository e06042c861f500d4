import { beforeEach, describe, expect, it } from 'vitest';
import { changeContact } from '../../../shared/booking/contact.ts';
import { offerTimes } from '../../../shared/booking/offer.ts';
import { resolveWant } from '../../../shared/booking/want.ts';
import type { Deps } from '../../../shared/deps.ts';
import { getAppointment } from '../../../shared/store/appointments.ts';
import { aClient, ELEVEN, NINE, TEN } from '../../support/booking.ts';
import { expectSound } from '../../support/check.ts';
import { aCaf, aClock, caf94, type TestClock, testDeps } from '../../support/fixtures.ts';
import { call } from '../../support/http.ts';
import { itemsOfKind } from '../../support/items.ts';
import { aReceivingProfessional, openADay } from '../../support/seed.ts';
import { dynamoStore } from '../../support/store.ts';

const THURSDAY_NINE = '2026-12-03T09:00:00+01:00';
const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store, clock });
  await aReceivingProfessional(store);
});

const holdOf = (start: string, overrides: Record<string, unknown> = {}) => ({
  service: 'rendez-vous-des-droits',
  place: 'caf-creteil',
  mode: 'on-site' as const,
  start,
  ...overrides,
});
const count = async (kind: string) => (await itemsOfKind(deps.store, kind)).length;

describe('a hold that is exchanged for another', () => {
  it('gives its place back when the second one comes from another address', async () => {
    const atHome = aClient(deps, { ip: '192.0.2.1' });
    const onTheWay = aClient(deps, { ip: '192.0.2.2' });
    await onTheWay.hold(holdOf(ELEVEN));
    const first = (await atHome.hold(holdOf(NINE))).json.text('hold');
    expect((await onTheWay.hold(holdOf(TEN, { replaces: first }))).status).toBe(201);
    expect([await count('hold'), await count('hold-seat')]).toEqual([2, 2]);
    await expectSound(deps);
  });

  it('of another Caf is left alone, and changes nothing here (D5)', async () => {
    await aReceivingProfessional(
      deps.store,
      { caf: '973', subject: 'subject-in-guyane' },
      { windows: [{ ...WINDOW, place: 'caf-cayenne' }] },
    );
    const guyane = aClient(deps, { caf: '973' });
    const wanted = holdOf('2026-12-01T09:00:00-03:00', { place: 'caf-cayenne' });
    const there = await guyane.hold(wanted);
    expect(there.status).toBe(201);
    const client = aClient(deps);
    const replaces = there.json.text('hold');
    expect((await client.hold(holdOf(NINE, { replaces }))).status).toBe(201);
    expect((await client.book({ start: TEN, hold: replaces })).status).toBe(201);
    expect(await count('hold')).toBe(2);
    expect((await guyane.prolong(replaces)).status).toBe(200);
    await expectSound(deps);
  });

  it('at one moment by two requests is given back once', async () => {
    const client = aClient(deps);
    const first = (await client.hold(holdOf(NINE))).json.text('hold');
    const answers = await Promise.all(
      [TEN, ELEVEN].map((start) => client.hold(holdOf(start, { replaces: first }))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await count('hold')).toBe(1);
    await expectSound(deps);
  });
});

describe('holds of one address at one moment', () => {
  it('fill a place each, and no more than there are', async () => {
    const caf = aCaf({ limits: { ...caf94().limits, holdsPerAddress: 3, holdShareOfDay: 1 } });
    const client = aClient({ ...deps, cafs: new Map([[caf.code, caf]]) });
    const answers = await Promise.all([NINE, TEN, ELEVEN].map((start) => client.hold(holdOf(start))));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await count('hold-seat')).toBe(3);
    await openADay(deps.store, { date: '2026-12-03' });
    expect((await client.hold(holdOf(THURSDAY_NINE))).status).toBe(429);
    await expectSound(deps);
  });
});

describe('a hold asked for twice with one key (B6)', () => {
  it('is one hold, at one moment and later', async () => {
    const { handler } = aClient(deps);
    const ask = () =>
      call(handler, 'POST /v1/cafs/{caf}/holds', {
        params: { caf: '94' },
        body: holdOf(NINE),
        headers: { 'Idempotency-Key': 'key-of-a-hold' },
      });
    const answers = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect([await count('hold'), await count('hold-seat')]).toEqual([1, 1]);
    await expectSound(deps);
  });
});

describe('a hold used at one moment', () => {
  it('by two bookings serves one', async () => {
    const client = aClient(deps);
    const hold = (await client.hold(holdOf(NINE))).json.text('hold');
    const answers = await Promise.all([
      client.book({ start: NINE, hold }),
      client.book({ start: NINE, hold, person: someoneElse }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    await expectSound(deps);
  });

  it('for a move to another time than it holds frees both old times, in their one day', async () => {
    await openADay(deps.store, { date: '2026-12-03' });
    const client = aClient(deps);
    const { id, token } = await client.bookAndConfirm({ start: NINE });
    const hold = (await client.hold(holdOf(TEN))).json.text('hold');
    expect((await client.move(token, { start: THURSDAY_NINE, hold })).status).toBe(200);
    expect((await getAppointment(deps.store, '94', id))?.date).toBe('2026-12-03');
    expect([await count('hold'), await count('hold-seat')]).toEqual([0, 0]);
    const days = await itemsOfKind(deps.store, 'day');
    expect(days.map(({ entries }) => Object.keys(Object(entries)).length)).toEqual([0, 1]);
    await expectSound(deps);
  });
});

describe('holds that keep a day’s whole share', () => {
  it('end in "wait a little" for the next one, not in a time that is gone', async () => {
    const client = aClient(deps);
    expect((await client.hold(holdOf(NINE))).status).toBe(201);
    expect((await client.hold(holdOf(TEN))).status).toBe(201);
    const third = await aClient(deps, { ip: '192.0.2.77' }).hold(holdOf(ELEVEN));
    expect([third.status, third.json.at('code')]).toEqual([429, 'TOO_MANY']);
    expect((await aClient(deps, { ip: '192.0.2.77' }).book({ start: ELEVEN })).status).toBe(201);
    await expectSound(deps);
  });
});

describe('an offer and a changed contact at one moment (B11, F4)', () => {
  it('never undo each other', async () => {
    await openADay(deps.store, { date: '2026-12-03' });
    const client = aClient(deps);
    const { id } = await client.bookAndConfirm();
    const read = await getAppointment(deps.store, '94', id);
    if (read === undefined) throw new Error('no appointment');
    const caf = caf94();
    const want = resolveWant(caf, holdOf(THURSDAY_NINE), 'staff', clock());
    await offerTimes(deps, read, { wants: [want], only: undefined, also: [] });
    const change = changeContact(deps, caf, read, {
      email: 'autre@courriel.example',
      phone: undefined,
      contact: { by: 'email', discreet: false },
    });
    await expect(change).rejects.toThrow('CHANGED_MEANWHILE');
    expect((await getAppointment(deps.store, '94', id))?.offer?.times).toHaveLength(1);
    await expectSound(deps);
  });
});

const WINDOW = {
  from: 108,
  to: 144,
  place: 'caf-creteil',
  modes: ['on-site' as const],
  services: ['rendez-vous-des-droits'],
};

const someoneElse = { firstName: 'Maxime', lastName: 'Modèle', email: 'maxime.modele@courriel.example' };
