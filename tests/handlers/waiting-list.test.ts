import { beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../../functions/clean-up/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aClient } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, aPerson, aProfessional, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPostbox, notifications, toCalls } from '../support/mailing.ts';
import { dynamoStore } from '../support/store.ts';
import { AT, aKeeper, aStream, aWaitingRoom, openMorning, waitingEntries } from '../support/waiting.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let people: ReturnType<typeof aClient>;
let room: ReturnType<typeof aWaitingRoom>;
let stream: ReturnType<typeof aStream>;

const someone = (name: string) => ({
  firstName: name,
  lastName: 'Exemple',
  email: `${name.toLowerCase()}@courriel.example`,
});
const NO_MAIL = { but: 'notification-unsettled' } as const;
const status = async (token: string) => (await room.view(token)).json.text('status');

/** Books every hour of the morning; tokens in order of time. */
async function fullMorning(): Promise<string[]> {
  const tokens: string[] = [];
  for (const [at, start] of Object.values(AT).entries())
    tokens.push((await people.bookAndConfirm({ start, person: someone(`Pers${'abc'[at]}`) })).token);
  await stream.run();
  return tokens;
}

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock();
  deps = testDeps({ store, clock });
  people = aClient(deps);
  room = aWaitingRoom(deps);
  stream = aStream(deps);
  await putProfessional(store, aProfessional());
  await openMorning(deps);
});

describe('asking to be told of an earlier time', () => {
  it('needs the code of the neutral mail, then sends the way to one’s own page (B5, F3)', async () => {
    const joined = await room.join();
    expect([joined.status, joined.json.text('status')]).toEqual([201, 'pending']);
    const postbox = aPostbox();
    for (const { id } of await notifications(deps.store)) await deliver(deps, postbox, id);
    expect(postbox.mails[0]?.read.headers.get('subject')).toContain('code');
    const id = joined.json.text('id');
    expect(said(await room.confirm(id, '000000'))).toEqual([400, 'WRONG_CODE']);
    expect((await room.confirm(id)).status).toBe(200);
    expect((await room.confirm(id)).status).toBe(200);
    for (const one of await notifications(deps.store)) await deliver(deps, postbox, one.id);
    const [, mail] = postbox.mails;
    expect(mail?.read.text).toContain('/attente#');
    expect(mail?.read.text).toContain('Votre demande est enregistrée');
    expect(mail?.read.text).not.toMatch(/droits des|médiation|rendez-vous des droits/i);
    await expectSound(deps);
  });

  it('does so once per person and service, and says so only to who has proved the address (B2, M3)', async () => {
    await room.enter();
    const again = await room.join();
    expect(again.json.text('status')).toBe('pending');
    expect(said(await room.confirm(again.json.text('id')))).toEqual([409, 'ALREADY_WAITING']);
    expect((await waitingEntries(deps.store)).filter(({ state }) => state.status === 'waiting')).toHaveLength(
      1,
    );
    await expectSound(deps, NO_MAIL);
  });

  it('is answered the same under one key (B6), and ends at the fifth wrong code', async () => {
    const headers = { 'Idempotency-Key': 'key-of-a-form' };
    const [first, second] = [await room.join({}, headers), await room.join({}, headers)];
    expect(second.json.text('id')).toBe(first.json.text('id'));
    const id = first.json.text('id');
    for (let wrong = 1; wrong < 5; wrong += 1) await room.confirm(id, '000000');
    expect(said(await room.confirm(id, '000000'))).toEqual([404, 'EXPIRED']);
    expect((await waitingEntries(deps.store))[0]?.who).toBeUndefined();
  });

  it('refuses what nobody could keep: other services, other places, past dates, no way of being told (F4)', async () => {
    expect(said(await room.join({ service: 'seance-mediation' }))).toEqual([409, 'NOT_BOOKABLE']);
    for (const wrong of [
      { places: ['nulle-part'] },
      { modes: ['home'] },
      { until: '2026-11-29' },
      { until: '2027-12-01' },
      { contact: { by: 'none' } },
      { contact: { by: 'email', discreet: true } },
    ])
      expect(said(await room.join(wrong)), JSON.stringify(wrong)).toEqual([400, 'INVALID']);
    const nobody = { firstName: 'Dominique', lastName: 'Exemple', phone: '01 99 00 12 34' };
    expect(said(await room.join({ person: nobody }))).toEqual([400, 'CALL_BACK_NEEDED']);
  });
});

describe('a time that comes free', () => {
  it('is kept for the first in order until noon of the next working day, and told by mail (F3)', async () => {
    const [nine = ''] = await fullMorning();
    const first = await room.enter({ person: someone('Alix') });
    clock.advance({ minutes: 1 });
    const second = await room.enter({ person: someone('Sacha') });
    await people.cancel(nine);
    await stream.run();
    const view = (await room.view(first.token)).json;
    expect(view.text('status')).toBe('offered');
    expect([view.text('offer', 'start'), view.text('offer', 'until')]).toEqual([
      AT.nine,
      '2026-12-01T12:00:00+01:00',
    ]);
    expect(await status(second.token)).toBe('waiting');
    const postbox = aPostbox();
    for (const { id } of await notifications(deps.store)) await deliver(deps, postbox, id);
    const mail = postbox.mails.find(({ read }) => read.text.includes('libéré à la Caf'))?.read;
    expect(mail?.headers.get('subject')).not.toMatch(/attente|droits/i);
    const words = mail?.text.replaceAll('\u00a0', ' ');
    expect(words).toContain('mardi 8 décembre 2026 à 9 h');
    expect(words).toContain('avant le mardi 1er décembre 2026 à 12 h');
    const slots = await people.slots({
      service: 'rendez-vous-des-droits',
      from: '2026-12-08',
      to: '2026-12-09',
    });
    expect(slots.json.list('slots')).toEqual([]);
    await expectSound(deps);
  });

  it('becomes one appointment however often and from how many sides it is claimed (B1, B2)', async () => {
    const [nine = ''] = await fullMorning();
    const { token, id } = await room.enter({ person: someone('Alix') });
    await people.cancel(nine);
    await stream.run();
    const claims = await Promise.all(Array.from({ length: 5 }, () => room.claim(token, AT.nine)));
    expect(claims.map((one) => [one.status, one.json.text('status')])).toEqual(
      claims.map(() => [200, 'taken']),
    );
    const booked = (await itemsOfKind(deps.store, 'appointment')).filter(({ person }) =>
      JSON.stringify(person).includes('alix'),
    );
    expect(booked).toHaveLength(1);
    const [entry] = await waitingEntries(deps.store);
    expect([entry?.id, entry?.who]).toEqual([id, undefined]);
    expect((await room.claim(token, AT.nine)).json.text('status')).toBe('taken');
    await stream.run();
    await expectSound(deps, NO_MAIL);
  });

  it('goes to the next in order when nobody answers, and is not offered to the same person again', async () => {
    const [nine = ''] = await fullMorning();
    const first = await room.enter({ person: someone('Alix') });
    clock.advance({ minutes: 1 });
    const second = await room.enter({ person: someone('Sacha') });
    await people.cancel(nine);
    await stream.run();
    clock.set('2026-12-01T12:00:00+01:00');
    expect(said(await room.claim(first.token, AT.nine))).toEqual([409, 'OFFER_OVER']);
    await cleanUp(deps)({});
    expect(await stream.run()).toBe(1);
    expect([await status(first.token), await status(second.token)]).toEqual(['waiting', 'offered']);
    clock.set('2026-12-02T12:00:00+01:00');
    await cleanUp(deps)({});
    await stream.run();
    expect([await status(first.token), await status(second.token)]).toEqual(['waiting', 'waiting']);
    // Everybody has had it: it is anybody's, and nothing goes round in circles.
    expect(await stream.run()).toBe(0);
    const slots = await people.slots({
      service: 'rendez-vous-des-droits',
      from: '2026-12-08',
      to: '2026-12-09',
    });
    expect(slots.json.list('slots').length).toBeGreaterThan(0);
    await expectSound(deps, NO_MAIL);
  });

  it('goes on to the next at once when the first declines or leaves, in one call (B10: never by a GET)', async () => {
    const [nine = ''] = await fullMorning();
    const entries: { id: string; token: string }[] = [];
    for (const name of ['Alix', 'Sacha', 'Charlie']) {
      entries.push(await room.enter({ person: someone(name) }));
      clock.advance({ minutes: 1 });
    }
    const [a, b, c] = entries.map(({ token }) => token);
    await people.cancel(nine);
    await stream.run();
    expect((await room.decline(a ?? '', AT.nine)).json.text('status')).toBe('waiting');
    await stream.run();
    await room.view(b ?? '');
    expect(await status(b ?? '')).toBe('offered');
    expect((await room.stop(b ?? '')).json.text('status')).toBe('over');
    expect((await room.stop(b ?? '')).json.text('status')).toBe('over');
    await stream.run();
    expect([await status(a ?? ''), await status(c ?? '')]).toEqual(['waiting', 'offered']);
    const left = (await waitingEntries(deps.store)).find(({ id }) => id === entries[1]?.id);
    expect(left?.who).toBeUndefined();
    await expectSound(deps, NO_MAIL);
  });

  it('is offered three times at most to one person, who then is off the list and forgotten (D2)', async () => {
    await fullMorning();
    const { token } = await room.enter({ person: someone('Alix') });
    for (const [at, date] of ['2026-12-15', '2026-12-22', '2026-12-29'].entries()) {
      await openMorning(deps, { date, to: 120 });
      await stream.run();
      expect(await status(token)).toBe('offered');
      const answer = await room.decline(token, `${date}T09:00:00+01:00`);
      expect(answer.json.text('status')).toBe(at === 2 ? 'over' : 'waiting');
      await stream.run();
    }
    expect((await waitingEntries(deps.store))[0]?.who).toBeUndefined();
    await room.enter({ person: someone('Alix') });
    await expectSound(deps, NO_MAIL);
  });

  it('never goes to the list when it leaves too little to answer, or to who has it earlier already', async () => {
    await fullMorning();
    const own = await people
      .bookAndConfirm({
        start: '2026-12-08T11:00:00+01:00',
        person: someone('Persz'),
      })
      .catch(() => undefined);
    expect(own).toBeUndefined();
    const { token } = await room.enter({ person: someone('Persa') });
    await openMorning(deps, { date: '2026-12-15' });
    await stream.run();
    // She has the eighth, which is earlier.
    expect(await status(token)).toBe('waiting');
    const other = await room.enter({ person: someone('Alix') });
    await openMorning(deps, { date: '2026-12-01', to: 120 });
    await stream.run();
    expect(await status(other.token)).toBe('waiting');
    await expectSound(deps, NO_MAIL);
  });
});

describe('somebody who has an appointment already', () => {
  it('keeps one: the earlier time is taken and the later one freed in one act (B2, B4)', async () => {
    await openMorning(deps, { date: '2026-12-15', to: 120 });
    await stream.run();
    const late = await people.bookAndConfirm({ start: '2026-12-15T09:00:00+01:00', person: someone('Alix') });
    const [nine = ''] = await fullMorning();
    const { token } = await room.enter({ person: someone('Alix') });
    clock.advance({ minutes: 1 });
    const behind = await room.enter({ person: someone('Sacha') });
    await people.cancel(nine);
    await stream.run();
    expect((await room.view(token)).json.text('moves', 'start')).toBe('2026-12-15T09:00:00+01:00');
    expect((await room.claim(token, AT.nine)).json.text('status')).toBe('taken');
    const moved = await getAppointment(deps.store, '94', late.id);
    expect([moved?.start, moved?.version]).toEqual([Date.parse(AT.nine), 1]);
    // What it left is the next one's.
    await stream.run();
    expect((await room.view(behind.token)).json.text('offer', 'start')).toBe('2026-12-15T09:00:00+01:00');
    await expectSound(deps, NO_MAIL);
  });

  it('booked by staff: is put on the list with it, and moved by phone with their agreement (F1, F4)', async () => {
    await openMorning(deps, { date: '2026-12-15', to: 120 });
    const desk = aDesk(deps);
    const person = aPerson({ email: undefined });
    const booked = await desk.book({ start: '2026-12-15T09:00:00+01:00', person, contact: { by: 'phone' } });
    const [nine = ''] = await fullMorning();
    const keeper = aKeeper(deps);
    const added = await keeper.add({ appointment: booked.json.text('id') });
    expect(added.status).toBe(201);
    await people.cancel(nine);
    await stream.run();
    const [call] = await toCalls(deps.store);
    expect(call).toMatchObject({ message: 'waiting-offer', why: 'chose-phone' });
    const listed = (await desk.toCall()).json.list('calls');
    expect(listed.map((one) => one.text('waiting', 'moves'))).toEqual(['2026-12-15T09:00:00+01:00']);
    const id = added.json.text('id');
    expect(said(await keeper.answer(id, { start: AT.nine, answer: 'accepted' }))).toEqual([
      409,
      'AGREEMENT_NEEDED',
    ]);
    const agreement = { at: '2026-11-30T08:00:00+01:00' };
    const taken = await keeper.answer(id, { start: AT.nine, answer: 'accepted', agreement });
    expect(taken.json.text('status')).toBe('taken');
    expect((await getAppointment(deps.store, '94', booked.json.text('id')))?.start).toBe(Date.parse(AT.nine));
    expect((await desk.toCall()).json.list('calls')).toEqual([]);
    await expectSound(deps, NO_MAIL);
  });
});

describe('the list as staff keep it', () => {
  it('is in order, scoped to whom it concerns (D6), audited (D3), and forgets whom it loses (D2)', async () => {
    await fullMorning();
    await room.enter({ person: someone('Alix') });
    clock.advance({ minutes: 1 });
    const keeper = aKeeper(deps);
    const added = await keeper.add({
      service: 'rendez-vous-des-droits',
      until: '2026-12-20',
      person: { firstName: 'Sacha', lastName: 'Exemple', phone: '01 99 00 11 22' },
    });
    const list = (await keeper.list()).json.list('waiting');
    expect(list.map((one) => [one.at('rank'), one.text('person', 'firstName')])).toEqual([
      [1, 'Alix'],
      [2, 'Sacha'],
    ]);
    expect((await itemsOfKind(deps.store, 'audit')).map(({ act }) => act)).toEqual(['read-lists']);
    expect(said(await aKeeper(deps, ['mediator']).list())).toEqual([403, 'FORBIDDEN']);
    expect((await aKeeper(deps, ['social-worker']).list()).status).toBe(200);
    expect(said(await aKeeper(deps, ['mediator']).remove(added.json.text('id')))).toEqual([404, 'NOT_FOUND']);
    expect((await keeper.remove(added.json.text('id'))).status).toBe(204);
    expect((await keeper.list()).json.list('waiting')).toHaveLength(1);
    await expectSound(deps, NO_MAIL);
  });

  it('does not go in without a recorded agreement (F1), and once under one key (B6)', async () => {
    const keeper = aKeeper(deps);
    const body = { service: 'rendez-vous-des-droits', until: '2026-12-20', person: aPerson() };
    expect(said(await keeper.add({ ...body, agreement: undefined }))).toEqual([409, 'AGREEMENT_NEEDED']);
    const headers = { 'Idempotency-Key': 'one-and-the-same' };
    const [first, second] = [await keeper.add(body, headers), await keeper.add(body, headers)];
    expect(second.json.text('id')).toBe(first.json.text('id'));
    expect(said(await keeper.add(body))).toEqual([409, 'ALREADY_WAITING']);
  });

  it('asks a discreet person by voice alone, and tells them nothing by mail (F4, M7)', async () => {
    const [nine = ''] = await fullMorning();
    const before = (await notifications(deps.store)).length;
    const contact = { by: 'email', discreet: true, question: { ask: 'Votre fleur ?', answer: 'Iris' } };
    await aKeeper(deps).add({
      service: 'rendez-vous-des-droits',
      until: '2026-12-20',
      person: aPerson({ firstName: 'Alix' }),
      contact,
    });
    await people.cancel(nine);
    await stream.run();
    const [call] = await toCalls(deps.store);
    expect(call).toMatchObject({ message: 'waiting-offer', why: 'discreet' });
    expect((await notifications(deps.store)).length).toBe(before + 1);
  });
});
