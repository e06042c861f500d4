import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { Role } from '../../shared/domain/words.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { mayReceiveMediationLetter } from '../../shared/store/person-marks.ts';
import { changeProfessional, getProfessional } from '../../shared/store/professionals.ts';
import { waitingToken } from '../../shared/store/waiting.ts';
import { aClient, bookingBody, NINE, TEN } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { AGREED, aDesk, said } from '../support/desk.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPostbox, notifications } from '../support/mailing.ts';
import {
  aMediator,
  CLAUDE,
  caseBody,
  FIRST,
  mediators,
  partyPages,
  SACHA,
  THIRD,
} from '../support/mediation.ts';
import { aPlanner } from '../support/planner.ts';
import { aReceivingProfessional, openADay } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';
import { aKeeper, aStream, aWaitingRoom } from '../support/waiting.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let mediator: ReturnType<typeof aMediator>;
let pages: ReturnType<typeof partyPages>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-24T08:00:00+01:00');
  deps = testDeps({ store, clock });
  await mediators(deps);
  mediator = aMediator(deps);
  pages = partyPages(deps);
});

async function standing() {
  const made = await mediator.proposed();
  for (const party of made.parties) await mediator.answer(made.id, made.session, { party, starts: [FIRST] });
  return made;
}

describe('a party (M3)', () => {
  /** What is Sacha's alone, in every form in which it could show. */
  const secrets = (party: string) => [
    SACHA.person.firstName,
    SACHA.person.lastName,
    SACHA.person.email,
    SACHA.person.phone,
    '05 36 49 02 02',
    party,
  ];

  it('finds nothing of another in any answer or mail, from the first question to the end', async () => {
    const answers: HttpAnswer[] = [];
    const postbox = aPostbox();
    const opened = await mediator.open();
    const id = opened.json.text('id');
    const [a, b] = [opened.json.text('parties', 0, 'id'), opened.json.text('parties', 1, 'id')];
    for (const party of [a, b]) await mediator.consent(id, party, 'asked');
    const [claude, sacha] = [await pages.of(id, a), await pages.of(id, b)];
    const look = async () => {
      answers.push(await claude.read());
      for (const one of await notifications(deps.store)) await deliver(deps, postbox, one.id, []);
    };
    await look();
    answers.push(await claude.agree());
    await sacha.agree();
    const first = (await mediator.propose(id, { starts: [FIRST, THIRD] })).json.text('sessions', 0, 'id');
    await look();
    await sacha.confirm(first, THIRD);
    answers.push(await claude.confirm(first, FIRST, THIRD));
    await look();
    await sacha.decline(first);
    await look();
    const second = (await mediator.propose(id)).json.text('sessions', 1, 'id');
    answers.push(await claude.confirm(second, FIRST));
    await sacha.confirm(second, FIRST);
    await look();
    await sacha.withdraw();
    await look();
    answers.push(await claude.decline(second), await claude.confirm(second, FIRST));
    await mediator.release(id);
    await look();
    answers.push(await claude.withdraw());
    const toClaude = postbox.mails.filter(({ to }) => to === CLAUDE.person.email);
    expect(new Set(toClaude.map(({ read }) => read.text)).size).toBeGreaterThan(4);
    expect(answers.map(({ status }) => status)).toContain(409);
    const mails = toClaude.flatMap(({ read, raw }) => [read.text, read.html, raw.toString()]);
    for (const text of [...answers.map((answer) => answer.text), ...mails]) {
      for (const secret of secrets(b)) expect(text).not.toContain(secret);
      expect(text).not.toMatch(/retir|refus|autre (parent|personne|partie)|ex-conjoint/i);
    }
    for (const text of mails) expect(text).not.toMatch(/médiat/i);
  });

  it('lives in another département, without e-mail, and is reached by the mediator alone', async () => {
    const byPhone = { person: { ...SACHA.person, email: undefined } };
    const opened = await mediator.open({ parties: [CLAUDE, byPhone], territory: 'elsewhere' });
    const id = opened.json.text('id');
    const party = opened.json.text('parties', 1, 'id');
    expect(opened.json.at('parties', 1, 'contact', 'by')).toBe('phone');
    await mediator.consent(id, party, 'asked');
    const own = await aDesk(deps, { roles: ['mediator'], sub: 'subject-of-andrea' }).toCall();
    expect(own.json.at('calls', 0, 'message')).toBe('agreement-asked');
    expect(own.json.at('calls', 0, 'mediation', 'person', 'lastName')).toBe('Second');
    for (const [roles, sub] of [
      [['secretariat'], 'subject-of-the-desk'],
      [['mediator'], 'subject-of-bo'],
      [['psychologist'], 'subject-of-psy'],
    ] as const) {
      const other = aDesk(deps, { roles, sub });
      expect((await other.toCall()).json.list('calls')).toEqual([]);
      expect(said(await other.called(own.json.text('calls', 0, 'id')))).toEqual([404, 'NOT_FOUND']);
    }
    const desk = aDesk(deps, { roles: ['mediator'], sub: 'subject-of-andrea' });
    expect((await desk.called(own.json.text('calls', 0, 'id'))).status).toBe(204);
    expect((await desk.toCall()).json.list('calls')).toEqual([]);
  });

  it('who chose to be phoned is on the secretariat’s list for an hour: a name, an hour, whom to call (D6)', async () => {
    const byPhone = { ...SACHA, contact: { by: 'phone', hours: ['morning'] } };
    const { id, parties } = await mediator.agreed({ parties: [CLAUDE, byPhone] });
    const session = (await mediator.propose(id)).json.text('sessions', 0, 'id');
    for (const party of parties) await mediator.answer(id, session, { party, starts: [FIRST] });
    const { json, text } = await aDesk(deps).toCall();
    expect(json.list('calls')).toHaveLength(1);
    expect(json.at('calls', 0, 'message')).toBe('confirmed');
    expect(json.at('calls', 0, 'appointment', 'view')).toBe('reception');
    expect(json.at('calls', 0, 'appointment', 'professional', 'name')).toBe('Andréa Exemple');
    expect(text).not.toMatch(/mediation|session-|seance/);
    expect(text).not.toContain('Premier');
  });

  it('has an earlier link no more once the contact has changed (F4)', async () => {
    const { id, parties } = await mediator.agreed();
    await mediator.propose(id);
    const before = await pages.of(id, parties[0]);
    expect((await before.read()).status).toBe(200);
    const changed = await mediator.contact(id, parties[0], {
      email: 'claude.neuf@courriel.example',
      contact: { by: 'email' },
    });
    expect(changed.json.at('parties', 0, 'person', 'email')).toBe('claude.neuf@courriel.example');
    expect((await before.read()).status).toBe(404);
    expect((await before.withdraw()).status).toBe(404);
    expect(await mayReceiveMediationLetter(deps, '94', { email: CLAUDE.person.email })).toBe(true);
    expect(await mayReceiveMediationLetter(deps, '94', { email: 'claude.neuf@courriel.example' })).toBe(
      false,
    );
    await expectSound(deps);
  });

  it('in mediation gets no mediation letter until it is closed (L2)', async () => {
    const { id } = await mediator.agreed();
    expect(await mayReceiveMediationLetter(deps, '94', { phone: SACHA.person.phone })).toBe(false);
    await mediator.close(id, 'written-agreement');
    expect(await mayReceiveMediationLetter(deps, '94', { phone: SACHA.person.phone })).toBe(true);
  });

  it('reads their page, and nothing is changed by it (B10)', async () => {
    const { id, parties } = await standing();
    const page = await pages.of(id, parties[0]);
    const before = await itemsOfKind(deps.store);
    for (let at = 0; at < 3; at += 1) expect((await page.read()).status).toBe(200);
    expect(await itemsOfKind(deps.store)).toEqual(before);
  });

  it('is known by their own link alone', async () => {
    for (const token of ['x', 'a'.repeat(43), '<script>', '']) {
      const page = pages.byToken(token);
      for (const answer of [await page.read(), await page.agree(), await page.withdraw()])
        expect(said(answer)).toEqual([404, 'NOT_FOUND']);
    }
    const { id, session, parties } = await mediator.proposed();
    const page = await pages.of(id, parties[0]);
    expect(said(await page.decline(`${session}9`))).toEqual([404, 'NOT_FOUND']);
    expect(said(await page.confirm(session))).toEqual([400, 'INVALID']);
    expect(said(await page.confirm(session, THIRD))).toEqual([400, 'INVALID']);
  });
});

describe('a case', () => {
  it('is its mediator’s, and a colleague’s only by delegation (D6, D5)', async () => {
    const { id } = await mediator.agreed();
    const bo = aMediator(deps, { sub: 'subject-of-bo' });
    expect(said(await bo.read(id))).toEqual([404, 'NOT_FOUND']);
    expect(said(await bo.close(id, 'stopped'))).toEqual([404, 'NOT_FOUND']);
    expect((await bo.list()).json.list('mediations')).toEqual([]);
    const andrea = await getProfessional(deps.store, '94', 'andrea-exemple');
    if (andrea === undefined) throw new Error('no mediator');
    await changeProfessional(deps.store, andrea, { delegates: ['bo-exemple', 'secretariat'] });
    expect((await bo.read(id)).status).toBe(200);
    expect((await bo.list()).json.at('mediations', 0, 'id')).toBe(id);
    for (const role of Role.options.filter((one) => one !== 'mediator')) {
      const other = aMediator(deps, { roles: [role], sub: 'subject-of-somebody' });
      expect((await other.read(id)).status).toBe(403);
      expect((await other.list()).status).toBe(403);
    }
    expect(said(await aMediator(deps, { caf: '973' }).read(id))).toEqual([403, 'FORBIDDEN']);
  });

  it('leaves an audit line for each reading, in opaque ids (D3, D1)', async () => {
    const { id, parties } = await mediator.agreed();
    await mediator.read(id);
    await mediator.list();
    const lines = (await itemsOfKind(deps.store, 'audit')).filter(({ act }) => act === 'read-mediation');
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line['appointments']).toEqual(parties);
    expect(JSON.stringify(lines)).not.toMatch(/Claude|Sacha|courriel/);
  });

  it('holds nothing in anybody’s own words (M6)', async () => {
    const notes = { note: 'x' };
    expect(said(await mediator.open(notes))).toEqual([400, 'INVALID']);
    for (const [field, value] of [
      ['origin', 'voisin'],
      ['reason', 'autre chose'],
      ['territory', 'paris'],
    ] as const) {
      const answer = await mediator.open({ [field]: value });
      expect([answer.status, answer.json.at('errors', 0, 'path')]).toEqual([400, field]);
    }
    expect(await itemsOfKind(deps.store, 'mediation')).toEqual([]);
  });

  it('needs two people, each of them once', async () => {
    expect(said(await mediator.open({ parties: [CLAUDE] }))).toEqual([400, 'INVALID']);
    const twice = {
      person: { ...CLAUDE.person, firstName: 'PREMIER', lastName: 'Claude', phone: undefined },
    };
    const answer = await mediator.open({ parties: [CLAUDE, twice] });
    expect(answer.json.at('errors', 0, 'path')).toBe('parties.1.person');
    const { id } = await mediator.agreed();
    expect(said(await mediator.addParty(id, twice))).toEqual([400, 'INVALID']);
    const couple = { person: { ...SACHA.person, firstName: 'Dany' } };
    expect((await mediator.addParty(id, couple)).json.list('parties')).toHaveLength(3);
    expect(said(await mediator.propose(id))).toEqual([409, 'AGREEMENTS_NEEDED']);
    await expectSound(deps);
  });

  it('is opened once, and a session proposed once, for one key (B6)', async () => {
    const key = { 'Idempotency-Key': 'key-of-a-case' };
    const answers = await Promise.all([
      mediator.open({}, key),
      mediator.open({}, key),
      mediator.open({}, key),
    ]);
    expect(new Set(answers.map(({ json }) => json.text('id'))).size).toBe(1);
    expect(await itemsOfKind(deps.store, 'mediation')).toHaveLength(1);
    expect(said(await mediator.open({ reason: 'visiting' }, key))).toEqual([422, 'KEY_REUSED']);
    const id = answers[0]?.json.text('id') ?? '';
    for (const at of [0, 1])
      await mediator.consent(id, answers[0]?.json.text('parties', at, 'id') ?? '', 'given');
    const propose = () => mediator.propose(id, {}, { 'Idempotency-Key': 'key-of-a-session' });
    const made = [...(await Promise.all([propose(), propose()])), await propose()];
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await mediator.read(id)).json.list('sessions')).toHaveLength(1);
    await expectSound(deps);
  });

  it('comes from information interviews that took place, whose people are its parties (M1)', async () => {
    const client = aClient(deps);
    const interview = await client.bookAndConfirm({
      service: 'entretien-information-mediation',
      start: '2026-12-03T09:00:00+01:00',
      person: CLAUDE.person,
    });
    const parties = [{ interview: interview.id }, SACHA];
    const early = await mediator.open({ parties });
    expect(early.json.at('errors', 0, 'path')).toBe('parties.0.interview');
    clock.set('2026-12-03T10:00:00+01:00');
    const desk = aDesk(deps, { roles: ['mediator'], sub: 'subject-of-andrea' });
    expect((await desk.outcome(interview.id, 'kept')).status).toBe(200);
    const opened = await mediator.open({ parties });
    expect(opened.json.at('parties', 0, 'person', 'lastName')).toBe('Premier');
    expect(opened.json.at('parties', 0, 'interview')).toBe(interview.id);
    const figures = (await mediator.figures({ year: '2026' })).json;
    expect(rowOf(figures.list('interviews', 'rows'), 'held')).toEqual([1, 1]);
    expect(rowOf(figures.list('territory', 'rows'), 'creteil')).toEqual([1, 1]);
    const bo = aMediator(deps, { sub: 'subject-of-bo' });
    expect((await bo.open({ parties })).json.at('errors', 0, 'path')).toBe('parties.0.interview');
  });
});

type Rows = ReturnType<HttpAnswer['json']['list']>;

/** December and the year, of one row. */
const rowOf = (rows: Rows, key: string) => {
  const row = rows.find((one) => one.at('key') === key);
  return [row?.at('months', 11), row?.at('year')];
};

describe('the agenda (D6)', () => {
  it('shows a session to its mediator in full, to reception as name and hour, to others as busy', async () => {
    const { id } = await standing();
    const query = { professional: 'andrea-exemple', from: '2026-12-01', to: '2026-12-02' };
    const agendaOf = async (role: Role, sub: string) =>
      (await aPlanner(deps, { roles: [role], sub }).agenda(query)).json;
    const own = await agendaOf('mediator', 'subject-of-andrea');
    expect(own.list('days', 0, 'appointments').map((one) => one.at('mediation'))).toEqual([id, id]);
    expect(own.at('days', 0, 'appointments', 0, 'person', 'lastName')).toBe('Premier');
    const reception = await agendaOf('secretariat', 'subject-of-the-desk');
    expect(reception.at('days', 0, 'appointments', 1, 'person')).toEqual({
      firstName: 'Sacha',
      lastName: 'Second',
      phone: SACHA.person.phone,
    });
    expect(JSON.stringify(reception.value)).not.toContain(id);
    for (const role of ['social-worker', 'psychologist', 'manager'] as const) {
      const busy = await agendaOf(role, 'subject-of-somebody');
      expect(busy.at('days', 0, 'appointments')).toEqual([
        { start: FIRST, end: '2026-12-01T11:00:00+01:00', place: 'caf-creteil', status: 'busy' },
      ]);
    }
  });
});

describe('two parties of one mediation who would meet (B7)', () => {
  const book = (start: string, person: unknown) => aClient(deps).bookAndConfirm({ start, person });

  beforeEach(async () => {
    await aReceivingProfessional(deps.store);
    await aReceivingProfessional(deps.store, { id: 'dany-exemple', subject: 'subject-of-dany' });
    await openADay(deps.store, { date: '2026-12-03' });
    await openADay(deps.store, { date: '2026-12-03', professional: 'dany-exemple' });
    clock.set('2026-11-27T08:00:00+01:00');
  });

  it('are booked publicly all the same, and silently told to their mediator alone', async () => {
    const { id } = await mediator.agreed();
    const first = await book(NINE, CLAUDE.person);
    expect((await mediator.warnings()).json.list('warnings')).toEqual([]);
    const second = await book(TEN, SACHA.person);
    const { json } = await mediator.warnings();
    expect([json.at('warnings', 0, 'mediation'), json.at('warnings', 0, 'why')]).toEqual([id, 'place']);
    const told = json.list('warnings', 0, 'meeting').map((one) => one.at('appointment'));
    expect(told).toEqual([first.id, second.id]);
    expect((await aMediator(deps, { sub: 'subject-of-bo' }).warnings()).json.list('warnings')).toEqual([]);
    await mediator.close(id, 'stopped');
    expect((await mediator.warnings()).json.list('warnings')).toEqual([]);
  });

  it('are refused to staff who say yes for somebody on the waiting list; the person’s own yes never is', async () => {
    await mediator.agreed();
    await book(NINE, CLAUDE.person);
    const other = await book(TEN, { ...CLAUDE.person, lastName: 'Autre', email: 'autre@courriel.example' });
    const keeper = aKeeper(deps);
    const wish = { service: 'rendez-vous-des-droits', until: '2026-12-20', places: ['caf-creteil'] };
    const added = await keeper.add({ ...wish, modes: ['on-site'], person: SACHA.person });
    const id = added.json.text('id');
    const stream = aStream(deps);
    await aClient(deps).cancel(other.token);
    await stream.run();
    const own = waitingToken(deps.keys, { caf: '94', id });
    const start = (await aWaitingRoom(deps).view(own)).json.text('offer', 'start');
    const refused = await keeper.answer(id, { start, answer: 'accepted', agreement: AGREED });
    expect(said(refused)).toEqual([409, 'TOO_CLOSE']);
    expect(refused.text).not.toMatch(/Claude|Premier|mediation/);
    expect(said(await aWaitingRoom(deps).claim(own, start))).toEqual([200]);
  });

  it('are refused to staff booking, who learn of nobody', async () => {
    const { id } = await mediator.agreed();
    await book(NINE, CLAUDE.person);
    const desk = aDesk(deps);
    const refused = await desk.book({ start: TEN, person: SACHA.person });
    expect(said(refused)).toEqual([409, 'TOO_CLOSE']);
    expect(refused.text).not.toMatch(/Claude|Premier|mediation/);
    const own = aDesk(deps, { roles: ['mediator'], sub: 'subject-of-andrea' });
    expect((await own.book({ start: TEN, person: SACHA.person })).json.at('mediation')).toBe(id);
    const elsewhere = { start: '2026-12-03T09:00:00+01:00', person: SACHA.person };
    const sameProfessional = { ...elsewhere, professional: 'camille-exemple' };
    expect(said(await desk.book(sameProfessional))).toEqual([409, 'TOO_CLOSE']);
    const apart = await desk.book({ ...elsewhere, professional: 'dany-exemple' });
    expect(apart.status).toBe(201);
    const moved = await desk.move(apart.json.text('id'), { start: TEN, agreement: AGREED });
    expect(said(moved)).toEqual([409, 'TOO_CLOSE']);
    expect((await desk.book({ start: TEN, person: { ...bookingPerson() } })).status).toBe(201);
  });

  it('may both see their own mediator', async () => {
    await mediator.agreed();
    const interview = { service: 'entretien-information-mediation', start: '2026-12-03T09:00:00+01:00' };
    await aClient(deps).bookAndConfirm({ ...interview, person: CLAUDE.person, mode: 'video' });
    const later = { ...interview, start: '2026-12-03T10:15:00+01:00', mode: 'video' };
    await aClient(deps).bookAndConfirm({ ...later, person: SACHA.person });
    expect((await mediator.warnings()).json.list('warnings')).toEqual([]);
  });
});

const bookingPerson = (): Record<string, unknown> => Object(bookingBody()['person']);

describe('figures and certificate', () => {
  async function held(attendance: readonly string[]) {
    const made = await standing();
    clock.set('2026-12-01T12:00:00+01:00');
    const came = made.parties.map((party, at) => ({ party, how: attendance[at] }));
    expect((await mediator.attendance(made.id, made.session, came)).status).toBe(200);
    return made;
  }

  it('count people by territory and reason, sessions, outcomes and calls, by month and year', async () => {
    const { id } = await held(['kept', 'late']);
    await mediator.close(id, 'written-agreement');
    await mediator.logCall('information');
    const key = { 'Idempotency-Key': 'key-of-a-call' };
    await mediator.logCall('session', key);
    await mediator.logCall('session', key);
    const { json } = await mediator.figures({ year: '2026' });
    expect(rowOf(json.list('territory', 'rows'), 'creteil')).toEqual([2, 2]);
    expect(rowOf(json.list('reason', 'rows'), 'separation')).toEqual([2, 2]);
    expect(rowOf(json.list('sessions', 'rows'), 'held')).toEqual([1, 1]);
    expect(rowOf(json.list('outcomes', 'rows'), 'written-agreement')).toEqual([1, 1]);
    expect(rowOf(json.list('calls', 'rows'), 'session')).toEqual([1, 1]);
    expect(json.at('calls', 'total', 'year')).toBe(2);
    expect((await mediator.figures({ year: '2025' })).json.at('calls', 'total', 'year')).toBe(0);
  });

  it('leave out groups under five for managers, who cannot ask for one mediator (D4)', async () => {
    const { id } = await held(['kept', 'kept']);
    await mediator.close(id, 'stopped');
    const manager = aMediator(deps, { roles: ['manager'], sub: 'subject-of-a-manager' });
    const { json } = await manager.figures({ year: '2026' });
    expect(json.at('scope')).toBe('caf');
    expect(rowOf(json.list('territory', 'rows'), 'creteil')).toEqual([null, null]);
    expect(json.at('outcomes', 'total', 'year')).toBeNull();
    expect(said(await manager.figures({ mediator: 'andrea-exemple' }))).toEqual([404, 'NOT_FOUND']);
    const bo = aMediator(deps, { sub: 'subject-of-bo' });
    expect(said(await bo.figures({ mediator: 'andrea-exemple' }))).toEqual([404, 'NOT_FOUND']);
    const desk = aMediator(deps, { roles: ['secretariat'], sub: 'subject-of-the-desk' });
    expect((await desk.figures()).status).toBe(403);
  });

  it('certify that one person came, and when: neither why nor with whom (M6)', async () => {
    const { id, session, parties } = await held(['kept', 'missed']);
    const { json, text } = await mediator.certificate(id, parties[0]);
    expect(json.text('text').replaceAll('\u00a0', ' ')).toBe(
      'La Caf du Val-de-Marne atteste avoir reçu Claude Premier en rendez-vous le mardi 1er décembre 2026, de 9 h à 11 h. Cette attestation est remise à la personne, à sa demande.',
    );
    expect(text).not.toMatch(/médiat|Sacha|Second|séance/i);
    expect(said(await mediator.certificate(id, parties[1]))).toEqual([404, 'NOT_FOUND']);
    const both = parties.map((party) => ({ party, how: 'kept' }));
    await mediator.attendance(id, session, both);
    expect((await mediator.certificate(id, parties[1])).status).toBe(200);
    expect(said(await mediator.attendance(id, session, both.slice(0, 1)))).toEqual([400, 'INVALID']);
  });
});

it('a social security number is refused wherever it is typed', async () => {
  const nir = '1 85 05 78 006 084 36';
  const parties = [CLAUDE, { person: { ...SACHA.person, lastName: nir } }];
  const answer = await mediator.send('POST /mediations', { body: caseBody({ parties }) });
  expect(said(answer)).toEqual([400, 'NIR_REFUSED']);
});
