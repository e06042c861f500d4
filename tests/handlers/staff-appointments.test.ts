import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { keys } from '../../shared/store/keys.ts';
import { markMailbox } from '../../shared/store/mailboxes.ts';
import { aClient, ELEVEN, NINE, TEN, tokenOf } from '../support/booking.ts';
import { AGREED, aDesk, said } from '../support/desk.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReceivingProfessional, openADay } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let client: ReturnType<typeof aClient>;
let desk: ReturnType<typeof aDesk>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store, clock });
  client = aClient(deps);
  desk = aDesk(deps);
  await aReceivingProfessional(store);
});

const stored = async (id: string) => {
  const found = await getAppointment(deps.store, '94', id);
  if (found === undefined) throw new Error(`no appointment ${id}`);
  return found;
};
const told = async () =>
  (await itemsOfKind(deps.store, 'notification')).map((item) => item['message']).sort();
const audited = async () =>
  (await itemsOfKind(deps.store, 'audit')).map(({ act, by, appointments }) => ({ act, by, appointments }));

/** A mediator at Caf Créteil, open on the Tuesday for both services of mediation. */
async function aMediator(delegates: string[] = []): Promise<void> {
  await aReceivingProfessional(
    deps.store,
    {
      id: 'maelle-mediatrice',
      role: 'mediator',
      subject: 'subject-of-maelle',
      displayName: 'Maëlle Médiatrice',
      delegates,
    },
    {
      windows: [
        {
          from: 108,
          to: 180,
          place: 'caf-creteil',
          modes: ['on-site', 'phone', 'video'],
          services: ['entretien-information-mediation', 'seance-mediation'],
        },
      ],
    },
  );
}
const mediator = () => aDesk(deps, { roles: ['mediator'], sub: 'subject-of-maelle' });
const worker = () => aDesk(deps, { roles: ['social-worker'], sub: 'subject-of-camille-exemple' });
const adviser = () => aDesk(deps, { roles: ['benefits-adviser'], sub: 'subject-of-the-adviser' });

describe('booking on behalf of a person', () => {
  it('is confirmed at once, says who receives, and records who noted the agreement (F1)', async () => {
    const booked = await desk.book();
    expect(booked.status).toBe(201);
    const id = booked.json.text('id');
    expect(booked.json.value).toEqual({
      id,
      status: 'confirmed',
      professional: 'camille-exemple',
      start: NINE,
      end: '2026-12-01T09:45:00+01:00',
      possibleDuplicates: [],
    });
    const appointment = await stored(id);
    expect(appointment.state).toEqual({ status: 'confirmed', confirmedAt: clock() });
    expect(appointment.origin).toEqual({
      by: 'staff',
      subject: desk.sub,
      agreement: { by: desk.sub, at: '2026-11-27T06:55:00.000Z' },
    });
    expect(await told()).toEqual(['confirmed']);
    expect((await client.view(await tokenOf(deps, '94', id))).json.at('status')).toBe('confirmed');
  });

  it('is refused without the person’s recorded agreement, and nothing is written (F1)', async () => {
    const before = await itemsOfKind(deps.store);
    expect(said(await desk.book({ agreement: undefined }))).toEqual([409, 'AGREEMENT_NEEDED']);
    expect(await itemsOfKind(deps.store)).toEqual(before);
  });

  it('records an agreement under the name of nobody but the one who is signed in (F1)', async () => {
    const answer = await desk.book({ agreement: { by: 'somebody-else', at: AGREED.at } });
    expect(said(answer)).toEqual([400, 'INVALID']);
    expect(answer.json.text('errors', 0, 'path')).toBe('agreement.by');
  });

  it('is refused on an agreement too old to be one, or of a date that no clock can write (F1)', async () => {
    for (const at of ['2025-11-20T08:00:00+01:00', '0000-01-01T00:00:00+23:59']) {
      const answer = await desk.book({ agreement: { at } });
      expect(said(answer)).toEqual([400, 'INVALID']);
      expect(answer.json.text('errors', 0, 'path')).toBe('agreement.at');
    }
    expect(await itemsOfKind(deps.store, 'appointment')).toEqual([]);
  });

  it('needs no notice (B3)', async () => {
    clock.set('2026-12-01T08:55:00+01:00');
    expect((await desk.book()).status).toBe(201);
  });

  it('chooses the least loaded professional of the week, or the one named (B7)', async () => {
    await aReceivingProfessional(deps.store, { id: 'alex-exemple', subject: 'subject-of-alex' });
    const first = await desk.book();
    expect(first.json.at('professional')).toBe('alex-exemple');
    const second = await desk.book({ start: TEN, person: someone('Un') });
    expect(second.json.at('professional')).toBe('camille-exemple');
    const named = await desk.book({ start: ELEVEN, person: someone('Deux'), professional: 'alex-exemple' });
    expect(named.json.at('professional')).toBe('alex-exemple');
    const taken = await desk.book({ start: NINE, person: someone('Trois'), professional: 'alex-exemple' });
    expect(said(taken)).toEqual([409, 'SLOT_TAKEN']);
    expect(taken.json.list('alternatives').length).toBeGreaterThan(0);
  });

  it('refuses a second one of the same person, known by e-mail or by the phone that staff noted (B2)', async () => {
    const person = { firstName: 'Élise', lastName: 'Martin-Dupont', phone: '01 99 00 12 34' };
    expect((await desk.book({ person })).status).toBe(201);
    const again = {
      firstName: 'elise',
      lastName: 'DUPONT Martin',
      phone: '0199001234',
      email: 'e@courriel.example',
    };
    expect(said(await desk.book({ start: TEN, person: again }))).toEqual([409, 'ALREADY_BOOKED']);
    expect((await client.bookAndConfirm({ start: TEN })).id).toBeTruthy();
    expect(said(await desk.book({ start: ELEVEN }))).toEqual([409, 'ALREADY_BOOKED']);
  });

  it('names who may be the same person, and is not held up by it (B2)', async () => {
    const known = { ...someone('Un'), allocataireNumber: '1234567' };
    const first = (await desk.book({ person: known })).json.text('id');
    const spouse = { ...someone('Deux'), allocataireNumber: '1234567 A' };
    const second = await desk.book({ start: TEN, person: spouse });
    expect(second.json.list('possibleDuplicates').map((one) => one.text('id'))).toEqual([first]);
    const sameName = { firstName: 'Dominique', lastName: 'Un', email: 'autre@courriel.example' };
    const third = await desk.book({ start: ELEVEN, person: sameName });
    expect(third.json.list('possibleDuplicates').map((one) => one.text('id'))).toEqual([first]);
    expect(await audited()).toContainEqual({ act: 'read-appointment', by: desk.sub, appointments: [first] });
  });

  it('answers the same key alike and books once; another body is refused (B6)', async () => {
    clock.set('2026-11-30T20:00:00+01:00');
    const key = { 'idempotency-key': 'key-number-1' };
    const first = await desk.book({}, key);
    const second = await desk.book({}, key);
    expect([second.status, second.json.value]).toEqual([201, first.json.value]);
    expect(await itemsOfKind(deps.store, 'appointment')).toHaveLength(1);
    expect(said(await desk.book({ start: TEN }, key))).toEqual([422, 'KEY_REUSED']);
    clock.set('2026-12-01T09:30:00+01:00');
    const late = await desk.book({}, key);
    expect([late.status, late.json.value]).toEqual([201, first.json.value]);
  });

  it('keeps one caller’s key apart from another’s (B6)', async () => {
    const key = { 'idempotency-key': 'key-number-1' };
    await desk.book({}, key);
    expect(said(await worker().book({ start: TEN }, key))).toEqual([409, 'ALREADY_BOOKED']);
  });

  it('writes to nobody who chose the phone or nothing (F4)', async () => {
    const person = { ...someone('Un'), phone: '01 99 00 12 34' };
    await desk.book({ person, contact: { by: 'phone', hours: ['morning'] } });
    await desk.book({ start: TEN, person: { firstName: 'Sans', lastName: 'Contact' } });
    expect(await told()).toEqual([]);
  });

  it('by phone needs a number, by video gives a room that nobody can guess', async () => {
    const phone = await desk.book({ mode: 'phone' });
    expect([...said(phone), phone.json.text('errors', 0, 'path')]).toEqual([400, 'INVALID', 'person.phone']);
    const video = await desk.book({ mode: 'video' });
    expect((await stored(video.json.text('id'))).room).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('of a joint session is never made here, by the mediator neither: every party agrees to it (M2, M7)', async () => {
    await aMediator();
    const session = { service: 'seance-mediation', start: '2026-12-01T09:00:00+01:00' };
    for (const who of [desk, worker(), mediator()])
      expect(said(await who.book(session))).toEqual([409, 'NOT_BOOKABLE']);
    expect(await itemsOfKind(deps.store, 'appointment')).toEqual([]);
  });

  it('of what a professional fixes is their own alone; it puts no guard, so that a series is possible (B2)', async () => {
    await openADay(deps.store, {
      windows: [
        {
          from: 108,
          to: 144,
          place: 'caf-creteil',
          modes: ['on-site'],
          services: ['accompagnement-social'],
        },
      ],
    });
    const visit = { service: 'accompagnement-social', start: '2026-12-01T09:00:00+01:00' };
    expect(said(await desk.book(visit))).toEqual([403, 'FORBIDDEN']);
    expect(said(await mediator().book(visit))).toEqual([403, 'FORBIDDEN']);
    const booked = await worker().book(visit);
    expect(booked.json.at('professional')).toBe('camille-exemple');
    const next = { ...visit, start: '2026-12-01T10:00:00+01:00' };
    expect((await worker().book(next)).status).toBe(201);
    expect(await itemsOfKind(deps.store, 'guard')).toEqual([]);
  });

  it('a social worker fixes home visits of an accompaniment, with the recorded agreement (F1)', async () => {
    await openADay(deps.store, {
      date: '2026-12-02',
      windows: [
        { from: 108, to: 144, place: 'caf-creteil', modes: ['home'], services: ['accompagnement-social'] },
      ],
    });
    const visit = { service: 'accompagnement-social', mode: 'home', start: '2026-12-02T09:00:00+01:00' };
    expect(said(await worker().book({ ...visit, agreement: undefined }))).toEqual([409, 'AGREEMENT_NEEDED']);
    expect((await worker().book(visit)).status).toBe(201);
  });

  it('of a group session is not made here', async () => {
    expect(said(await desk.book({ service: 'information-collective' }))).toEqual([409, 'NOT_BOOKABLE']);
  });

  it('offers a followed person their own professional first, found by the phone too (B7)', async () => {
    await openADay(deps.store, {
      windows: [
        {
          from: 108,
          to: 144,
          place: 'caf-creteil',
          modes: ['on-site'],
          services: ['rendez-vous-des-droits', 'accompagnement-social'],
        },
      ],
    });
    await aReceivingProfessional(deps.store, { id: 'alex-exemple', subject: 'subject-of-alex' });
    const person = { firstName: 'Dominique', lastName: 'Suivi', phone: '01 99 00 12 34' };
    expect((await worker().book({ service: 'accompagnement-social', person })).status).toBe(201);
    const right = await desk.book({ start: TEN, person });
    expect(right.json.at('professional')).toBe('camille-exemple');
  });
});

describe('the search of people', () => {
  it('finds appointments by name whatever the accents, and leaves an audit line with opaque ids (D3)', async () => {
    const person = { firstName: 'Élise', lastName: 'Le Gall', phone: '01 99 00 12 34' };
    const id = (await desk.book({ person })).json.text('id');
    const answer = await desk.search({ lastName: 'legall' });
    expect(answer.status).toBe(200);
    expect(answer.json.at('more')).toBe(false);
    expect(answer.json.list('appointments').map((one) => one.text('id'))).toEqual([id]);
    expect(answer.json.at('appointments', 0, 'person')).toEqual({ ...person, phone: '0199001234' });
    expect(await audited()).toEqual([{ act: 'search-people', by: desk.sub, appointments: [id] }]);
    expect(JSON.stringify(await itemsOfKind(deps.store, 'audit'))).not.toMatch(/gall/i);
  });

  it('leaves an audit line when nobody is found, too (D3)', async () => {
    expect((await desk.search({ lastName: 'Personne' })).json.value).toEqual({
      appointments: [],
      more: false,
    });
    expect(await audited()).toEqual([{ act: 'search-people', by: desk.sub, appointments: [] }]);
  });

  it('finds a household by its allocataire number', async () => {
    const person = { ...someone('Un'), allocataireNumber: '1234567' };
    const id = (await desk.book({ person })).json.text('id');
    await desk.book({ start: TEN, person: someone('Deux') });
    const answer = await desk.search({ allocataireNumber: '1234567 B' });
    expect(answer.json.list('appointments').map((one) => one.text('id'))).toEqual([id]);
    expect(
      (await desk.search({ allocataireNumber: '1234567', lastName: 'Autre' })).json.at('appointments'),
    ).toEqual([]);
  });

  it('never shows an unconfirmed booking or another Caf’s people (D5)', async () => {
    await client.book();
    expect((await desk.search({ lastName: 'Exemple' })).json.at('appointments')).toEqual([]);
    await client.bookAndConfirm({ start: TEN });
    expect((await desk.search({ lastName: 'Exemple' })).json.list('appointments')).toHaveLength(1);
    const elsewhere = aDesk(deps, { caf: '973' });
    expect((await elsewhere.search({ lastName: 'Exemple' })).json.at('appointments')).toEqual([]);
  });

  it('shows reception a mediator’s appointment as a name, an hour and whom to call; a colleague nothing (D6)', async () => {
    await aMediator();
    const person = { ...someone('Un'), phone: '01 99 00 12 34', allocataireNumber: '1234567' };
    const id = (await mediator().book({ service: 'entretien-information-mediation', person })).json.text(
      'id',
    );
    const shown = await desk.search({ lastName: 'Un' });
    expect(shown.json.at('appointments')).toEqual([
      {
        id,
        view: 'reception',
        start: NINE,
        end: '2026-12-01T10:00:00+01:00',
        place: 'caf-creteil',
        professional: { id: 'maelle-mediatrice', name: 'Maëlle Médiatrice', title: 'Assistante sociale' },
        person: { firstName: 'Dominique', lastName: 'Un', phone: '0199001234' },
      },
    ]);
    expect((await worker().search({ lastName: 'Un' })).json.at('appointments')).toEqual([]);
    expect((await adviser().search({ lastName: 'Un' })).json.at('appointments')).toEqual([]);
    expect((await mediator().search({ lastName: 'Un' })).json.at('appointments', 0, 'view')).toBe('full');
  });

  it('opens a mediator’s appointments to those to whom they delegate (D6)', async () => {
    await aMediator(['secretariat', 'camille-exemple']);
    await mediator().book({ service: 'entretien-information-mediation', person: someone('Un') });
    expect((await desk.search({ lastName: 'Un' })).json.at('appointments', 0, 'view')).toBe('full');
    expect((await worker().search({ lastName: 'Un' })).json.at('appointments', 0, 'view')).toBe('full');
  });

  it('tells the benefits desk what lies ahead and never how it went (F1)', async () => {
    const id = (await desk.book({ needs: ['call-first'] })).json.text('id');
    const ahead = await adviser().search({ lastName: 'Exemple' });
    expect(ahead.json.at('appointments')).toEqual([
      {
        id,
        view: 'standing',
        start: NINE,
        end: '2026-12-01T09:45:00+01:00',
        place: 'caf-creteil',
        mode: 'on-site',
        service: 'rendez-vous-des-droits',
        professional: { id: 'camille-exemple', name: 'Camille Exemple', title: 'Assistante sociale' },
        person: { firstName: 'Dominique', lastName: 'Exemple' },
      },
    ]);
    clock.set('2026-12-01T10:00:00+01:00');
    expect((await adviser().search({ lastName: 'Exemple' })).json.at('appointments')).toEqual([]);
    await desk.outcome(id, 'missed');
    expect((await adviser().search({ lastName: 'Exemple' })).text).not.toContain('missed');
    expect(said(await adviser().read(id))).toEqual([403, 'FORBIDDEN']);
    expect(said(await adviser().outcome(id, 'kept'))).toEqual([403, 'FORBIDDEN']);
  });
});

describe('a sign-in that no longer has the role of its professional’s record (D6)', () => {
  const moved = () => aDesk(deps, { roles: ['social-worker'], sub: 'subject-of-maelle' });

  it('sees and does what anybody else of its roles may', async () => {
    await aMediator();
    const id = (await mediator().book({ service: 'entretien-information-mediation' })).json.text('id');
    expect((await mediator().read(id)).json.at('view')).toBe('full');
    expect(said(await moved().read(id))).toEqual([404, 'NOT_FOUND']);
    expect((await moved().search({ lastName: 'Exemple' })).json.at('appointments')).toEqual([]);
    expect(said(await moved().cancel(id, 'caf'))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('one appointment', () => {
  it('is read in full, audited, and says when mail no longer reaches the person', async () => {
    const id = (await desk.book({ needs: ['call-first'] })).json.text('id');
    const answer = await desk.read(id);
    expect(answer.json.at('needs')).toEqual(['call-first']);
    expect(answer.json.at('bookedBy')).toBe('staff');
    expect(answer.json.at('mailbox')).toBeUndefined();
    expect(await audited()).toEqual([{ act: 'read-appointment', by: desk.sub, appointments: [id] }]);
    await markMailbox(deps, '94', 'dominique.exemple@courriel.example', { mark: 'bounced', at: clock() });
    expect((await desk.read(id)).json.at('mailbox')).toBe('bounced');
  });

  it('by video leads whoever sees all into the room, as long as it stands, and nobody else (D6)', async () => {
    const id = (await desk.book({ mode: 'video' })).json.text('id');
    expect((await desk.read(id)).json.at('videoRoom')).toMatch(/\/visio#[\w-]{16,}$/);
    await desk.cancel(id, 'caf');
    expect((await desk.read(id)).json.at('videoRoom')).toBeUndefined();
    await aMediator();
    const other = await mediator().book({ service: 'entretien-information-mediation', mode: 'video' });
    const reception = (await desk.read(other.json.text('id'))).json;
    expect(reception.at('view')).toBe('reception');
    expect(reception.at('videoRoom')).toBeUndefined();
  });

  it('of another Caf, or of nobody, is not found (D5)', async () => {
    const id = (await desk.book()).json.text('id');
    const elsewhere = aDesk(deps, { caf: '973' });
    for (const answer of [
      await elsewhere.read(id),
      await elsewhere.cancel(id, 'caf'),
      await elsewhere.move(id, { start: TEN }),
      await elsewhere.contact(id, { contact: { by: 'none' } }),
      await elsewhere.outcome(id, 'kept'),
      await desk.read('no-such-appointment'),
    ])
      expect(said(answer)).toEqual([404, 'NOT_FOUND']);
    expect((await stored(id)).version).toBe(0);
  });

  it('is cancelled in the words of who asked for it, and its time is free (B4)', async () => {
    const first = (await desk.book()).json.text('id');
    expect((await desk.cancel(first, 'person-asked')).json.at('cancelledBy')).toBe('person');
    const second = (await desk.book()).json.text('id');
    expect((await desk.cancel(second, 'caf')).json.at('cancelledBy')).toBe('caf');
    expect(await told()).toEqual(['cancelled-by-caf', 'cancelled-by-person', 'confirmed', 'confirmed']);
    expect((await desk.book()).status).toBe(201);
  });

  it('is not cancelled at the person’s wish once it has begun (B4)', async () => {
    const id = (await desk.book()).json.text('id');
    clock.set('2026-12-01T09:00:00+01:00');
    expect(said(await desk.cancel(id, 'person-asked'))).toEqual([409, 'NOT_POSSIBLE_NOW']);
  });

  it('that is over is neither moved nor cancelled: it has an outcome', async () => {
    const id = (await desk.book()).json.text('id');
    clock.set('2026-12-01T09:45:00+01:00');
    expect(said(await desk.cancel(id, 'caf'))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    expect(said(await desk.move(id, { start: TEN }))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    expect((await desk.outcome(id, 'cancelled-by-caf')).status).toBe(200);
  });

  it('is moved with the agreement recorded, whatever the limit, told in the words of who asked (F1, B4)', async () => {
    const id = (await desk.book()).json.text('id');
    clock.set('2026-11-30T23:00:00+01:00');
    expect(said(await desk.move(id, { start: TEN, agreement: undefined }))).toEqual([
      409,
      'AGREEMENT_NEEDED',
    ]);
    const moved = await desk.move(id, { start: TEN });
    expect([moved.status, moved.json.at('start')]).toEqual([200, TEN]);
    expect((await stored(id)).moveAgreement).toEqual({ by: desk.sub, at: '2026-11-27T06:55:00.000Z' });
    expect((await desk.move(id, { start: ELEVEN, reason: 'caf' })).status).toBe(200);
    expect(await told()).toEqual(['confirmed', 'moved', 'moved-by-caf']);
    expect((await desk.book({ person: someone('Un') })).status).toBe(201);
  });

  it('is moved to a colleague when they are named, and stays when they are not free (B4)', async () => {
    const id = (await desk.book()).json.text('id');
    await aReceivingProfessional(deps.store, { id: 'alex-exemple', subject: 'subject-of-alex' });
    const taken = (await desk.book({ start: TEN, person: someone('Un'), professional: 'alex-exemple' }))
      .status;
    expect(taken).toBe(201);
    const refused = await desk.move(id, { start: TEN, professional: 'alex-exemple' });
    expect(said(refused)).toEqual([409, 'SLOT_TAKEN']);
    expect((await stored(id)).professional).toBe('camille-exemple');
    const moved = await desk.move(id, { start: NINE, professional: 'alex-exemple' });
    expect(moved.json.at('professional', 'id')).toBe('alex-exemple');
  });

  it('gets a new contact: earlier links end, the confirmation goes to the new address (F4)', async () => {
    const { id, token } = await client.bookAndConfirm();
    const answer = await desk.contact(id, {
      email: 'nouvelle@courriel.example',
      phone: '01 99 00 56 78',
      contact: { by: 'email' },
    });
    expect(answer.json.at('person', 'email')).toBe('nouvelle@courriel.example');
    expect((await client.view(token)).status).toBe(404);
    expect((await client.view(await tokenOf(deps, '94', id))).status).toBe(200);
    expect(await told()).toEqual(['code', 'confirmed', 'confirmed']);
    expect(await itemsOfKind(deps.store, 'link')).toHaveLength(1);
    const guards = await itemsOfKind(deps.store, 'guard');
    expect(guards).toHaveLength(1);
    const newcomer = { firstName: 'Dominique', lastName: 'Exemple', email: 'nouvelle@courriel.example' };
    expect(said(await desk.book({ start: TEN, person: newcomer }))).toEqual([409, 'ALREADY_BOOKED']);
    expect((await desk.book({ start: TEN })).status).toBe(201);
  });

  it('keeps discretion and its question when reception corrects a number; only a mediator lifts it (M7, F4)', async () => {
    await aMediator();
    const question = { ask: 'Le prénom de votre tante ?', answer: 'Léonie' };
    const service = 'entretien-information-mediation';
    const discreet = { by: 'phone', discreet: true, question };
    const person = { firstName: 'Dominique', lastName: 'Exemple', phone: '01 99 00 12 34' };
    const id = (await desk.book({ service, person, contact: discreet })).json.text('id');
    const read = (await desk.read(id)).json;
    expect([read.at('view'), read.at('contact', 'question', 'ask')]).toEqual(['reception', question.ask]);
    const corrected = { phone: '01 99 00 56 78', contact: { by: 'phone' } };
    expect((await desk.contact(id, corrected)).status).toBe(200);
    const after = await stored(id);
    expect(after.person.phone).toBe('0199005678');
    expect(after.contact).toMatchObject({ by: 'phone', discreet: true, question });
    const other = { ask: 'Le nom de votre chat ?', answer: 'Mistigri' };
    await desk.contact(id, { ...corrected, contact: { by: 'phone', question: other } });
    expect((await stored(id)).contact).toMatchObject({ discreet: true, question: other });
    expect((await mediator().contact(id, corrected)).status).toBe(200);
    expect((await stored(id)).contact).toEqual({ by: 'phone', discreet: false });
  });

  it('keeps discretion against a social worker, who may set the mark but not lift it (M7)', async () => {
    const id = (await desk.book()).json.text('id');
    const phone = '01 99 00 56 78';
    await worker().contact(id, { phone, contact: { by: 'phone', discreet: true } });
    await worker().contact(id, { phone, contact: { by: 'none', discreet: false } });
    expect((await stored(id)).contact).toEqual({ by: 'none', discreet: true });
  });

  it('by video gets another room with another contact: who reads the earlier mail cannot enter (F4)', async () => {
    const id = (await desk.book({ mode: 'video' })).json.text('id');
    const { room } = await stored(id);
    await desk.contact(id, { email: 'nouvelle@courriel.example', contact: { by: 'email' } });
    const after = await stored(id);
    expect(after.room).toMatch(/^[0-9a-f-]{36}$/);
    expect(after.room).not.toBe(room);
  });

  it('loses its needs when it is cancelled or runs out: there is no visit to prepare (B12)', async () => {
    const id = (await desk.book({ needs: ['interpreter'] })).json.text('id');
    await desk.cancel(id, 'person-asked');
    expect((await stored(id)).needs).toEqual([]);
    const pending = (await client.book({ needs: ['sign-language'] })).json.text('id');
    await client.abandon(pending);
    expect((await stored(pending)).needs).toEqual([]);
  });

  it('whose person now chooses nothing is written to no more (F4)', async () => {
    const id = (await desk.book()).json.text('id');
    const answer = await desk.contact(id, { contact: { by: 'none' } });
    expect(answer.json.at('person')).toEqual({ firstName: 'Dominique', lastName: 'Exemple' });
    await desk.move(id, { start: TEN });
    expect(await told()).toEqual(['confirmed']);
    expect(said(await desk.contact(id, { contact: { by: 'email' } }))).toEqual([400, 'INVALID']);
  });

  it('is closed in one gesture by those who know: needs are erased and the person may book again (B12, B2)', async () => {
    const id = (await desk.book({ needs: ['interpreter'] })).json.text('id');
    expect(said(await worker().outcome(id, 'kept'))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    clock.set('2026-12-01T09:40:00+01:00');
    const closed = await worker().outcome(id, 'kept');
    expect([closed.json.at('status'), closed.json.at('outcome'), closed.json.at('needs')]).toEqual([
      'closed',
      'kept',
      [],
    ]);
    expect((await stored(id)).needs).toEqual([]);
    expect(await itemsOfKind(deps.store, 'guard')).toEqual([]);
    expect((await desk.book({ start: TEN })).status).toBe(201);
  });

  it('opened to the whole secretariat does not tell how it went to the benefits desk among it (F1)', async () => {
    await aMediator(['secretariat']);
    const id = (await desk.book({ service: 'entretien-information-mediation' })).json.text('id');
    clock.set('2026-12-01T11:30:00+01:00');
    await mediator().outcome(id, 'missed');
    expect((await desk.read(id)).json.at('outcome')).toBe('missed');
    const both = aDesk(deps, { roles: ['secretariat', 'benefits-adviser'], sub: 'subject-of-both' });
    expect((await both.read(id)).text).not.toContain('missed');
  });

  it('can be corrected on the same day and stays as it is afterwards', async () => {
    const id = (await desk.book()).json.text('id');
    clock.set('2026-12-01T17:00:00+01:00');
    await worker().outcome(id, 'missed');
    expect((await worker().outcome(id, 'late')).json.at('outcome')).toBe('late');
    clock.set('2026-12-02T00:05:00+01:00');
    expect(said(await worker().outcome(id, 'kept'))).toEqual([409, 'NOT_POSSIBLE_NOW']);
    expect((await worker().outcome(id, 'late')).status).toBe(200);
  });

  it('of a mediator is closed by the mediator, not by the secretariat, and by the secretariat not cancelled in the Caf’s name (D6)', async () => {
    await aMediator();
    const id = (await desk.book({ service: 'entretien-information-mediation' })).json.text('id');
    expect(said(await worker().read(id))).toEqual([404, 'NOT_FOUND']);
    expect(said(await worker().cancel(id, 'person-asked'))).toEqual([404, 'NOT_FOUND']);
    expect(said(await desk.cancel(id, 'caf'))).toEqual([403, 'FORBIDDEN']);
    expect((await desk.move(id, { start: '2026-12-01T10:15:00+01:00' })).json.at('view')).toBe('reception');
    clock.set('2026-12-01T11:30:00+01:00');
    expect(said(await desk.outcome(id, 'kept'))).toEqual([403, 'FORBIDDEN']);
    expect((await mediator().outcome(id, 'kept')).status).toBe(200);
    expect((await desk.read(id)).text).not.toContain('kept');
  });

  it('stays readable when the record of its professional is gone, by the secretariat of a social worker’s', async () => {
    const id = (await desk.book()).json.text('id');
    const Key = keys.professional('94', 'camille-exemple');
    await deps.store.client.send(new DeleteCommand({ TableName: deps.store.table, Key }));
    expect((await desk.read(id)).json.at('professional')).toEqual({ id: 'camille-exemple' });
  });
});

function someone(lastName: string) {
  return { firstName: 'Dominique', lastName, email: `${lastName.toLowerCase()}@courriel.example` };
}
