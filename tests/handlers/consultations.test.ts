import { beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../../functions/clean-up/handler.ts';
import { reminders } from '../../functions/reminders/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { type Entry, isExpired } from '../../shared/domain/day.ts';
import { Role } from '../../shared/domain/words.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { getConsultation, requestToken } from '../../shared/store/consultations.ts';
import { daysOfDates } from '../../shared/store/days.ts';
import { deceasedWrites } from '../../shared/store/deceased.ts';
import { transact } from '../../shared/store/transact.ts';
import { expectSound } from '../support/check.ts';
import {
  aFamily,
  aPsychologist,
  ELEVEN,
  lastSent,
  NINE,
  psychologists,
  requestBody,
  TEN,
  THURSDAY,
} from '../support/consultation.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPostbox, notifications, toCalls } from '../support/mailing.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let family: ReturnType<typeof aFamily>;
let psychologist: ReturnType<typeof aPsychologist>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-24T08:00:00+01:00');
  deps = testDeps({ store, clock });
  await psychologists(deps);
  family = aFamily(deps);
  psychologist = aPsychologist(deps);
});

/** What a day keeps now: entries that ran out keep nothing. */
const entriesOf = async (date = '2026-12-01', who = 'eli-exemple'): Promise<Entry[]> => {
  const [day] = await daysOfDates(deps.store, [{ caf: '94', professional: who, date }]);
  return Object.values(day?.entries ?? {}).filter((entry) => !isExpired(entry, clock()));
};
const sent = async (message: string) =>
  (await notifications(deps.store)).filter((one) => one.message === message);
const mailed = async () => {
  const postbox = aPostbox();
  for (const one of await notifications(deps.store)) await deliver(deps, postbox, one.id, []);
  return postbox.mails.map(({ read }) => read);
};
const byPhone = {
  person: { firstName: 'Lou', lastName: 'Exemple', phone: '0199004444' },
  contact: { by: 'phone' },
};

describe('from a request to an appointment (P1, P2)', () => {
  it('acknowledges at once, is analysed, proposed and accepted by the link; the other times are free in the same act', async () => {
    const answer = await family.send();
    expect([answer.status, answer.body]).toEqual([202, { received: true }]);
    const { id, token } = await lastSent(deps);
    expect((await family.read(token)).json.at('status')).toBe('received');
    expect(await entriesOf()).toEqual([]);

    expect((await psychologist.called(id, true)).json.at('stage')).toBe('in-analysis');
    await psychologist.analyse(id, { difficulty: 'Relations après la séparation.', level: 'Modéré.' });
    const proposed = await psychologist.propose(id, [NINE, TEN, THURSDAY]);
    expect([proposed.status, proposed.json.at('stage')]).toEqual([201, 'proposed']);
    expect(await entriesOf()).toHaveLength(2);
    expect(await entriesOf('2026-12-03')).toHaveLength(1);

    const page = (await family.read(token)).json;
    expect(page.at('status')).toBe('times');
    expect(page.list('proposal', 'times').map((one) => one.at('start'))).toEqual([NINE, TEN, THURSDAY]);
    const accepted = await family.accept(token, TEN);
    expect([accepted.status, accepted.json.at('status')]).toEqual([200, 'appointed']);
    expect(accepted.json.at('appointment', 'start')).toBe(TEN);
    expect(await entriesOf()).toEqual([{ kind: 'appointment', spans: [[120, 132]] }]);
    expect(await entriesOf('2026-12-03')).toEqual([]);
    expect(await itemsOfKind(deps.store, 'hold')).toEqual([]);
    expect(await sent('confirmed')).toHaveLength(1);

    const seen = (await psychologist.read(id)).json;
    expect(seen.at('stage')).toBe('appointed');
    expect(seen.at('proposal', 'status')).toBe('accepted');
    expect(seen.at('appointments', 0, 'start')).toBe(TEN);
    await expectSound(deps);
  });

  it('has one winner among answers given at one moment, and the same one when it is repeated', async () => {
    const { id, token } = await family.sent();
    await psychologist.propose(id, [NINE, TEN, ELEVEN]);
    const answers = await Promise.all(
      [NINE, TEN, ELEVEN, NINE, TEN].map((start) => family.accept(token, start)),
    );
    const won = answers
      .filter(({ status }) => status === 200)
      .map((one) => one.json.at('appointment', 'start'));
    expect(new Set(won).size).toBe(1);
    const start = String(won[0]);
    for (const one of answers.filter(({ status }) => status !== 200))
      expect(said(one)).toEqual([409, 'ALREADY_ANSWERED']);
    expect((await family.accept(token, start)).status).toBe(200);
    expect(await itemsOfKind(deps.store, 'appointment')).toHaveLength(1);
    expect(await sent('confirmed')).toHaveLength(1);
    await expectSound(deps);
  });

  it('keeps the proposed times from everybody else until the deadline, reminds once, and frees them by the clock', async () => {
    const { id, token } = await family.sent();
    await psychologist.propose(id, [NINE], { answerBy: '2026-11-27T08:00:00+01:00' });
    const other = await family.sent({
      person: { firstName: 'Sam', lastName: 'Exemple', phone: '0199005555' },
      contact: { by: 'phone' },
    });
    expect(said(await psychologist.propose(other.id, [NINE]))).toEqual([409, 'SLOT_TAKEN']);
    const free = async () => (await psychologist.times()).json.list('times').map((one) => one.at('start'));
    expect(await free()).not.toContain(NINE);

    clock.set('2026-11-25T08:00:00+01:00');
    await reminders(deps)({});
    await reminders(deps)({});
    expect(await sent('request-reminder')).toHaveLength(1);
    clock.set('2026-11-27T08:00:00+01:00');
    expect(await free()).toContain(NINE);
    expect(said(await family.accept(token, NINE))).toEqual([409, 'PROPOSAL_OVER']);
    expect((await family.read(token)).json.at('before')).toBe('lapsed');
    await reminders(deps)({});
    await cleanUp(deps)({});
    expect((await psychologist.read(id)).json.at('stage')).toBe('to-propose-again');
    expect((await psychologist.propose(other.id, [NINE])).status).toBe(201);
    await expectSound(deps, { but: 'notification-unsettled' });
  });

  it('frees what it kept when times are declined, replaced, or the request is closed', async () => {
    const { id, token } = await family.sent();
    await psychologist.propose(id, [NINE, TEN]);
    await psychologist.propose(id, [TEN, ELEVEN]);
    expect((await entriesOf()).length).toBe(2);
    await expectSound(deps);
    expect((await family.decline(token)).json.at('before')).toBe('declined');
    expect((await family.decline(token)).status).toBe(200);
    expect(await entriesOf()).toEqual([]);
    // A colleague takes it over while the first one's times are kept.
    await psychologist.propose(id, [NINE]);
    const noa = aPsychologist(deps, { sub: 'subject-of-noa-exemple' });
    expect((await noa.propose(id, [NINE])).status).toBe(201);
    expect(await entriesOf()).toEqual([]);
    expect(await entriesOf('2026-12-01', 'noa-exemple')).toHaveLength(1);
    await psychologist.close(id, 'no-follow-up');
    expect(await entriesOf('2026-12-01', 'noa-exemple')).toEqual([]);
    expect(said(await family.accept(token, NINE))).toEqual([409, 'REQUEST_CLOSED']);
    await expectSound(deps);
  });

  it('fixes follow-ups agreed with the person, all or none (F1)', async () => {
    const { id } = await family.sent();
    await psychologist.propose(id, [NINE]);
    await psychologist.answer(id, NINE);
    expect(said(await psychologist.followUp(id, [THURSDAY, NINE]))).toEqual([409, 'SLOT_TAKEN']);
    expect(await entriesOf('2026-12-03')).toEqual([]);
    const key = { 'idempotency-key': 'follow-ups-1' };
    const fixed = await psychologist.followUp(id, [ELEVEN, THURSDAY], key);
    expect(fixed.status).toBe(201);
    expect((await psychologist.followUp(id, [ELEVEN, THURSDAY], key)).body).toEqual(fixed.body);
    const seen = (await psychologist.read(id)).json;
    expect(seen.list('appointments').map((one) => one.at('start'))).toEqual([NINE, ELEVEN, THURSDAY]);
    await expectSound(deps);
  });

  it('sends elsewhere in neutral words, and erases what was analysed (P2, P5)', async () => {
    const { id, token } = await family.sent();
    await psychologist.analyse(id, { change: 'Possible.' });
    expect(said(await psychologist.refer(id, { kind: 'outside', partner: 'nobody' }))).toEqual([
      400,
      'INVALID',
    ]);
    const partner = (await psychologist.partners()).json.text('partners', 0, 'id');
    const referred = await psychologist.refer(id, { kind: 'outside', partner });
    expect(referred.json.at('worksheet')).toBeUndefined();
    expect(referred.json.at('words')).toBeUndefined();
    const page = (await family.read(token)).json;
    expect([page.at('status'), page.at('answer', 'kind')]).toEqual(['answered', 'outside']);
    expect(await sent('request-answer')).toHaveLength(1);
    const stored = await getConsultation(deps.store, '94', id);
    expect(JSON.stringify(stored)).not.toMatch(/Possible|nous parler/);
    await expectSound(deps);
  });
});

describe('who may know of a request (P3, D3)', () => {
  it('opens it to psychologists alone, each reading written down', async () => {
    const { id } = await family.sent();
    for (const role of Role.options.filter((one) => one !== 'psychologist')) {
      const other = aPsychologist(deps, { roles: [role], sub: 'subject-of-another' });
      expect(said(await other.list())).toEqual([403, 'FORBIDDEN']);
      expect(said(await other.read(id))).toEqual([403, 'FORBIDDEN']);
      expect(said(await other.analyse(id, {}))).toEqual([403, 'FORBIDDEN']);
    }
    const elsewhere = aPsychologist(deps, { caf: '973' });
    expect((await elsewhere.read(id)).status).toBe(403);
    expect((await psychologist.read(id)).status).toBe(200);
    const lines = (await itemsOfKind(deps.store, 'audit')).filter(
      (one) => one['act'] === 'read-consultation',
    );
    expect(lines.map((one) => one['appointments'])).toEqual([[id]]);
  });

  it('lets the secretariat hand one in and never read it back; a colleague sees received or answered, nothing more', async () => {
    const secretariat = aPsychologist(deps, { roles: ['secretariat'], sub: 'subject-of-the-desk' });
    const handed = await secretariat.handIn(byPhone);
    expect([handed.status, handed.body]).toEqual([202, { received: true }]);
    expect(said(await secretariat.handedIn())).toEqual([403, 'FORBIDDEN']);
    const { id: phoned } = await lastSent(deps);
    expect((await psychologist.read(phoned)).json.at('handedInBy')).toBe('staff');

    const colleague = aPsychologist(deps, { roles: ['social-worker'], sub: 'subject-of-a-colleague' });
    clock.advance({ minutes: 1 });
    expect((await colleague.handIn({ ...byPhone, agreement: undefined })).status).toBe(400);
    expect((await colleague.handIn()).status).toBe(202);
    const { id } = await lastSent(deps);
    const before = (await colleague.handedIn()).json.list('requests');
    expect(before.map(({ value }) => value)).toEqual([
      {
        id,
        person: { firstName: 'Maxime', lastName: 'Exemple' },
        handedInAt: '2026-11-24T08:01:00+01:00',
        status: 'received',
      },
    ]);
    await psychologist.close(id, 'no-follow-up');
    expect((await colleague.handedIn()).json.at('requests', 0, 'status')).toBe('answered');
    const another = aPsychologist(deps, { roles: ['mediator'], sub: 'subject-of-another' });
    expect((await another.handedIn()).json.list('requests')).toEqual([]);
    await expectSound(deps);
  });

  it('shows the link’s page nothing of what was asked', async () => {
    const { token } = await family.sent();
    const page = await family.read(token);
    expect(page.text).not.toMatch(/separation|parler|Maxime|0199003333|psycho/i);
    expect((await family.read('x'.repeat(43))).status).toBe(404);
  });

  it('puts the queue in order with its days of waiting, and leaves nobody out (P4)', async () => {
    await family.sent({ situation: 'school' });
    clock.advance({ days: 2 });
    await family.sent({ situation: 'bereavement' });
    clock.advance({ days: 1 });
    const queue = (await psychologist.list()).json.list('requests');
    expect(queue.map((one) => [one.at('situation'), one.at('waitingDays'), one.at('first')])).toEqual([
      ['bereavement', 1, true],
      ['school', 3, false],
    ]);
    expect(queue[0]?.list('alike')).toHaveLength(1);
  });

  it('gives managers counts alone, and nothing under five people (D4)', async () => {
    const manager = aPsychologist(deps, { roles: ['manager'], sub: 'subject-of-a-manager' });
    for (let at = 0; at < 5; at += 1) {
      if (at === 4) {
        const few = (await manager.figures()).json;
        expect([few.at('requests', 'total', 'year'), few.at('waiting', 'total')]).toEqual([null, null]);
      }
      await family.sent({
        person: { firstName: 'Lou', lastName: `Exemple ${'abcde'[at]}`, phone: `019900000${at}` },
        contact: { by: 'phone' },
      });
    }
    const figures = await manager.figures();
    expect(figures.json.at('requests', 'total', 'year')).toBe(5);
    expect(figures.json.at('waiting', 'total')).toBe(5);
    expect(figures.text).not.toMatch(/Exemple|eli|separation/);
    expect(said(await manager.list())).toEqual([403, 'FORBIDDEN']);
  });
});

describe('words to the person (F3, F4)', () => {
  it('names neither matter nor service in any mail, and carries one link', async () => {
    const { id, token } = await family.sent();
    await psychologist.propose(id, [NINE, TEN]);
    for (const mail of await mailed()) {
      expect(mail.headers.get('subject')).toBe('Votre rendez-vous à la Caf');
      expect(`${mail.text} ${mail.html}`).not.toMatch(/psycholog|consultation|séparation|famille|enfant/i);
      expect(mail.text).toContain(`/demande#${token}`);
    }
    clock.advance({ hours: 1 });
    await family.accept(token, NINE);
    await psychologist.close(id, 'followed-up');
    expect(await sent('request-answer')).toEqual([]);
  });

  it('sends no mail to whoever chose phone, nothing or discretion: a psychologist calls, and the secretariat sees none of it', async () => {
    const discreet = { contact: { by: 'email', discreet: true } };
    for (const chosen of [byPhone, { contact: { by: 'none' } }, discreet]) {
      const { id } = await family.sent(chosen);
      await psychologist.propose(id, [NINE]);
      expect(await notifications(deps.store)).toEqual([]);
      expect((await toCalls(deps.store)).map(({ message }) => message)).toContain('request-times');
      const own = aDesk(deps, { roles: ['psychologist'], sub: 'subject-of-eli-exemple' });
      const calls = (await own.toCall()).json.list('calls');
      expect(calls.map((one) => [one.at('message'), one.at('request', 'id')])).toEqual([
        ['request-times', id],
      ]);
      const desk = aDesk(deps);
      expect((await desk.toCall()).json.list('calls')).toEqual([]);
      const call = String(calls[0]?.at('id'));
      expect((await desk.called(call)).status).toBe(404);
      expect((await own.called(call)).status).toBe(204);
      await psychologist.close(id, 'no-follow-up');
      const answers = (await own.toCall()).json.list('calls');
      expect(answers.map((one) => one.at('message'))).toEqual(['request-answer']);
      await own.called(String(answers[0]?.at('id')));
    }
    await expectSound(deps);
  });

  it('calls nobody of whom a death was recorded (L7)', async () => {
    const { id } = await family.sent(byPhone);
    await psychologist.propose(id, [NINE]);
    const own = aDesk(deps, { roles: ['psychologist'], sub: 'subject-of-eli-exemple' });
    expect((await own.toCall()).json.list('calls')).toHaveLength(1);
    await transact(deps.store, deceasedWrites(deps.keys, '94', byPhone.person, clock()));
    expect((await own.toCall()).json.list('calls')).toEqual([]);
  });

  it('ends every earlier link with a changed contact, and tells the kept times anew (F4)', async () => {
    const { id, token } = await family.sent();
    await psychologist.propose(id, [NINE]);
    const other = { email: 'autre@courriel.example', contact: { by: 'email', discreet: false } };
    expect((await psychologist.contact(id, other)).json.at('contact', 'by')).toBe('email');
    expect((await family.read(token)).status).toBe(404);
    expect(said(await family.accept(token, NINE))).toEqual([404, 'NOT_FOUND']);
    expect(await sent('request-times')).toHaveLength(2);
    const request = await getConsultation(deps.store, '94', id);
    if (request === undefined) throw new Error('no request');
    expect((await family.accept(requestToken(deps.keys, request), NINE)).status).toBe(200);
    const nothing = { contact: { by: 'none', discreet: false } };
    expect(said(await psychologist.contact(id, nothing))).toEqual([400, 'INVALID']);
    await expectSound(deps);
  });

  it('takes an answer said by voice, with who recorded it (F1)', async () => {
    const { id } = await family.sent(byPhone);
    await psychologist.propose(id, [NINE, TEN]);
    const answered = await psychologist.answer(id, TEN);
    expect(answered.json.at('proposal', 'said')).toBe('staff');
    const [appointment] = await itemsOfKind(deps.store, 'appointment');
    expect(appointment?.['origin']).toMatchObject({ by: 'staff', subject: 'subject-of-eli-exemple' });
    expect(await notifications(deps.store)).toEqual([]);
  });
});

describe('what comes in from outside', () => {
  it('is one request per key, however often it is sent (B6)', async () => {
    const key = { 'idempotency-key': 'a-family-asks-once' };
    const answers = await Promise.all([family.send({}, key), family.send({}, key), family.send({}, key)]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await itemsOfKind(deps.store, 'consultation')).toHaveLength(1);
    expect(said(await family.send({ situation: 'school' }, key))).toEqual([422, 'KEY_REUSED']);
  });

  it('is answered the same for a second request of the same person (P1)', async () => {
    const first = await family.send();
    const second = await family.send();
    expect([second.status, second.body]).toEqual([first.status, first.body]);
  });

  it('needs a way to reach the person, and no security number', async () => {
    const nobody = { person: { firstName: 'Lou', lastName: 'Exemple' }, contact: { by: 'none' } };
    expect(said(await family.send(nobody))).toEqual([400, 'INVALID']);
    expect(
      said(
        await family.send({
          contact: { by: 'phone' },
          person: { ...Object(requestBody()['person']), phone: undefined },
        }),
      ),
    ).toEqual([400, 'INVALID']);
    expect(said(await family.send({ words: 'Mon numéro est 1 85 05 78 006 084 91.' }))).toEqual([
      400,
      'NIR_REFUSED',
    ]);
    expect((await family.send({ words: 'x'.repeat(301) })).status).toBe(400);
    expect((await family.send({ score: 3 })).status).toBe(400);
    expect(await itemsOfKind(deps.store, 'consultation')).toEqual([]);
  });

  it('is limited by address and by mailbox', async () => {
    const { bookingsPerAddressAndHour: limit } = deps.cafs.get('94')?.limits ?? {
      bookingsPerAddressAndHour: 0,
    };
    for (let at = 0; at < limit; at += 1)
      expect((await aFamily(deps, { ip: `192.0.2.${at + 1}` }).send()).status).toBe(202);
    const late = await aFamily(deps, { ip: '192.0.2.200' }).send();
    expect(said(late)).toEqual([429, 'TOO_MANY']);
  });
});
