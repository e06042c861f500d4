import { beforeEach, describe, expect, it } from 'vitest';
import { staffPlanning } from '../../functions/staff-planning/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aClient, ELEVEN, NINE, TEN, tokenOf } from '../support/booking.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, aProfessional, type TestClock, testDeps } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { cafsAhead, change, openEverything, plus } from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let client: ReturnType<typeof aClient>;
let desk: ReturnType<typeof aDesk>;

const camille = aProfessional();
const alex = aProfessional({ id: 'alex-exemple', displayName: 'Alex Exemple', subject: 'subject-of-alex' });
const NEXT_NINE = '2026-12-08T09:00:00+01:00';
const NEXT_TEN = '2026-12-08T10:00:00+01:00';

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store, clock, cafs: cafsAhead(12) });
  client = aClient(deps);
  desk = aDesk(deps);
});

/** Tuesday mornings, nine to noon. */
async function receives(
  professional: Professional,
  overrides: Parameters<typeof plus>[0] = {},
): Promise<void> {
  await putProfessional(deps.store, professional);
  await change(
    deps,
    plus({ id: `availability-of-${professional.id}`, professional: professional.id, ...overrides }),
    professional,
  );
  await openEverything(deps);
}

/** Somebody reports them away for the whole Tuesday, and the opener does its work. */
async function isAway(professional: Professional): Promise<string> {
  const answer = await call(staffPlanning(deps), 'POST /v1/staff/absences', {
    claims: { sub: professional.subject, memberships: [`94:${professional.role}`] },
    body: {
      professional: professional.id,
      from: { date: '2026-12-01', time: '00:00' },
      to: { date: '2026-12-01', time: '24:00' },
    },
  });
  expect(answer.status).toBe(201);
  await openEverything(deps);
  return `absence-${answer.json.text('absence', 'id')}`;
}

const told = async () =>
  (await itemsOfKind(deps.store, 'notification')).map((item) => item['message']).sort();
const stored = async (id: string) => await getAppointment(deps.store, '94', id);
const holds = async () => (await itemsOfKind(deps.store, 'hold')).length;
const someone = (lastName: string) => ({
  firstName: 'Dominique',
  lastName,
  email: `${lastName.toLowerCase()}@courriel.example`,
});

describe('an absence of today', () => {
  it('is worked off for everybody it touches: a colleague at the same hour, offered times, a cancellation (B11)', async () => {
    await receives(camille);
    const at = async (start: string, lastName: string, more = {}) =>
      (await desk.book({ start, person: someone(lastName), ...more })).json.text('id');
    const first = await at(NINE, 'Un');
    const second = await at(TEN, 'Deux');
    const third = await at(ELEVEN, 'Trois', {
      person: { firstName: 'Dominique', lastName: 'Trois', phone: '01 99 00 12 34' },
    });
    await receives(alex);
    clock.set('2026-12-01T07:30:00+01:00');
    const id = await isAway(camille);

    const list = await desk.disruptions();
    expect(list.json.value).toEqual({
      disruptions: [
        {
          id,
          cause: 'absence',
          role: 'social-worker',
          professional: { id: 'camille-exemple', name: 'Camille Exemple', title: 'Assistante sociale' },
          since: '2026-12-01T07:30:00+01:00',
          waiting: 3,
          offered: 0,
          engaged: 0,
          from: '2026-12-01',
          to: '2026-12-01',
          canHandle: true,
        },
      ],
      more: false,
    });

    const detail = await desk.disruption(id);
    expect(detail.json.list('touched').map((one) => one.text('appointment', 'id'))).toEqual([
      first,
      second,
      third,
    ]);
    expect(detail.json.at('touched', 0, 'proposals')).toEqual([
      proposal(NINE, 'alex-exemple', true),
      proposal(TEN, 'alex-exemple', false),
      proposal(ELEVEN, 'alex-exemple', false),
    ]);

    const refused = await desk.rebook(id, { appointment: first, start: NINE, agreement: undefined });
    expect(said(refused)).toEqual([409, 'AGREEMENT_NEEDED']);
    const moved = await desk.rebook(id, { appointment: first, start: NINE, professional: 'alex-exemple' });
    expect([moved.status, moved.json.at('professional', 'id')]).toEqual([200, 'alex-exemple']);
    expect((await stored(first))?.moveAgreement?.by).toBe(desk.sub);

    const offered = await desk.offer(id, { appointment: second, starts: [TEN, NEXT_NINE, NEXT_TEN] });
    expect(offered.status).toBe(200);
    expect(offered.json.list('offers').map((one) => one.text('start'))).toEqual([TEN, NEXT_NINE, NEXT_TEN]);

    const cancelled = await desk.cancelTouched(id, third);
    expect(cancelled.json.at('cancelledBy')).toBe('caf');

    expect(await told()).toEqual(['confirmed', 'confirmed', 'moved-by-caf', 'offered-times']);
    const calls = await desk.toCall();
    expect(calls.json.list('calls').map((one) => one.text('message'))).toEqual(['cancelled-by-caf']);
    const after = (await desk.disruptions()).json;
    expect([after.at('disruptions', 0, 'waiting'), after.at('disruptions', 0, 'offered')]).toEqual([1, 1]);

    const token = await tokenOf(deps, '94', second);
    expect((await client.view(token)).json.list('offers').map((one) => one.text('start'))).toEqual([
      TEN,
      NEXT_NINE,
      NEXT_TEN,
    ]);
    const accepted = await client.move(token, { start: TEN });
    expect([accepted.status, accepted.json.at('start'), accepted.json.at('offers')]).toEqual([
      200,
      TEN,
      undefined,
    ]);
    expect((await desk.disruptions()).json.at('disruptions')).toEqual([]);
    expect(await holds()).toBe(0);
  });
});

describe('times offered by the Caf', () => {
  async function offeredTo(lastName = 'Deux'): Promise<{ id: string; appointment: string; token: string }> {
    await receives(camille);
    await receives(alex);
    const appointment = (
      await desk.book({ person: someone(lastName), professional: 'camille-exemple' })
    ).json.text('id');
    clock.set('2026-11-30T18:00:00+01:00');
    const id = await isAway(camille);
    const offer = await desk.offer(id, { appointment, starts: [TEN, ELEVEN, NEXT_NINE] });
    expect(offer.status).toBe(200);
    return { id, appointment, token: await tokenOf(deps, '94', appointment) };
  }

  it('are held for this person: nobody else gets them, though they look free to nobody (B1)', async () => {
    await offeredTo();
    const slots = await client.slots({
      service: 'rendez-vous-des-droits',
      from: '2026-12-01',
      to: '2026-12-02',
    });
    expect(slots.json.at('slots')).toEqual([]);
    const taken = await desk.book({ start: TEN, person: someone('Autre') });
    expect(said(taken)).toEqual([409, 'SLOT_TAKEN']);
  });

  it('are taken by the person’s own link past the limit for moving, and the others come free (B4, B11)', async () => {
    const { appointment, token } = await offeredTo();
    const view = (await client.view(token)).json;
    expect([view.at('canMove'), view.at('moveUntil')]).toEqual([true, '2026-12-02T18:00:00+01:00']);
    const moved = await client.move(token, { start: ELEVEN });
    expect([moved.status, moved.json.at('start')]).toEqual([200, ELEVEN]);
    expect((await stored(appointment))?.professional).toBe('alex-exemple');
    expect(await holds()).toBe(0);
    expect((await desk.book({ start: TEN, person: someone('Autre') })).status).toBe(201);
    expect(await told()).toContain('moved');
    await expectCleanDays();
  });

  it('leave every other free time open to the person, with the notice that everybody needs (B3)', async () => {
    const { token } = await offeredTo();
    const soon = await client.move(token, { start: NINE });
    expect(said(soon)).toEqual([400, 'INVALID']);
    expect((await client.move(token, { start: NEXT_TEN })).json.at('start')).toBe(NEXT_TEN);
    await expectCleanDays();
  });

  it('come free at their deadline, by the clock', async () => {
    const { token } = await offeredTo();
    clock.set('2026-12-02T18:00:01+01:00');
    const late = await client.move(token, { start: NEXT_NINE });
    expect(late.status).toBe(409);
    expect((await desk.book({ start: NEXT_NINE, person: someone('Autre') })).status).toBe(201);
  });

  it('are given up when others are offered, even on the same days, and when the appointment is cancelled', async () => {
    const { id, appointment, token } = await offeredTo();
    clock.advance({ minutes: 1 });
    const again = await desk.offer(id, { appointment, starts: [ELEVEN, NEXT_TEN] });
    expect(again.status).toBe(200);
    expect(await holds()).toBe(2);
    expect((await desk.book({ start: TEN, person: someone('Autre') })).status).toBe(201);
    expect((await desk.book({ start: NEXT_NINE, person: someone('Encore') })).status).toBe(201);
    expect((await client.cancel(token)).status).toBe(200);
    expect(await holds()).toBe(0);
    expect((await desk.book({ start: ELEVEN, person: someone('Enfin') })).status).toBe(201);
    await expectCleanDays();
  });

  it('come free when the appointment took place after all (B11)', async () => {
    const { appointment } = await offeredTo();
    clock.set('2026-12-01T10:00:00+01:00');
    expect(await holds()).toBe(3);
    expect((await desk.outcome(appointment, 'kept')).status).toBe(200);
    expect(await holds()).toBe(1);
    expect((await desk.book({ start: NEXT_NINE, person: someone('Autre') })).status).toBe(201);
  });

  it('are all held or none: a taken one names itself and nothing is written', async () => {
    const { id, appointment } = await offeredTo();
    await desk.book({ start: NEXT_TEN, person: someone('Autre') });
    await desk.book({ start: NEXT_TEN, person: someone('Encore') });
    const before = await itemsOfKind(deps.store, 'hold');
    const answer = await desk.offer(id, { appointment, starts: [NEXT_NINE, NEXT_TEN] });
    expect([...said(answer), answer.json.text('errors', 0, 'path')]).toEqual([409, 'SLOT_TAKEN', 'starts.1']);
    expect(await itemsOfKind(deps.store, 'hold')).toEqual(before);
  });

  it('never hold one professional twice at one moment, however many people offer at once (B1)', async () => {
    await receives(camille);
    const people = ['Un', 'Deux', 'Trois'];
    const ids: string[] = [];
    for (const [at, start] of [NINE, TEN, ELEVEN].entries())
      ids.push((await desk.book({ start, person: someone(people[at] ?? '') })).json.text('id'));
    await receives(alex);
    const id = await isAway(camille);
    const answers = await Promise.all(
      ids.map((appointment) => desk.offer(id, { appointment, starts: [NINE], professional: 'alex-exemple' })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409]);
    await expectCleanDays();
  });

  it('cannot be offered once the appointment has begun, nor twice the same', async () => {
    const { id, appointment } = await offeredTo();
    const twice = await desk.offer(id, { appointment, starts: [TEN, '2026-12-01T09:00:00Z'] });
    expect(said(twice)).toEqual([400, 'INVALID']);
    clock.set('2026-12-01T09:00:00+01:00');
    expect(said(await desk.offer(id, { appointment, starts: [TEN] }))).toEqual([409, 'NOT_POSSIBLE_NOW']);
  });
});

describe('a disruption', () => {
  it('is settled once: what the person has changed by themselves is out of it (B11)', async () => {
    await receives(camille);
    const { id: appointment, token } = await client.bookAndConfirm();
    const id = await isAway(camille);
    expect((await desk.disruption(id)).json.list('touched')).toHaveLength(1);
    expect((await client.move(token, { start: NEXT_NINE })).status).toBe(200);
    expect((await desk.disruption(id)).json.at('touched')).toEqual([]);
    expect((await desk.disruptions()).json.at('disruptions')).toEqual([]);
    expect(said(await desk.cancelTouched(id, appointment))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    expect((await stored(appointment))?.state.status).toBe('confirmed');
  });

  it('is worked off by two people at once without one undoing the other', async () => {
    await receives(camille);
    const ids: string[] = [];
    for (const [at, start] of [NINE, TEN, ELEVEN].entries())
      ids.push((await desk.book({ start, person: someone(`Personne${'abc'[at]}`) })).json.text('id'));
    const id = await isAway(camille);
    const answers = await Promise.all(ids.map((appointment) => desk.cancelTouched(id, appointment)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const [first = ''] = ids;
    expect(said(await desk.cancelTouched(id, first))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    expect((await desk.disruptions()).json.at('disruptions')).toEqual([]);
    expect((await told()).filter((message) => message === 'cancelled-by-caf')).toHaveLength(3);
  });

  it('of a mediator is for the mediator; reception sees who comes and whom to call (D6)', async () => {
    const maelle = aProfessional({
      id: 'maelle-mediatrice',
      role: 'mediator',
      subject: 'subject-of-maelle',
      displayName: 'Maëlle Médiatrice',
      title: 'Médiatrice familiale',
    });
    await receives(maelle, { services: ['entretien-information-mediation'] });
    const appointment = (await desk.book({ service: 'entretien-information-mediation' })).json.text('id');
    const id = await isAway(maelle);
    const reception = (await desk.disruption(id)).json;
    expect(reception.at('canHandle')).toBe(false);
    expect(reception.at('touched', 0, 'proposals')).toEqual([]);
    expect(reception.at('touched', 0, 'appointment', 'view')).toBe('reception');
    expect(reception.at('professional', 'name')).toBe('Maëlle Médiatrice');
    expect(said(await desk.cancelTouched(id, appointment))).toEqual([403, 'FORBIDDEN']);
    const worker = aDesk(deps, { roles: ['social-worker'], sub: 'subject-of-nobody' });
    expect(said(await worker.disruption(id))).toEqual([404, 'NOT_FOUND']);
    expect((await worker.disruptions()).json.at('disruptions')).toEqual([]);
    expect(said(await worker.cancelTouched(id, appointment))).toEqual([404, 'NOT_FOUND']);
    const own = aDesk(deps, { roles: ['mediator'], sub: 'subject-of-maelle' });
    expect((await own.cancelTouched(id, appointment)).status).toBe(200);
  });

  it('lets a mediator pass an appointment to a colleague who delegates nothing (B11)', async () => {
    const mediator = (id: string) =>
      aProfessional({ id, role: 'mediator', subject: `subject-of-${id}`, title: 'Médiatrice familiale' });
    const maelle = mediator('maelle-mediatrice');
    const interviews = { services: ['entretien-information-mediation'], modes: ['on-site' as const] };
    await receives(maelle, interviews);
    const own = aDesk(deps, { roles: ['mediator'], sub: 'subject-of-maelle-mediatrice' });
    const appointment = (await own.book({ service: 'entretien-information-mediation' })).json.text('id');
    await receives(mediator('noe-mediateur'), interviews);
    const id = await isAway(maelle);
    const moved = await own.rebook(id, { appointment, start: NINE, professional: 'noe-mediateur' });
    expect([moved.status, moved.json.at('professional', 'id')]).toEqual([200, 'noe-mediateur']);
    expect(said(await own.read(appointment))).toEqual([404, 'NOT_FOUND']);
  });

  it('of another Caf is not found (D5), and neither is an appointment that is not on its list', async () => {
    await receives(camille);
    const appointment = (await desk.book()).json.text('id');
    const other = (await desk.book({ start: NEXT_NINE, person: someone('Autre') })).json.text('id');
    const id = await isAway(camille);
    const elsewhere = aDesk(testDeps({ store: deps.store, clock }), { caf: '973' });
    expect(said(await elsewhere.disruption(id))).toEqual([404, 'NOT_FOUND']);
    expect(said(await elsewhere.cancelTouched(id, appointment))).toEqual([404, 'NOT_FOUND']);
    expect((await elsewhere.disruptions()).json.at('disruptions')).toEqual([]);
    expect(said(await desk.cancelTouched(id, other))).toEqual([404, 'NOT_FOUND']);
    expect(said(await desk.cancelTouched('absence-of-nobody', appointment))).toEqual([404, 'NOT_FOUND']);
  });

  it('leaves an audit line when its people are shown (D3)', async () => {
    await receives(camille);
    const appointment = (await desk.book()).json.text('id');
    const id = await isAway(camille);
    await desk.disruption(id);
    const lines = (await itemsOfKind(deps.store, 'audit')).filter(({ act }) => act === 'read-lists');
    expect(lines).toMatchObject([{ by: desk.sub, appointments: [appointment] }]);
  });
});

function proposal(start: string, professional: string, sameHour: boolean) {
  const end = start.replace(':00:00', ':45:00');
  return {
    start,
    end,
    place: 'caf-creteil',
    mode: 'on-site',
    professional: { id: professional, name: 'Alex Exemple', title: 'Assistante sociale' },
    sameHour,
  };
}

/** Every taken cell belongs to exactly one entry, and every hold that stands to a hold's item. */
async function expectCleanDays(): Promise<void> {
  const held = new Set((await itemsOfKind(deps.store, 'hold')).map(({ id }) => id));
  for (const professional of ['camille-exemple', 'alex-exemple'])
    for (const day of await daysOfProfessional(deps.store, {
      caf: '94',
      professional,
      from: '2026-12-01',
      to: '2026-12-15',
    })) {
      const cells = Object.values(day.entries).flatMap(({ spans }) =>
        spans.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)),
      );
      expect(cells.toSorted((a, b) => a - b)).toEqual([...day.taken].toSorted((a, b) => a - b));
      for (const [id, entry] of Object.entries(day.entries))
        if (entry.kind === 'hold' && (entry.until ?? Infinity) > clock()) expect(held).toContain(id);
    }
}
