import { beforeEach, describe, expect, it } from 'vitest';
import { staffAppointments } from '../../functions/staff-appointments/handler.ts';
import { recordOutcome } from '../../shared/booking/close.ts';
import { letterKeys } from '../../shared/campaigns/identity.ts';
import type { Deps } from '../../shared/deps.ts';
import { Appointment } from '../../shared/domain/appointment.ts';
import { ERASED_PERSON } from '../../shared/domain/data-proof.ts';
import { Notification } from '../../shared/domain/notification.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { consultationWrite } from '../../shared/store/consultations.ts';
import { parseItem } from '../../shared/store/items.ts';
import { letterInvitationWrite } from '../../shared/store/letter-invitations.ts';
import { notificationItem } from '../../shared/store/notifications.ts';
import { setMark } from '../../shared/store/person-marks.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import { aClient } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { aConsultation } from '../support/consultation.ts';
import { aKnownPerson } from '../support/data-person.ts';
import {
  ASKER,
  aBatch,
  aDataWorld,
  type anAsker,
  type aRegistrar,
  BY_POST,
  requestOf,
  searchAll,
} from '../support/data-requests.ts';
import { aProfessional, type TestClock } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import {
  aPostbox,
  notifications,
  put,
  putAppointment,
  putNotification,
  stateOf,
  toCalls,
} from '../support/mailing.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let person: ReturnType<typeof anAsker>;
let desk: ReturnType<typeof aRegistrar>;

const NO_MAIL = { but: 'notification-unsettled' } as const;
const { firstName, lastName, email, phone, allocataireNumber } = ASKER;
const HOME = ['Dominique Exemple', 'Résidence des Modèles', '94999 EXEMPLE-SUR-MARNE'];

async function searched(
  overrides: Record<string, unknown> = {},
  proven?: readonly string[],
): Promise<string> {
  const id = await person.send(overrides);
  const checked = await desk.check(id, proven);
  if (checked.status !== 200) throw new Error(`not checked: ${checked.text}`);
  await searchAll(deps, id);
  return id;
}

/** The right to book of a printed letter, which knew a number and an address, and bears a name alone. */
async function aLetterRight(id: string, named: { firstName: string; lastName: string }): Promise<void> {
  const keys = letterKeys(deps.keys, { ...named, number: allocataireNumber, address: HOME });
  const letter = { id, campaign: 'campaign-1', match: keys.match, name: keys.names[0] ?? '' };
  const right = { caf: '94', service: 'entretien-information-mediation', person: named };
  await transact(deps.store, [letterInvitationWrite(deps.keys, { ...right, createdAt: clock(), letter }, 0)]);
}

const outcome = { status: 'closed', outcome: 'kept', at: 1, by: 'subject-of-camille' } as const;

beforeEach(async () => {
  ({ clock, deps, person, desk } = await aDataWorld(await sharedStore.empty()));
});

describe('somebody who shares a mailbox (F4, M7)', () => {
  it('sends no link when what is found is marked under a number that was not typed', async () => {
    await putAppointment(deps.store, { person: { firstName, lastName, email, phone }, state: outcome });
    await setMark(deps, '94', { firstName, lastName, phone }, 'discreet-contact', { by: 'x', at: 1 });
    for (const what of ['access', 'erasure']) {
      const id = await searched({ what, person: { firstName, lastName, email } }, []);
      const request = await requestOf(deps, id);
      expect(request.state.status).toBe('to-hand-over');
      expect(request.noLink).toBeUndefined();
      const postbox = aPostbox();
      for (const one of await notifications(deps.store)) await deliver(deps, postbox, one.id);
      expect(postbox.mails.map(({ read }) => read.text).join()).not.toContain('/lire');
      expect((await person.read(id)).status).toBe(404);
      expect((await desk.list()).text).not.toMatch(/discreet|noLink/);
    }
    await expectSound(deps, NO_MAIL);
  });

  it('sends no link when the person chose discretion in what is found', async () => {
    await putAppointment(deps.store, {
      ...{ person: { firstName, lastName, email }, state: outcome },
      contact: { by: 'email', discreet: true },
    });
    const id = await searched({ person: { firstName, lastName, email } }, []);
    expect((await requestOf(deps, id)).state.status).toBe('to-hand-over');
  });
});

it('a link that was mailed leads nowhere once its person is marked; a slip does (M7)', async () => {
  const id = await searched({ person: { firstName, lastName, email, phone } }, ['phone']);
  expect((await person.read(id)).status).toBe(200);
  await setMark(deps, '94', { firstName, lastName, phone }, 'discreet-contact', { by: 'x', at: 1 });
  expect((await person.read(id)).status).toBe(404);
  const code = (await desk.slip(id)).json.text('code');
  expect((await person.open({ code })).status).toBe(200);
});

describe('the right to book of a letter that knew a number alone', () => {
  const byPost = { answer: BY_POST, person: { firstName, lastName, allocataireNumber } };

  it('is told to whoever it names, and forgets them, and no other of the household (M3)', async () => {
    await aLetterRight('letter-1', { firstName, lastName });
    await aLetterRight('letter-2', { firstName: 'Camille', lastName });
    const id = await searched(byPost, ['allocataireNumber']);
    const { code } = (await desk.slip(id)).body;
    const facts = (await person.open({ code })).json.list('facts');
    expect(facts.map((fact) => fact.text('kind'))).toEqual(['letter-code']);
    await searched({ ...byPost, what: 'erasure' }, ['allocataireNumber']);
    const names = (await itemsOfKind(deps.store, 'invitation')).map((item) => item['person']);
    expect(names).toHaveLength(2);
    expect(names).toContainEqual(ERASED_PERSON);
    expect(names).toContainEqual({ firstName: 'Camille', lastName });
    await expectSound(deps, NO_MAIL);
  });
});

describe('what somebody has still to be told', () => {
  it('an appointment that the Caf has cancelled stays until its time, so that nobody comes for nothing', async () => {
    const cancelled = { status: 'cancelled', by: 'caf', at: 1 } as const;
    await putAppointment(deps.store, { person: ASKER, state: cancelled });
    await putNotification(deps.store, { message: 'cancelled-by-caf' });
    const id = await searched({ what: 'erasure' });
    const postbox = aPostbox();
    await deliver(deps, postbox, 'notification-1');
    expect(postbox.mails).toHaveLength(1);
    expect((await person.read(id)).json.list('stays')[0]?.text('kind')).toBe('appointment');
    clock.advance({ days: 9 });
    await searched({ what: 'erasure' });
    expect((await itemsOfKind(deps.store, 'appointment'))[0]).toMatchObject({ person: ERASED_PERSON });
    await expectSound(deps, NO_MAIL);
  });

  it('puts nobody who was erased on a list of people to call', async () => {
    await putProfessional(
      deps.store,
      aProfessional({ id: 'dana-exemple', role: 'psychologist', subject: 'subject-of-dana' }),
    );
    const closed = {
      status: 'closed',
      at: clock(),
      by: 'subject-of-dana',
      decision: { kind: 'no-follow-up' },
    } as const;
    const request = aConsultation({
      person: { ...ASKER },
      contact: { by: 'phone', discreet: false },
      state: closed,
    });
    await transact(deps.store, [consultationWrite(request)]);
    for (const id of ['notification-1', 'notification-2']) {
      const told = { id, caf: '94', request: request.id, message: 'request-answer', createdAt: clock() };
      await put(deps.store, notificationItem(Notification.parse({ ...told, state: { status: 'waiting' } })));
    }
    await deliver(deps, aPostbox(), 'notification-1');
    expect(await toCalls(deps.store)).toHaveLength(1);
    const list = () =>
      call(staffAppointments(deps), 'GET /v1/staff/to-call', {
        claims: { sub: 'subject-of-dana', memberships: ['94:psychologist'] },
      });
    expect((await list()).json.list('calls')).toHaveLength(1);
    await searched({ what: 'erasure' });
    await deliver(deps, aPostbox(), 'notification-2');
    expect(await stateOf(deps.store, 'notification-2')).toMatchObject({ status: 'skipped', why: 'gone' });
    expect(await toCalls(deps.store)).toHaveLength(1);
    expect((await list()).json.list('calls')).toEqual([]);
  });
});

it('leaves no number of a file by which the person of a series is found again', async () => {
  await aKnownPerson(deps);
  await searched({ what: 'erasure' });
  const series = await itemsOfKind(deps.store, 'support-series');
  expect(series.filter((item) => JSON.stringify(item).includes('DOS-2026-0142'))).toHaveLength(1);
});

describe('what is beside an erasure', () => {
  it('closing an appointment that was erased before anybody said how it went brings no name back', async () => {
    await aClient(deps).bookAndConfirm({ person: { ...ASKER } });
    clock.advance({ days: 12 });
    await searched({ what: 'erasure' });
    await expectSound(deps, NO_MAIL);
    const [item] = await itemsOfKind(deps.store, 'appointment');
    const caf = deps.cafs.get('94');
    if (item === undefined || caf === undefined) throw new Error('nothing to close');
    const appointment = parseItem(Appointment, item);
    expect(appointment.person).toEqual(ERASED_PERSON);
    await recordOutcome(deps, caf, appointment, { outcome: 'kept', by: 'subject-of-camille' });
    expect(JSON.stringify(await itemsOfKind(deps.store, 'appointment'))).not.toContain('Dominique');
    await expectSound(deps, NO_MAIL);
  });

  it('two at one moment end, and each record is told of once', async () => {
    await aKnownPerson(deps);
    const ids = [await person.send({ what: 'erasure' }), await person.send({ what: 'erasure' })];
    for (const id of ids) await desk.check(id);
    for (let round = 0; round < 60; round += 1) await Promise.all(ids.map((id) => aBatch(deps, id)));
    const outcomes = (await itemsOfKind(deps.store, 'data-finding')).filter(
      (item) => JSON.stringify(item['outcome']) === '{"did":"erased"}' && item['what'] === 'appointment',
    );
    expect(outcomes).toHaveLength(1);
    await expectSound(deps, NO_MAIL);
  });

  it('a booking made while it runs stays whole', async () => {
    await aKnownPerson(deps);
    const id = await person.send({ what: 'erasure' });
    await desk.check(id);
    const booked = aClient(deps).bookAndConfirm({
      start: '2026-12-01T10:00:00+01:00',
      person: { ...ASKER, email: 'd.e@courriel.example' },
    });
    await Promise.all([booked, searchAll(deps, id, { pages: 1, itemsPerPage: 5, erased: 2 })]);
    const appointments = await itemsOfKind(deps.store, 'appointment');
    expect(appointments.filter((item) => JSON.stringify(item['state']).includes('confirmed'))).toHaveLength(
      2,
    );
    for (const one of appointments)
      if (JSON.stringify(one['state']).includes('confirmed'))
        expect(one['person']).toMatchObject({ firstName: 'Dominique' });
    await expectSound(deps, NO_MAIL);
  });
});
