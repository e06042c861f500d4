import { beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../../functions/clean-up/handler.ts';
import { erasePastNeeds } from '../../shared/booking/erase.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Role } from '../../shared/domain/words.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { getGroup } from '../../shared/store/groups.ts';
import { aClient } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { injectFaults } from '../support/faults.ts';
import { aClock, caf94, type TestClock, testDeps } from '../support/fixtures.ts';
import { aGroupDesk, GROUP_SERVICE, GROUP_START, SEVERAL, twoAnimators } from '../support/groups.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPlanner } from '../support/planner.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let clock: TestClock;

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock });
  await twoAnimators(deps);
});

/** Nobody sends mail here. */
const UNSENT = { but: 'notification-unsettled' } as const;
const BOTH = { animators: ['camille-exemple', 'sacha-exemple'] };
const person = (at: number) => ({
  firstName: 'Dominique',
  lastName: `Exemple ${'abcdefghijklmnopqrstuvwxyz'.charAt(at)}`,
  email: `personne-${at}@courriel.example`,
});
const client = (at: number) => aClient(deps, { ip: `198.51.100.${at}` });
const register = (session: string, at: number) =>
  client(at).bookAndConfirm({ ...SEVERAL, session, person: person(at) });

describe('a group session', () => {
  it('takes the cells of its animators once, all or none (B1, B3)', async () => {
    const desk = aGroupDesk(deps);
    const secretariat = aDesk(deps);
    const taken = await secretariat.book({
      professional: 'sacha-exemple',
      start: '2026-12-01T11:00:00+01:00',
    });
    expect(said(taken)).toEqual([201]);

    const refused = await desk.open(BOTH);
    expect(said(refused)).toEqual([409, 'SLOT_TAKEN']);
    expect(refused.json.at('errors', 0, 'path')).toBe('animators.1');
    const alone = await desk.opened();
    const busy = await secretariat.book({ professional: 'camille-exemple', start: GROUP_START });
    expect(said(busy)).toEqual([409, 'SLOT_TAKEN']);

    const later = { start: '2026-12-01T13:30:00+01:00' };
    const both = await desk.opened({ ...BOTH, ...later });
    const noon = await desk.open({ animators: ['sacha-exemple'], start: '2026-12-01T14:00:00+01:00' });
    expect(said(noon)).toEqual([403, 'FORBIDDEN']);
    const twice = await desk.open({ start: '2026-12-01T14:00:00+01:00' });
    expect(said(twice)).toEqual([409, 'SLOT_TAKEN']);
    const sessions = (await desk.list()).json.list('groups').map((one) => one.text('id'));
    expect(sessions).toEqual([alone, both]);
    await expectSound(deps);
  });

  it('is fixed inside the hours of those who hold it, on the grid, at a place of the service (B3, B8)', async () => {
    const desk = aGroupDesk(deps);
    const bad = async (overrides: Record<string, unknown>) => said(await desk.open(overrides));
    expect(await bad({ start: '2026-12-01T08:00:00+01:00' })).toEqual([400, 'INVALID']);
    expect(await bad({ start: '2026-12-01T16:00:00+01:00' })).toEqual([400, 'INVALID']);
    expect(await bad({ start: '2026-12-01T10:02:00+01:00' })).toEqual([400, 'TIME_NOT_ON_GRID']);
    expect(await bad({ start: '2026-11-24T10:00:00+01:00' })).toEqual([400, 'INVALID']);
    expect(await bad({ place: 'caf-orly' })).toEqual([400, 'INVALID']);
    expect(await bad({ service: 'rendez-vous-des-droits' })).toEqual([400, 'INVALID']);
    expect(await bad({ seats: 0 })).toEqual([400, 'INVALID']);
    expect(await bad({ animators: ['camille-exemple', 'camille-exemple'] })).toEqual([400, 'INVALID']);
    expect(await bad({ animators: ['camille-exemple', 'nobody-known'] })).toEqual([400, 'INVALID']);
    expect(await itemsOfKind(deps.store, 'group-session')).toEqual([]);
  });

  it('is fixed once per Idempotency-Key (B6)', async () => {
    const desk = aGroupDesk(deps);
    const headers = { 'Idempotency-Key': 'a-key-of-a-test-1' };
    const answers = await Promise.all([desk.open({}, headers), desk.open({}, headers)]);
    const again = await desk.open({}, headers);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set([...answers, again].map(({ json }) => json.text('id'))).size).toBe(1);
    expect(said(await desk.open({ seats: 11 }, headers))).toEqual([422, 'KEY_REUSED']);
  });

  it('is listed with its seats, filled to the last one, and the next person is shown others', async () => {
    const desk = aGroupDesk(deps);
    const first = await desk.opened({ seats: 2 });
    const second = await desk.opened({ start: '2026-12-01T14:00:00+01:00' });
    const query = { service: GROUP_SERVICE };
    const list = await client(0).slots(query);
    expect(list.json.list('slots').map((one) => [one.at('session'), one.at('seatsLeft')])).toEqual([
      [first, 2],
      [second, 10],
    ]);
    await register(first, 1);
    expect((await client(0).slots(query)).json.at('slots', 0, 'seatsLeft')).toBe(1);
    await register(first, 2);
    const full = await client(3).book({ ...SEVERAL, session: first, person: person(3) });
    expect(said(full)).toEqual([409, 'SLOT_TAKEN']);
    expect(full.json.list('alternatives').map((one) => [one.at('session'), one.at('seatsLeft')])).toEqual([
      [second, 10],
    ]);
    expect((await client(0).slots(query)).json.list('slots').map((one) => one.at('session'))).toEqual([
      second,
    ]);
    expect((await desk.seats(first, 3)).json.at('seatsLeft')).toBe(1);
    expect(said(await desk.seats(first, 2))).toEqual([400, 'INVALID']);
    await register(first, 3);
    await expectSound(deps);
  });

  it('is booked with its own hour and place only, and with the session named', async () => {
    const session = await aGroupDesk(deps).opened();
    const ask = async (overrides: Record<string, unknown>) =>
      said(await client(0).book({ ...SEVERAL, session, person: person(0), ...overrides }));
    expect(await ask({ session: undefined })).toEqual([409, 'NOT_BOOKABLE']);
    expect(await ask({ start: '2026-12-01T10:30:00+01:00' })).toEqual([400, 'INVALID']);
    expect(await ask({ place: 'caf-orly' })).toEqual([400, 'INVALID']);
    expect(await ask({ session: '00000000-0000-4000-8000-000000000000' })).toEqual([400, 'INVALID']);
    expect(await ask({ service: 'rendez-vous-des-droits' })).toEqual([400, 'INVALID']);
    clock.set('2026-11-30T11:00:00+01:00');
    expect(await ask({})).toEqual([400, 'INVALID']);
  });

  it('a seat is held while the form is filled in, prolonged, given back, and runs out (B5)', async () => {
    const session = await aGroupDesk(deps).opened({ seats: 2 });
    const left = async () =>
      (await client(9).slots({ service: GROUP_SERVICE })).json.at('slots', 0, 'seatsLeft');
    const wanted = { ...SEVERAL, session };
    const held = (await client(1).hold(wanted)).json.text('hold');
    expect(await left()).toBe(1);
    expect((await client(1).prolong(held)).status).toBe(200);
    expect((await client(1).endHold(held)).status).toBe(204);
    expect(await left()).toBe(2);
    const first = (await client(1).hold(wanted)).json.text('hold');
    const swapped = await client(1).hold({ ...wanted, replaces: first });
    expect(swapped.status).toBe(201);
    const hold = swapped.json.text('hold');
    const booked = await client(1).book({ ...wanted, person: person(1), hold });
    expect(booked.status).toBe(201);
    expect(await left()).toBe(1);
    await client(2).hold(wanted);
    await expectSound(deps);
    clock.advance({ minutes: 16 });
    expect(await left()).toBe(2);
    expect(
      said(await client(1).confirm(booked.json.text('id'), client(1).codeOf(booked.json.text('id')))),
    ).toEqual([404, 'EXPIRED']);
    await cleanUp(deps)({});
    expect((await getGroup(deps.store, '94', session))?.entries).toEqual({});
    await expectSound(deps, UNSENT);
  });

  it('a registration is an appointment: one at a time (B2), seen and cancelled by its link, moved by nobody', async () => {
    const session = await aGroupDesk(deps).opened(BOTH);
    const { token } = await register(session, 1);
    const seen = await client(1).view(token);
    expect(seen.json.at('canMove')).toBe(false);
    expect(seen.json.at('canCancel')).toBe(true);
    expect((await client(1).calendar(token)).text).not.toContain('ollective');
    expect(said(await client(1).move(token, { start: '2026-12-01T14:00:00+01:00' }))[0]).toBe(409);
    const again = await client(1).book({ ...SEVERAL, session, person: person(1) });
    const id = again.json.text('id');
    expect(said(await client(1).confirm(id, client(1).codeOf(id)))).toEqual([400, 'WRONG_CODE']);
    await client(1).abandon(id);
    expect((await client(1).cancel(token)).status).toBe(200);
    expect((await getGroup(deps.store, '94', session))?.entries).toEqual({});
    await register(session, 1);
    await expectSound(deps);
  });

  it('is registered for by phone, with the agreement of the person (F1)', async () => {
    const session = await aGroupDesk(deps).opened({ seats: 1 });
    const desk = aDesk(deps);
    const slots = await desk.send('GET /v1/staff/slots', { query: { service: GROUP_SERVICE } });
    expect(slots.json.at('slots', 0, 'session')).toBe(session);
    const body = {
      ...SEVERAL,
      session,
      person: { firstName: 'Sam', lastName: 'Exemple', phone: '0199001234' },
    };
    expect(said(await desk.book({ ...body, agreement: undefined }))).toEqual([409, 'AGREEMENT_NEEDED']);
    const booked = await desk.book(body);
    expect(said(booked)).toEqual([201]);
    const id = booked.json.text('id');
    expect((await desk.read(id)).json.at('session')).toBe(session);
    expect(said(await desk.move(id, { start: '2026-12-01T14:00:00+01:00' }))).toEqual([409, 'NOT_BOOKABLE']);
    expect(said(await desk.book({ ...body, person: person(1) }))).toEqual([409, 'SLOT_TAKEN']);
    expect(said(await desk.cancel(booked.json.text('id'), 'person-asked'))).toEqual([200]);
    expect(said(await desk.book({ ...body, person: person(1) }))).toEqual([201]);
    await expectSound(deps);
  });

  it('is cancelled by the Caf: its animators are free, all are told neutrally or called (F3, F4)', async () => {
    const desk = aGroupDesk(deps);
    const secretariat = aDesk(deps);
    const session = await desk.opened(BOTH);
    const { id } = await register(session, 1);
    const called = await secretariat.book({
      ...SEVERAL,
      session,
      person: { firstName: 'Sam', lastName: 'Exemple', phone: '0199001234' },
    });
    const pending = await client(2).book({ ...SEVERAL, session, person: person(2) });
    await client(3).hold({ ...SEVERAL, session });
    const cancelled = await desk.cancel(session);
    expect([cancelled.status, cancelled.json.at('status'), cancelled.json.at('registrations')]).toEqual([
      200,
      'cancelled',
      [],
    ]);
    expect((await getAppointment(deps.store, '94', id))?.state).toMatchObject({
      status: 'cancelled',
      by: 'caf',
    });
    expect((await getAppointment(deps.store, '94', pending.json.text('id')))?.state.status).toBe('expired');
    const mails = await itemsOfKind(deps.store, 'notification');
    expect(
      mails.filter(({ message }) => message === 'cancelled-by-caf').map((one) => one['appointment']),
    ).toEqual([id]);
    const calls = (await secretariat.toCall()).json.list('calls');
    expect(calls.map((one) => one.at('appointment', 'id'))).toEqual([called.json.text('id')]);
    const free = await secretariat.book({ professional: 'sacha-exemple', start: GROUP_START });
    expect(said(free)).toEqual([201]);
    expect((await client(4).slots({ service: GROUP_SERVICE })).json.list('slots')).toEqual([]);
    const late = await client(4).book({ ...SEVERAL, session, person: person(4) });
    expect(said(late)).toEqual([409, 'SLOT_TAKEN']);
    expect((await desk.cancel(session)).status).toBe(200);
    expect(said(await desk.seats(session, 20))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    await expectSound(deps);
  });

  it('names are for those who hold it and whom to call, each look written down (D3, D6)', async () => {
    const session = await aGroupDesk(deps).opened();
    const { id } = await register(session, 1);
    const sees = async (roles: Parameters<typeof aGroupDesk>[1]) =>
      (await aGroupDesk(deps, roles).read(session)).json.at('registrations', 0, 'person');
    expect(await sees({})).toEqual({ firstName: 'Dominique', lastName: 'Exemple b' });
    expect(await sees({ roles: ['secretariat'], sub: 'the-desk' })).toBeDefined();
    const audited = (await itemsOfKind(deps.store, 'audit')).filter(({ act }) => act === 'read-group');
    expect(audited.map((one) => [one['by'], one['appointments']]).sort()).toEqual([
      ['subject-of-camille-exemple', [id]],
      ['the-desk', [id]],
    ]);
    for (const role of ['manager', 'benefits-adviser', 'mediator'] as const) {
      const answer = await aGroupDesk(deps, { roles: [role], sub: 'somebody' }).read(session);
      expect([role, answer.status, answer.json.at('registered'), answer.json.at('registrations')]).toEqual([
        role,
        200,
        1,
        undefined,
      ]);
      expect(answer.json.at('canRun')).toBe(false);
    }
    expect(said(await aGroupDesk(deps, { roles: ['mediator'], sub: 'somebody' }).cancel(session))).toEqual([
      403,
      'FORBIDDEN',
    ]);
    expect(said(await aGroupDesk(deps, { roles: ['list-office'], sub: 'somebody' }).list())).toEqual([
      403,
      'FORBIDDEN',
    ]);
    const elsewhere = aGroupDesk(deps, { caf: '973', roles: ['secretariat'], sub: 'another-caf' });
    expect(said(await elsewhere.read(session))).toEqual([404, 'NOT_FOUND']);
  });

  it('says who came and how it went; needs are erased (B12), the outcome corrected on the same day alone', async () => {
    const desk = aGroupDesk(deps);
    const session = await desk.opened();
    const one = await client(1).bookAndConfirm({
      ...SEVERAL,
      session,
      person: person(1),
      needs: ['step-free-access'],
    });
    const two = await client(2).bookAndConfirm({
      ...SEVERAL,
      session,
      person: person(2),
      needs: ['accompanied'],
    });
    expect(said(await desk.came(session, [{ appointment: one.id, outcome: 'kept' }]))).toEqual([
      409,
      'NOT_POSSIBLE_NOW',
    ]);
    expect(said(await desk.outcome(session, 'held'))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    clock.set('2026-12-01T11:30:00+01:00');
    const came = await desk.came(session, [{ appointment: one.id, outcome: 'kept' }]);
    expect(came.json.list('registrations').map((each) => each.at('outcome'))).toEqual(['kept', undefined]);
    expect((await getAppointment(deps.store, '94', one.id))?.needs).toEqual([]);
    expect(said(await desk.came(session, [{ appointment: 'appointment-9', outcome: 'kept' }]))).toEqual([
      400,
      'INVALID',
    ]);
    expect((await desk.outcome(session, 'held')).json.at('outcome')).toBe('held');
    expect((await desk.outcome(session, 'shortened')).json.at('outcome')).toBe('shortened');
    expect(said(await desk.cancel(session))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    await erasePastNeeds(deps, caf94());
    expect((await getAppointment(deps.store, '94', two.id))?.needs).toEqual([]);
    clock.set('2026-12-02T09:00:00+01:00');
    expect(said(await desk.outcome(session, 'held'))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    await expectSound(deps, UNSENT);
  });

  it('is finished by the clean-up when the process dies while people are told', async () => {
    const desk = aGroupDesk(deps);
    const session = await desk.opened(BOTH);
    const { id } = await register(session, 1);
    let writes = 0;
    const faults = injectFaults(deps.store, ({ command }) => {
      if (command !== 'TransactWriteItemsCommand') return undefined;
      writes += 1;
      return writes > 1 ? 'throttled' : undefined;
    });
    expect((await desk.cancel(session)).status).toBeGreaterThanOrEqual(429);
    faults.stop();
    const shut = await getGroup(deps.store, '94', session);
    expect([shut?.state.status, Object.keys(shut?.entries ?? {})]).toEqual(['cancelled', [id]]);
    await cleanUp(deps)({});
    expect((await getGroup(deps.store, '94', session))?.entries).toEqual({});
    expect((await getAppointment(deps.store, '94', id))?.state.status).toBe('cancelled');
    await expectSound(deps);
  });

  it('stands in the agenda of each animator: how many, never who; busy for others (D6)', async () => {
    const session = await aGroupDesk(deps).opened(BOTH);
    await register(session, 1);
    const sees = async (roles: readonly Role[], sub: string, professional: string) => {
      const planner = aPlanner(deps, { roles, sub });
      const query = { professional, from: '2026-12-01', to: '2026-12-02' };
      return (await planner.send('GET /agenda', { query })).json.at('days', 0, 'appointments', 0);
    };
    const camille = await sees(['social-worker'], 'subject-of-camille-exemple', 'camille-exemple');
    expect(camille).toMatchObject({
      status: 'confirmed',
      group: { id: session, registered: 1, seats: 10 },
      together: { id: 'sacha-exemple', name: 'Sacha Exemple' },
    });
    expect(camille).not.toHaveProperty('person');
    const mediator = await sees(['mediator'], 'somebody', 'sacha-exemple');
    expect(mediator).toEqual({
      start: expect.any(String),
      end: expect.any(String),
      place: 'caf-creteil',
      status: 'busy',
    });
  });
});
