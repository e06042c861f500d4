import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { deceasedWrites } from '../../shared/store/deceased.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import { getWaiting, waitingWrite } from '../../shared/store/waiting.ts';
import { aClient } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, aProfessional, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';
import { AT, aKeeper, aStream, aWaitingRoom, openMorning, waitingEntries } from '../support/waiting.ts';

const sharedStore = dynamoStore();
const NO_MAIL = { but: 'notification-unsettled' } as const;
const LATER = '2026-12-15T09:00:00+01:00';
let clock: TestClock;
let deps: Deps;
let people: ReturnType<typeof aClient>;
let room: ReturnType<typeof aWaitingRoom>;
let stream: ReturnType<typeof aStream>;

const alix = { firstName: 'Alix', lastName: 'Exemple', email: 'alix@courriel.example' };
const status = async (token: string) => (await room.view(token)).json.text('status');

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock();
  deps = testDeps({ store, clock });
  people = aClient(deps);
  room = aWaitingRoom(deps);
  stream = aStream(deps);
  await putProfessional(store, aProfessional());
  await openMorning(deps, { date: '2026-12-15', to: 120 });
});

describe('the appointment of somebody who waits', () => {
  it('with another contact keeps their place, and no earlier link moves it any more (F4)', async () => {
    const desk = aDesk(deps);
    const booked = await people.bookAndConfirm({ start: LATER, person: alix });
    const { token, id } = await room.enter({ person: alix });
    await openMorning(deps);
    await stream.run();
    expect(await status(token)).toBe('offered');
    clock.advance({ minutes: 5 });
    const changed = await desk.contact(booked.id, {
      email: 'nouvelle@courriel.example',
      phone: '01 99 00 12 34',
      contact: { by: 'phone', discreet: false },
    });
    expect(changed.status).toBe(200);
    expect(await status(token)).toBe('over');
    expect(said(await room.claim(token, AT.nine))).toEqual([409, 'OFFER_OVER']);
    await stream.run();
    const entries = await waitingEntries(deps.store);
    const before = entries.find((one) => one.id === id);
    const after = entries.find((one) => one.id !== id);
    expect(before?.who).toBeUndefined();
    expect(after?.who?.person.email).toBe('nouvelle@courriel.example');
    expect(after?.state).toEqual({ status: 'waiting', since: clock() - 5 * 60_000 });
    expect((await desk.toCall()).json.list('calls').map((one) => one.at('waiting', 'id'))).toEqual([
      after?.id,
    ]);
    expect((await getAppointment(deps.store, '94', booked.id))?.start).toBe(Date.parse(LATER));
    await expectSound(deps, NO_MAIL);
  });

  it('who can no longer be told by any message is off the list (F4)', async () => {
    const booked = await people.bookAndConfirm({ start: LATER, person: alix });
    const { token } = await room.enter({ person: alix });
    const changed = await aDesk(deps).contact(booked.id, { contact: { by: 'none', discreet: false } });
    expect(changed.status).toBe(200);
    expect((await waitingEntries(deps.store)).map(({ state }) => state.status)).toEqual(['over']);
    expect(await status(token)).toBe('over');
    await expectSound(deps, NO_MAIL);
  });

  it('moves even when only the phone of a letter’s person tells that it is theirs: never two (B2)', async () => {
    const desk = aDesk(deps);
    const person = { firstName: 'Alix', lastName: 'Exemple', phone: '01 99 00 12 34' };
    const booked = await desk.book({ start: LATER, person, contact: { by: 'phone' } });
    expect(booked.status).toBe(201);
    const { token, id } = await room.enter({ person: { ...alix, phone: '01 99 00 12 34' } });
    const entry = await getWaiting(deps.store, '94', id);
    if (entry === undefined) throw new Error('nobody');
    const origin = { by: 'invitation', invitation: 'gone', named: true } as const;
    await transact(deps.store, [waitingWrite({ ...entry, version: entry.version + 1, origin })]);
    await openMorning(deps);
    await stream.run();
    expect((await room.view(token)).json.text('moves', 'start')).toBe(LATER);
    expect((await room.claim(token, AT.nine)).json.text('status')).toBe('taken');
    expect(await itemsOfKind(deps.store, 'appointment')).toHaveLength(1);
    await expectSound(deps, NO_MAIL);
  });

  it('of two professionals is not moved by an offer, which keeps one agenda only (B4)', async () => {
    const noa = { id: 'noa-exemple', role: 'benefits-adviser', displayName: 'Noa Exemple' } as const;
    await putProfessional(deps.store, aProfessional({ ...noa, subject: 'subject-of-noa' }));
    await openMorning(deps, { professional: noa.id, date: '2026-12-15', to: 120 });
    const desk = aDesk(deps);
    const booked = await desk.book({
      start: LATER,
      person: alix,
      professional: 'camille-exemple',
      second: noa.id,
    });
    expect(said(booked)).toEqual([201]);
    expect(said(await aKeeper(deps).add({ appointment: booked.json.text('id') }))).toEqual([
      409,
      'NOT_POSSIBLE_NOW',
    ]);
    const { token } = await room.enter({ person: alix });
    await openMorning(deps);
    await stream.run();
    expect(await status(token)).toBe('waiting');
    await expectSound(deps, NO_MAIL);
  });

  it('whose death is recorded is rung no more, and no further time is kept for them (L7)', async () => {
    const keeper = aKeeper(deps);
    const person = { firstName: 'Alix', lastName: 'Exemple', phone: '0199001234' };
    await keeper.add({ service: 'rendez-vous-des-droits', until: '2026-12-20', person });
    await openMorning(deps, { to: 120 });
    await stream.run();
    const calls = async () => (await aDesk(deps).toCall()).json.list('calls').length;
    expect(await calls()).toBe(1);
    await transact(deps.store, deceasedWrites(deps.keys, '94', person, clock()));
    expect(await calls()).toBe(0);
    clock.set('2026-12-01T12:05:00+01:00');
    await openMorning(deps, { date: '2026-12-10', to: 120 });
    await stream.run();
    expect((await waitingEntries(deps.store)).map(({ offers }) => offers.length)).toEqual([1]);
    await expectSound(deps);
  });

  it('without a number is rung at the one that they wait with', async () => {
    const booked = await people.bookAndConfirm({ start: LATER, person: alix });
    const { token } = await room.enter({
      person: { ...alix, phone: '01 99 00 12 34' },
      modes: ['phone', 'on-site'],
    });
    await openMorning(deps);
    await stream.run();
    const view = (await room.view(token)).json;
    expect(view.text('offer', 'mode')).toBe('phone');
    expect((await room.claim(token, AT.nine)).json.at('status')).toBe('taken');
    const moved = await getAppointment(deps.store, '94', booked.id);
    expect([moved?.mode, moved?.person.phone]).toEqual(['phone', '0199001234']);
    await expectSound(deps, NO_MAIL);
  });
});
