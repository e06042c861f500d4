import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import type { CallBack } from '../../shared/domain/call-back.ts';
import { remind } from '../../shared/messaging/remind.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { leaveCallBack } from '../../shared/store/call-backs.ts';
import { toCallPut, toCallTo } from '../../shared/store/to-call.ts';
import { transact } from '../../shared/store/transact.ts';
import { bookingBody, NINE, TEN } from '../support/booking.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let desk: ReturnType<typeof aDesk>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store, clock });
  desk = aDesk(deps);
  await aReceivingProfessional(store);
});

const elsewhere = () => aDesk(deps, { caf: '973' });
const audited = async () =>
  (await itemsOfKind(deps.store, 'audit'))
    .filter(({ act }) => act === 'read-lists')
    .map((item) => item['appointments']);

const byPhone = {
  person: { firstName: 'Dominique', lastName: 'Exemple', phone: '01 99 00 12 34' },
  contact: {
    by: 'phone',
    hours: ['morning'],
    question: { ask: 'Votre ville de naissance ?', answer: 'Exempleville' },
  },
};

async function aMediator(): Promise<ReturnType<typeof aDesk>> {
  const window = {
    from: 108,
    to: 180,
    place: 'caf-creteil',
    modes: ['on-site' as const],
    services: ['entretien-information-mediation'],
  };
  await aReceivingProfessional(
    deps.store,
    { id: 'maelle-mediatrice', role: 'mediator', subject: 'subject-of-maelle' },
    { windows: [window] },
  );
  return aDesk(deps, { roles: ['mediator'], sub: 'subject-of-maelle' });
}

describe('the to-call list', () => {
  it('tells whom to call, why, at which hours, and what to ask first (F4)', async () => {
    const id = (await desk.book(byPhone)).json.text('id');
    await desk.cancel(id, 'caf');
    const list = await desk.toCall();
    expect(list.status).toBe(200);
    expect(list.json.at('more')).toBe(false);
    expect(list.json.list('calls')).toHaveLength(1);
    expect(list.json.at('calls', 0)).toMatchObject({
      message: 'cancelled-by-caf',
      why: 'chose-phone',
      since: '2026-11-27T08:00:00+01:00',
      appointment: { id, start: NINE, person: { lastName: 'Exemple' } },
      phone: '0199001234',
      contact: byPhone.contact,
    });
    expect(await audited()).toEqual([[id]]);
  });

  it('keeps a call until it is ticked, once (B11)', async () => {
    const id = (await desk.book(byPhone)).json.text('id');
    await desk.cancel(id, 'caf');
    const call = (await desk.toCall()).json.text('calls', 0, 'id');
    expect(said(await elsewhere().called(call))).toEqual([404, 'NOT_FOUND']);
    expect((await desk.toCall()).json.list('calls')).toHaveLength(1);
    expect((await desk.called(call)).status).toBe(204);
    expect((await desk.toCall()).json.at('calls')).toEqual([]);
    expect((await desk.called(call)).status).toBe(204);
    expect(await itemsOfKind(deps.store, 'to-call')).toMatchObject([{ done: { by: desk.sub, at: clock() } }]);
  });

  it('reminds nobody of what has been cancelled or moved since', async () => {
    const id = (await desk.book(byPhone)).json.text('id');
    const listed = async () => (await desk.toCall()).json.list('calls').map((one) => one.text('message'));
    clock.set('2026-11-29T09:05:00+01:00');
    await remind(deps, clock());
    expect(await listed()).toEqual(['reminder']);
    await desk.move(id, { start: TEN });
    expect(await listed()).toEqual([]);
    clock.set('2026-11-29T10:05:00+01:00');
    await remind(deps, clock());
    expect(await listed()).toEqual(['reminder']);
    await desk.cancel(id, 'person-asked');
    expect(await listed()).toEqual([]);
  });

  it('tells of nothing but the cancellation once the Caf has cancelled', async () => {
    const id = (await desk.book(byPhone)).json.text('id');
    await manyCalls(id, 1);
    expect((await desk.toCall()).json.at('calls', 0, 'message')).toBe('moved-by-caf');
    await desk.cancel(id, 'caf');
    const listed = (await desk.toCall()).json.list('calls');
    expect(listed.map((one) => one.text('message'))).toEqual(['cancelled-by-caf']);
  });

  it('shows professionals their own calls, and reception no more of a mediator’s than it needs (D6)', async () => {
    const mediator = await aMediator();
    const worker = aDesk(deps, { roles: ['social-worker'], sub: 'subject-of-camille-exemple' });
    const id = (await desk.book({ ...byPhone, service: 'entretien-information-mediation' })).json.text('id');
    expect((await mediator.cancel(id, 'caf')).status).toBe(200);
    expect((await worker.toCall()).json.at('calls')).toEqual([]);
    const reception = (await desk.toCall()).json;
    expect(reception.at('calls', 0, 'appointment', 'view')).toBe('reception');
    expect(reception.at('calls', 0, 'appointment', 'service')).toBeUndefined();
    expect(reception.at('calls', 0, 'phone')).toBe('0199001234');
    const own = (await mediator.toCall()).json;
    expect(own.at('calls', 0, 'appointment', 'view')).toBe('full');
    const call = own.text('calls', 0, 'id');
    expect(said(await worker.called(call))).toEqual([404, 'NOT_FOUND']);
    expect((await mediator.called(call)).status).toBe(204);
  });

  it('finds a mediator’s own calls behind many of others (D6)', async () => {
    const mediator = await aMediator();
    await manyCalls((await desk.book(byPhone)).json.text('id'), 201);
    clock.advance({ minutes: 5 });
    const id = (await desk.book({ ...byPhone, service: 'entretien-information-mediation' })).json.text('id');
    await mediator.cancel(id, 'caf');
    const own = (await mediator.toCall()).json;
    expect(own.list('calls').map((one) => one.text('appointment', 'id'))).toEqual([id]);
    expect(own.at('more')).toBe(false);
    const all = (await desk.toCall()).json;
    expect([all.list('calls').length, all.at('more')]).toEqual([200, true]);
  });

  it('is empty elsewhere (D5) and closed to the benefits desk', async () => {
    await desk.cancel((await desk.book(byPhone)).json.text('id'), 'caf');
    expect((await elsewhere().toCall()).json.at('calls')).toEqual([]);
    expect(said(await aDesk(deps, { roles: ['benefits-adviser'] }).toCall())).toEqual([403, 'FORBIDDEN']);
  });
});

/** Calls about one appointment that wait to be made. */
async function manyCalls(id: string, count: number): Promise<void> {
  const appointment = await getAppointment(deps.store, '94', id);
  if (appointment === undefined) throw new Error(`no appointment ${id}`);
  const puts = Array.from({ length: count }, (_, at) =>
    toCallPut(
      toCallTo(appointment, 'moved-by-caf', { id: `call-number-${at}`, why: 'chose-phone', now: clock() }),
    ),
  );
  for (let from = 0; from < count; from += 100) await transact(deps.store, puts.slice(from, from + 100));
}

describe('the call-backs', () => {
  const aCallBack = (overrides: Partial<CallBack> = {}): CallBack => ({
    id: crypto.randomUUID(),
    caf: '94',
    service: 'rendez-vous-des-droits',
    person: { firstName: 'Dominique', lastName: 'Exemple', phone: '0199001234' },
    hours: ['morning'],
    needs: ['interpreter'],
    createdAt: clock(),
    state: { status: 'open' },
    ...overrides,
  });
  const leave = (callBack: CallBack) => leaveCallBack(deps, callBack, () => []);

  it('are listed, the longest waiting first, and leave an audit line (D3)', async () => {
    const first = aCallBack();
    await leave(first);
    clock.advance({ minutes: 5 });
    const second = aCallBack({ person: { firstName: 'Alex', lastName: 'Exemple', phone: '0199005678' } });
    await leave(second);
    const list = await desk.callBacks();
    expect(list.json.list('callBacks').map((one) => one.text('id'))).toEqual([first.id, second.id]);
    expect(list.json.at('callBacks', 0)).toEqual({
      id: first.id,
      since: '2026-11-27T08:00:00+01:00',
      service: 'rendez-vous-des-droits',
      person: first.person,
      hours: ['morning'],
      needs: ['interpreter'],
      overdue: false,
    });
    expect(await audited()).toEqual([[first.id, second.id]]);
  });

  it('are overdue after two working days (B5)', async () => {
    await leave(aCallBack());
    clock.set('2026-12-01T07:59:00+01:00');
    expect((await desk.callBacks()).json.at('callBacks', 0, 'overdue')).toBe(false);
    clock.set('2026-12-01T08:01:00+01:00');
    expect((await desk.callBacks()).json.at('callBacks', 0, 'overdue')).toBe(true);
  });

  it('are ticked with how they ended; needs are erased (B12)', async () => {
    const callBack = aCallBack();
    await leave(callBack);
    expect(said(await elsewhere().calledBack(callBack.id, 'booked'))).toEqual([404, 'NOT_FOUND']);
    expect((await desk.calledBack(callBack.id, 'booked')).status).toBe(204);
    expect((await desk.callBacks()).json.at('callBacks')).toEqual([]);
    expect(await itemsOfKind(deps.store, 'call-back')).toMatchObject([
      { needs: [], state: { status: 'done', by: desk.sub, result: 'booked' } },
    ]);
  });

  it('are for the secretariat alone', async () => {
    const worker = aDesk(deps, { roles: ['social-worker'], sub: 'subject-of-camille-exemple' });
    expect(said(await worker.callBacks())).toEqual([403, 'FORBIDDEN']);
    expect(said(await worker.calledBack('some-call-back', 'booked'))).toEqual([403, 'FORBIDDEN']);
  });
});

describe('the possible duplicates', () => {
  const household = { ...bookingBody() };
  const member = (firstName: string, allocataireNumber = '1234567') => ({
    firstName,
    lastName: 'Exemple',
    email: `${firstName.toLowerCase()}@courriel.example`,
    allocataireNumber,
  });

  it('are the appointments ahead of one service with one allocataire number (B2)', async () => {
    const one = (await desk.book({ ...household, person: member('Dominique') })).json.text('id');
    const other = (await desk.book({ ...household, start: TEN, person: member('Alex') })).json.text('id');
    const list = await desk.duplicates();
    expect(list.json.at('next')).toBeNull();
    expect(list.json.list('groups')).toHaveLength(1);
    const ids = list.json.list('groups', 0, 'appointments').map((shown) => shown.text('id'));
    expect(ids.toSorted()).toEqual([one, other].toSorted());
    expect((await audited()).flat().toSorted()).toEqual([one, other].toSorted());
    await desk.cancel(other, 'person-asked');
    expect((await desk.duplicates()).json.at('groups')).toEqual([]);
  });

  it('are neither two services nor two numbers nor the past', async () => {
    await aMediator();
    await desk.book({ ...household, person: member('Dominique') });
    await desk.book({
      ...household,
      service: 'entretien-information-mediation',
      person: member('Dominique'),
    });
    await desk.book({ ...household, start: TEN, person: member('Alex', '7654321') });
    expect((await desk.duplicates()).json.at('groups')).toEqual([]);
    await desk.book({ ...household, start: '2026-12-01T11:00:00+01:00', person: member('Camille') });
    expect((await desk.duplicates()).json.list('groups')).toHaveLength(1);
    clock.set('2026-12-01T13:00:00+01:00');
    expect((await desk.duplicates()).json.at('groups')).toEqual([]);
  });

  it('are nothing of another Caf (D5)', async () => {
    await desk.book({ ...household, person: member('Dominique') });
    await desk.book({ ...household, start: TEN, person: member('Alex') });
    expect((await elsewhere().duplicates()).json.at('groups')).toEqual([]);
  });
});
