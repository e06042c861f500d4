import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { bookMissing } from '../../shared/support/book.ts';
import { aClient, tokenOf } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { injectFaults } from '../support/faults.ts';
import { aClock, aProfessional, type TestClock, testDeps } from '../support/fixtures.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { openADay } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';
import {
  ADVISER,
  at,
  aWorker,
  CONTRACT,
  SOMEBODY,
  SUPPORT_WINDOW,
  TUESDAYS,
  TWELVE,
  WORKER,
  workers,
} from '../support/support.ts';

const sharedStore = dynamoStore();
const AGREED_TO_VISITS = { at: '2026-11-26T10:00:00+01:00' };
const NO_MAIL = { but: 'notification-unsettled' } as const;
let clock: TestClock;
let deps: Deps;
let worker: ReturnType<typeof aWorker>;
let desk: ReturnType<typeof aDesk>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store, clock });
  await workers(deps);
  worker = aWorker(deps);
  desk = aDesk(deps, { roles: ['social-worker'], sub: WORKER });
});

const appointments = (answer: HttpAnswer) => answer.json.list('appointments');
const idOf = (answer: HttpAnswer, number: number) => answer.json.text('appointments', number, 'id');
const statuses = (answer: HttpAnswer) => appointments(answer).map((one) => one.text('status'));
const told = async () =>
  (await itemsOfKind(deps.store, 'notification')).map((item) => String(item['message'])).sort();
const entriesOf = async (professional: string) =>
  (
    await daysOfProfessional(deps.store, {
      ...{ caf: '94', professional },
      ...{ from: '2026-12-01', to: '2027-06-30' },
    })
  ).flatMap(({ date, entries }) =>
    Object.values(entries)
      .filter(({ until }) => until === undefined)
      .map(({ spans }) => `${date} ${spans.join()}`),
  );

describe('the rhythm of a support', () => {
  it('proposes two appointments a month for six months, at one hour of one weekday, a week apart at least', async () => {
    const answer = await worker.preview({ time: '10:00' });
    const parts = answer.json.list('parts');
    expect(parts).toHaveLength(12);
    const starts = parts.map((part) => part.text('proposed', 'start'));
    expect(starts[0]).toBe('2026-12-01T10:00:00+01:00');
    expect(starts.at(-1)).toMatch(/^2027-05-\d\dT10:00:00\+02:00$/);
    for (const [number, start] of starts.entries()) {
      expect(TUESDAYS).toContain(start.slice(0, 10));
      if (number > 0)
        expect(Date.parse(start) - Date.parse(starts[number - 1] ?? '')).toBeGreaterThanOrEqual(
          7 * 86_400_000 - 3_600_000,
        );
    }
    expect(await itemsOfKind(deps.store, 'support-series')).toEqual([]);
  });

  it('proposes only what both are free at when two receive together, and no time without its way home', async () => {
    const together = { start: at('2026-12-01', '09'), professional: WORKER, second: ADVISER };
    const booked = await aDesk(deps).book({ ...together, person: { ...SOMEBODY, lastName: 'Autre' } });
    expect(booked.status).toBe(201);
    const pair = await worker.preview({ second: ADVISER, time: '09:00' });
    expect(pair.json.text('parts', 0, 'proposed', 'start')).toBe('2026-12-01T10:00:00+01:00');
    const home = await worker.preview({ mode: 'home', time: '10:00' });
    expect(home.json.text('parts', 0, 'proposed', 'start')).toBe('2026-12-01T11:00:00+01:00');
  });

  it('refuses more than six months, and whoever is no social worker', async () => {
    expect(said(await worker.preview({ until: '2027-06-01' }))).toEqual([400, 'INVALID']);
    const adviser = aWorker(deps, { sub: ADVISER, role: 'benefits-adviser' });
    expect(said(await adviser.preview())).toEqual([403, 'FORBIDDEN']);
    expect(said(await aWorker(deps, { sub: 'nobody' }).preview())).toEqual([403, 'FORBIDDEN']);
  });
});

describe('opening a support series', () => {
  it('books every appointment under the signed contract, each told in the usual words, whatever stands already (B2, F1, F3)', async () => {
    const answer = await worker.open();
    expect(answer.status).toBe(201);
    expect(statuses(answer)).toEqual(TWELVE.map(() => 'confirmed'));
    expect(appointments(answer).map((one) => one.text('start'))).toEqual(TWELVE.map(({ start }) => start));
    expect(await told()).toEqual(TWELVE.map(() => 'confirmed'));
    const one = await getAppointment(deps.store, '94', idOf(answer, 0));
    expect(one).toMatchObject({ origin: { by: 'staff', subject: WORKER }, series: answer.json.text('id') });
    expect(await itemsOfKind(deps.store, 'guard')).toEqual([]);
    const second = await worker.open({ appointments: [{ ...TWELVE[0], start: at('2026-12-01', '10') }] });
    expect(statuses(second)).toEqual(['confirmed']);
    await expectSound(deps, NO_MAIL);
  });

  it('is done once for one key, and booked on after a lost answer (B6)', async () => {
    const key = { 'idempotency-key': 'one-series-please' };
    const [one, two] = await Promise.all([worker.open({}, key), worker.open({}, key)]);
    const [first, second] = [one.json.text('id'), two.json.text('id')];
    expect(first).toBe(second);
    expect(await entriesOf(WORKER)).toHaveLength(12);
    expect(said(await worker.open({ travelMinutes: 10 }, key))).toEqual([422, 'KEY_REUSED']);
    await expectSound(deps, NO_MAIL);
  });

  it('takes a number of a file for the aims and refuses words, and a contract that is not signed or too long', async () => {
    for (const file of ['aider à payer le loyer', 'LOYER', 'DETTES-DE-LOYER-1', '1 2 3'])
      expect(said(await worker.open({ contract: { ...CONTRACT, file } }))).toEqual([400, 'INVALID']);
    for (const wrong of [
      { signedOn: '2026-12-01' },
      { signedOn: '2026-01-01' },
      { until: '2027-06-01' },
      { until: '2026-11-30' },
      { from: '2026-11-20' },
    ])
      expect(said(await worker.open({ contract: { ...CONTRACT, ...wrong } }))).toEqual([400, 'INVALID']);
    const outside = [{ ...TWELVE[0], start: at('2027-06-01', '09') }];
    expect((await worker.open({ appointments: outside })).status).toBe(400);
    expect(said(await worker.open({ agreement: undefined }))).toEqual([409, 'AGREEMENT_NEEDED']);
    expect(await itemsOfKind(deps.store, 'support-series')).toEqual([]);
  });

  it('names what could not be booked, which gets another date or is left out', async () => {
    const taken = await aDesk(deps).book({
      start: at('2026-12-15', '09'),
      person: { ...SOMEBODY, lastName: 'Autre' },
    });
    expect(taken.status).toBe(201);
    const opened = await worker.open({ appointments: TWELVE.slice(0, 3) });
    const id = opened.json.text('id');
    expect(statuses(opened)).toEqual(['confirmed', 'to-book', 'confirmed']);
    expect(opened.json.at('appointments', 1, 'problem')).toBe('SLOT_TAKEN');
    const insteadOf = idOf(opened, 1);
    const added = await worker.add(id, { start: at('2026-12-15', '10'), insteadOf });
    expect(statuses(added)).toEqual(['confirmed', 'confirmed', 'confirmed']);
    expect(said(await worker.add(id, { start: at('2026-12-22', '10'), insteadOf: idOf(added, 0) }))).toEqual([
      409,
      'NOT_POSSIBLE_NOW',
    ]);
    expect(said(await worker.drop(id, idOf(added, 0)))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    const more = await worker.add(id, { start: at('2026-12-15', '09') });
    expect(statuses(more)).toEqual(['confirmed', 'to-book', 'confirmed', 'confirmed']);
    expect(statuses(await worker.drop(id, idOf(more, 1)))).toEqual(['confirmed', 'confirmed', 'confirmed']);
    await expectSound(deps, NO_MAIL);
  });
});

describe('a crash in the middle of booking', () => {
  it('leaves a series that is booked to its end by asking again, nothing twice (B1)', async () => {
    let writes = 0;
    const faults = injectFaults(deps.store, ({ command }) => {
      if (command !== 'TransactWriteItemsCommand') return undefined;
      writes += 1;
      return writes > 5 ? 'unreachable' : undefined;
    });
    const crashed = await worker.open();
    faults.stop();
    expect(crashed.status).toBe(429);
    const [series] = await itemsOfKind(deps.store, 'support-series');
    const id = String(series?.['id']);
    const read = await worker.read(id);
    expect(statuses(read).filter((status) => status === 'confirmed')).toHaveLength(4);
    expect((await worker.list()).json.at('series', 0, 'toBook')).toBe(8);
    await expectSound(deps, NO_MAIL);

    const answers = await Promise.all([worker.resume(id), worker.resume(id), worker.resume(id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(statuses(await worker.read(id))).toEqual(TWELVE.map(() => 'confirmed'));
    expect(await entriesOf(WORKER)).toHaveLength(12);
    expect(await told()).toHaveLength(12);
    await expectSound(deps, NO_MAIL);
  });

  it('books nothing once somebody has ended the series meanwhile', async () => {
    const opened = await worker.open({ appointments: TWELVE.slice(0, 1) });
    const id = opened.json.text('id');
    await Promise.all([worker.add(id, { start: at('2026-12-15', '09') }), worker.end(id)]);
    await worker.end(id);
    expect(await entriesOf(WORKER)).toEqual([]);
    await expect(bookMissing(deps, anyCaf(), id, () => undefined)).rejects.toMatchObject({
      code: 'SERIES_ENDED',
    });
    await expectSound(deps, NO_MAIL);
  });
});

describe('the appointments of a series', () => {
  it('are moved and cancelled one by one, as any other (B4)', async () => {
    const opened = await worker.open();
    const moved = await desk.move(idOf(opened, 1), { start: at('2026-12-15', '11') });
    expect(moved.json.at('start')).toBe(at('2026-12-15', '11'));
    expect((await desk.cancel(idOf(opened, 2), 'person-asked')).status).toBe(200);
    const read = await worker.read(opened.json.text('id'));
    expect(statuses(read).filter((status) => status === 'confirmed')).toHaveLength(11);
    expect(read.json.at('status')).toBe('open');
    expect(await entriesOf(WORKER)).toHaveLength(11);
    await expectSound(deps, NO_MAIL);
  });

  it('end together with the series: all that is to come is free at once, what was stays to be closed (B4)', async () => {
    const opened = await worker.open({ second: ADVISER });
    const id = opened.json.text('id');
    expect(await entriesOf(ADVISER)).toHaveLength(12);
    clock.set(at('2026-12-02', '09'));
    const ended = await worker.end(id);
    expect(ended.json.at('status')).toBe('ended');
    expect(statuses(ended)).toEqual(['confirmed', ...TWELVE.slice(1).map(() => 'cancelled')]);
    for (const who of [WORKER, ADVISER]) expect(await entriesOf(who)).toEqual(['2026-12-01 108,120']);
    expect((await told()).filter((message) => message === 'cancelled-by-person')).toHaveLength(11);
    expect((await worker.end(id)).status).toBe(200);
    expect(said(await worker.add(id, { start: at('2026-12-15', '09') }))).toEqual([409, 'SERIES_ENDED']);
    expect(said(await worker.resume(id))).toEqual([409, 'SERIES_ENDED']);
    expect((await desk.outcome(idOf(opened, 0), 'kept')).status).toBe(200);
    expect((await worker.list({ status: 'ended' })).json.at('series', 0, 'toClose')).toBe(0);
    await expectSound(deps, NO_MAIL);
  });

  it('end at one moment with a move: the moved one is freed too, or was never moved (B4)', async () => {
    const opened = await worker.open({ appointments: TWELVE.slice(0, 4) });
    await Promise.all([
      worker.end(opened.json.text('id')),
      ...[0, 1, 2, 3].map((number) =>
        desk.move(idOf(opened, number), { start: at(TWELVE[number]?.start.slice(0, 10) ?? '', '10') }),
      ),
    ]);
    await worker.end(opened.json.text('id'));
    expect(await entriesOf(WORKER)).toEqual([]);
    await expectSound(deps, NO_MAIL);
  });
});

describe('visits at home', () => {
  const visit = { start: at('2026-12-01', '10'), place: 'caf-creteil', mode: 'home' };

  it('need the recorded agreement and keep the way there and back (F1, B1)', async () => {
    expect(said(await worker.open({ appointments: [visit] }))).toEqual([409, 'HOME_NOT_AGREED']);
    const opened = await worker.open({
      appointments: [visit],
      homeAgreement: AGREED_TO_VISITS,
      travelMinutes: 20,
    });
    expect(opened.json.at('appointments', 0, 'travelMinutes')).toBe(20);
    expect(await entriesOf(WORKER)).toEqual(['2026-12-01 116,136']);
    const inTheWay = await aDesk(deps).book({
      start: at('2026-12-01', '09'),
      person: { ...SOMEBODY, lastName: 'Autre' },
    });
    expect(said(inTheWay)).toEqual([409, 'SLOT_TAKEN']);
    await expectSound(deps, NO_MAIL);
  });

  it('refused by the person end nothing: the appointment goes back to on site or phone at the same time (F1)', async () => {
    const opened = await worker.open({
      appointments: [visit, ...TWELVE.slice(1, 4)],
      homeAgreement: AGREED_TO_VISITS,
    });
    const id = opened.json.text('id');
    const refused = await worker.refuseHome(id, 'phone');
    expect([refused.json.at('status'), refused.json.at('home')]).toEqual(['open', 'refused']);
    expect(statuses(refused)).toEqual(['confirmed', 'confirmed', 'confirmed', 'confirmed']);
    expect(refused.json.at('appointments', 0, 'mode')).toBe('phone');
    expect(refused.json.at('appointments', 0, 'start')).toBe(visit.start);
    expect((await worker.refuseHome(id, 'phone')).status).toBe(200);
    expect(said(await desk.move(idOf(opened, 1), { start: at('2026-12-15', '09'), mode: 'home' }))).toEqual([
      409,
      'HOME_NOT_AGREED',
    ]);
    await worker.agreeHome(id);
    const home = await desk.move(idOf(opened, 1), { start: at('2026-12-15', '10'), mode: 'home' });
    expect(home.json.at('travelMinutes')).toBe(30);
    await expectSound(deps, NO_MAIL);
  });

  it('stay and show where the day does not allow another way, until somebody moves them (F1)', async () => {
    const windows = [{ ...SUPPORT_WINDOW, modes: ['home' as const] }];
    await openADay(deps.store, { professional: WORKER, date: '2026-12-08', windows });
    const only = { ...visit, start: at('2026-12-08', '10') };
    const opened = await worker.open({ appointments: [visit, only], homeAgreement: AGREED_TO_VISITS });
    const id = opened.json.text('id');
    const refused = await worker.refuseHome(id);
    expect(appointments(refused).map((one) => [one.text('mode'), one.at('notAtHome')])).toEqual([
      ['on-site', undefined],
      ['home', true],
    ]);
    const moved = await desk.move(idOf(opened, 1), { start: at('2026-12-15', '10'), mode: 'on-site' });
    expect(moved.json.at('mode')).toBe('on-site');
    expect(moved.json.at('travelMinutes')).toBeUndefined();
    expect(await entriesOf(WORKER)).toEqual(['2026-12-01 120,132', '2026-12-15 120,132']);
    await expectSound(deps, NO_MAIL);
  });
});

describe('another contact', () => {
  it('holds for the series and all that is to come in it; earlier links end, and what was stopped goes on (F4)', async () => {
    const opened = await worker.open({ appointments: TWELVE.slice(0, 3) });
    const id = opened.json.text('id');
    const tokens = await Promise.all([0, 1, 2].map((number) => tokenOf(deps, '94', idOf(opened, number))));
    const body = {
      email: 'autre@courriel.example',
      phone: '01 99 00 56 78',
      contact: { by: 'email', discreet: false },
    };
    let writes = 0;
    const crash = injectFaults(deps.store, ({ command }) => {
      if (command !== 'TransactWriteItemsCommand') return undefined;
      writes += 1;
      return writes > 2 ? 'unreachable' : undefined;
    });
    expect((await worker.contact(id, body)).status).toBe(429);
    crash.stop();
    expect((await worker.contact(id, body)).json.at('person', 'email')).toBe('autre@courriel.example');
    const client = aClient(deps);
    for (const token of tokens) expect((await client.view(token)).status).toBe(404);
    expect((await told()).filter((message) => message === 'confirmed')).toHaveLength(6);
    expect((await worker.contact(id, body)).status).toBe(200);
    expect(await told()).toHaveLength(6);
    const added = await worker.add(id, { start: at('2027-03-09', '10') });
    const last = await getAppointment(deps.store, '94', idOf(added, 3));
    expect(last?.person.email).toBe('autre@courriel.example');
    expect(said(await worker.contact(id, { contact: { by: 'email', discreet: false } }))).toEqual([
      400,
      'INVALID',
    ]);
    await expectSound(deps, NO_MAIL);
  });
});

describe('another contact of one appointment of a series', () => {
  const body = {
    email: 'autre@courriel.example',
    phone: '01 99 00 56 78',
    contact: { by: 'email', discreet: false },
  };

  it('holds for the whole series, and so does discretion once asked for (F4, M7)', async () => {
    const contact = { by: 'phone', discreet: true, question: { ask: 'Quel animal ?', answer: 'Un chat' } };
    const opened = await worker.open({ appointments: TWELVE.slice(0, 3), contact });
    const tokens = await Promise.all([0, 1, 2].map((number) => tokenOf(deps, '94', idOf(opened, number))));
    expect((await aDesk(deps).contact(idOf(opened, 1), body)).status).toBe(200);
    for (const token of tokens) expect((await aClient(deps).view(token)).status).toBe(404);
    const series = await worker.contact(opened.json.text('id'), body);
    expect(series.json.at('person', 'email')).toBe('autre@courriel.example');
    expect(series.json.at('contact')).toEqual({ ...contact, by: 'email' });
    await expectSound(deps, NO_MAIL);
  });

  it('is not done by half when one of its appointments has become one by phone', async () => {
    const opened = await worker.open({ appointments: TWELVE.slice(0, 3) });
    const tokens = await Promise.all([0, 1].map((number) => tokenOf(deps, '94', idOf(opened, number))));
    const moved = await desk.move(idOf(opened, 1), {
      start: TWELVE[1]?.start,
      place: 'caf-creteil',
      mode: 'phone',
    });
    expect(moved.status).toBe(200);
    const without = { ...body, phone: undefined };
    expect(said(await worker.contact(opened.json.text('id'), without))).toEqual([400, 'INVALID']);
    for (const token of tokens) expect((await aClient(deps).view(token)).status).toBe(200);
    const before = await worker.read(opened.json.text('id'));
    expect(before.json.at('person', 'email')).toBe(SOMEBODY.email);
    await expectSound(deps, NO_MAIL);
  });
});

describe('who sees a series', () => {
  it('is its professional and whom they delegate, each look audited; nobody else (D3, D5, D6)', async () => {
    const opened = await worker.open({ appointments: TWELVE.slice(0, 2) });
    const id = opened.json.text('id');
    await putProfessional(deps.store, aProfessional({ id: 'alex-exemple', subject: 'alex-exemple' }));
    const colleague = aWorker(deps, { sub: 'alex-exemple' });
    expect(said(await colleague.read(id))).toEqual([404, 'NOT_FOUND']);
    expect((await colleague.list()).json.at('series')).toEqual([]);
    for (const role of ['secretariat', 'manager', 'benefits-adviser', 'mediator'] as const)
      expect(said(await aWorker(deps, { sub: 'other', role }).list())).toEqual([403, 'FORBIDDEN']);
    const before = (await itemsOfKind(deps.store, 'audit')).length;
    await worker.read(id);
    const lines = await itemsOfKind(deps.store, 'audit');
    expect(lines).toHaveLength(before + 1);
    expect(lines.filter((line) => line['act'] === 'read-support').length).toBeGreaterThan(0);
  });
});

function anyCaf() {
  const caf = deps.cafs.get('94');
  if (caf === undefined) throw new Error('no Caf 94');
  return caf;
}
