import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { reminders } from '../../functions/reminders/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { Role } from '../../shared/domain/words.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { keys } from '../../shared/store/keys.ts';
import { mayReceiveMediationLetter } from '../../shared/store/person-marks.ts';
import { aClient, bookingBody } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { said } from '../support/desk.ts';
import { aClock, aDay, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPostbox, notifications, toCalls } from '../support/mailing.ts';
import {
  aMediator,
  CLAUDE,
  FIRST,
  mediators,
  partyPages,
  SACHA,
  SECOND,
  THIRD,
} from '../support/mediation.ts';
import { aReceivingProfessional, openADay } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let mediator: ReturnType<typeof aMediator>;
let pages: ReturnType<typeof partyPages>;

/** Well before the first reminders of the Tuesday, which are due two days before it. */
beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-24T08:00:00+01:00');
  deps = testDeps({ store, clock });
  await mediators(deps);
  mediator = aMediator(deps);
  pages = partyPages(deps);
});

const entriesOf = async (date = '2026-12-01'): Promise<Record<string, unknown>> => {
  const { pk, sk } = keys.day('94', 'andrea-exemple', date);
  const day = (await itemsOfKind(deps.store, 'day')).find((item) => item['pk'] === pk && item['sk'] === sk);
  return Object(day?.['entries']);
};
const sent = async (message: string) =>
  (await notifications(deps.store)).filter((one) => one.message === message);
const statusOf = async (id: string) => (await mediator.read(id)).json;

async function twoParties(id: string, [a, b]: [string, string]) {
  return { claude: await pages.of(id, a), sacha: await pages.of(id, b) };
}

/** Both have confirmed the first time: it stands. */
async function standing(starts = [FIRST]) {
  const made = await mediator.proposed(starts);
  const { claude, sacha } = await twoParties(made.id, made.parties);
  await claude.confirm(made.session, ...starts);
  await sacha.confirm(made.session, ...starts);
  return { ...made, claude, sacha };
}

describe('the journey of two parties', () => {
  it('asks both, proposes, fixes the session when both confirmed, frees it when one withdraws, and tells the other when released (M2)', async () => {
    const opened = await mediator.open();
    expect(opened.status).toBe(201);
    const id = opened.json.text('id');
    const parties = [opened.json.text('parties', 0, 'id'), opened.json.text('parties', 1, 'id')] as const;
    for (const party of parties) expect((await mediator.consent(id, party, 'asked')).status).toBe(200);
    expect(await sent('agreement-asked')).toHaveLength(2);
    const claude = await pages.of(id, parties[0]);
    const sacha = await pages.of(id, parties[1]);
    expect((await claude.agree()).json.at('agreement')).toBe('given');
    expect(said(await mediator.propose(id))).toEqual([409, 'AGREEMENTS_NEEDED']);
    expect((await sacha.agree()).json.at('agreement')).toBe('given');
    const proposed = await mediator.propose(id, { starts: [SECOND, FIRST] });
    expect(proposed.status).toBe(201);
    const session = proposed.json.text('sessions', 0, 'id');
    expect((await claude.read()).json.at('sessions', 0, 'status')).toBe('proposed');
    expect(await sent('session-proposed')).toHaveLength(2);
    await expectSound(deps);
    expect((await claude.confirm(session, FIRST, SECOND)).json.at('sessions', 0, 'status')).toBe('waiting');
    expect((await sacha.read()).json.at('sessions', 0, 'status')).toBe('proposed');
    const fixed = await sacha.confirm(session, FIRST, SECOND);
    expect([fixed.json.at('sessions', 0, 'status'), fixed.json.at('sessions', 0, 'start')]).toEqual([
      'standing',
      SECOND,
    ]);
    expect(Object.keys(await entriesOf()).filter((entry) => entry === session)).toHaveLength(1);
    expect(await sent('session-set')).toHaveLength(2);
    await expectSound(deps);

    expect((await claude.withdraw()).json.at('agreement')).toBe('withdrawn');
    expect(await entriesOf()).not.toHaveProperty([session]);
    expect((await sacha.read()).json.at('sessions', 0, 'status')).toBe('standing');
    expect(await sent('closed')).toHaveLength(0);
    expect((await statusOf(id)).at('status')).toBe('withheld');
    await expectSound(deps);
    expect((await mediator.release(id)).json.at('status')).toBe('released');
    expect((await sacha.read()).json.at('status')).toBe('closed');
    expect((await sent('closed')).map((one) => 'party' in one && one.party)).toEqual([parties[1]]);
    expect((await mediator.close(id, 'stopped')).json.at('outcome')).toBe('stopped');
    await expectSound(deps);
  });
});

const fire = (time: string) => reminders({ ...deps, clock: () => Date.parse(time) })({ time });

describe('a message that is withheld (M2)', () => {
  it('goes out when the first reminder would be due, instead of it', async () => {
    const { claude, sacha, id } = await standing();
    await claude.withdraw();
    await fire('2026-11-29T08:55:00+01:00');
    expect(await sent('closed')).toHaveLength(0);
    await fire('2026-11-29T09:00:00+01:00');
    clock.set('2026-11-29T09:05:00+01:00');
    expect(await sent('closed')).toHaveLength(1);
    expect(await sent('session-reminder')).toHaveLength(0);
    expect((await sacha.read()).json.at('status')).toBe('closed');
    expect((await statusOf(id)).at('status')).toBe('released');
    expect(said(await mediator.release(id))).toEqual([409, 'MEDIATION_CLOSED']);
    expect(said(await mediator.consent(id, (await statusOf(id)).text('parties', 0, 'id'), 'given'))).toEqual([
      409,
      'MEDIATION_CLOSED',
    ]);
    await expectSound(deps, { but: 'notification-unsettled' });
  });

  it('goes out at once when that has passed', async () => {
    const { claude, parties } = await standing();
    clock.set('2026-11-30T08:00:00+01:00');
    await claude.withdraw();
    expect((await sent('closed')).map((one) => 'party' in one && one.party)).toEqual([parties[1]]);
    expect(await entriesOf()).toEqual({});
  });

  it('leaves those who were never asked alone (M3)', async () => {
    const opened = await mediator.open();
    const id = opened.json.text('id');
    await mediator.consent(id, opened.json.text('parties', 0, 'id'), 'withdrawn');
    await mediator.release(id);
    expect(await sent('closed')).toHaveLength(0);
  });

  it('is none: there is nothing to let out', async () => {
    const { id } = await mediator.agreed();
    expect(said(await mediator.release(id))).toEqual([409, 'NOTHING_TO_RELEASE']);
  });
});

describe('a session that stands', () => {
  it('is reminded of by the schedule, once a rule, to each of its parties', async () => {
    await standing();
    await fire('2026-11-29T09:00:00+01:00');
    await fire('2026-11-29T09:05:00+01:00');
    expect(await sent('session-reminder')).toHaveLength(2);
    await fire('2026-11-30T09:00:00+01:00');
    expect(await sent('session-reminder')).toHaveLength(4);
  });

  it('is freed when one cannot come; the other hears of it at the first reminder, in the mediator’s name (M3)', async () => {
    const { claude, sacha, session } = await standing();
    expect((await claude.decline(session)).json.at('sessions', 0, 'status')).toBe('declined');
    expect(await entriesOf()).toEqual({});
    expect((await sacha.read()).json.at('sessions', 0, 'status')).toBe('standing');
    await fire('2026-11-29T09:00:00+01:00');
    clock.set('2026-11-29T09:01:00+01:00');
    expect(await sent('session-off')).toHaveLength(1);
    expect((await sacha.read()).json.at('sessions', 0, 'status')).toBe('off');
    expect((await sacha.read()).json.at('status')).toBe('open');
    await expectSound(deps, { but: 'notification-unsettled' });
  });

  it('cancelled by the mediator is told to all at once, and its time can be proposed again', async () => {
    const { id, session } = await standing();
    expect((await mediator.cancel(id, session)).json.at('sessions', 0, 'status')).toBe('freed');
    expect(await sent('session-off')).toHaveLength(2);
    expect((await mediator.propose(id)).status).toBe(201);
    expect(said(await mediator.cancel(id, session))).toEqual([409, 'SESSION_OVER']);
    await expectSound(deps);
  });

  it('gets its other times back to the agenda, each of them (B1)', async () => {
    const { session } = await standing([SECOND, THIRD, FIRST]);
    expect(Object.keys(await entriesOf('2026-12-01'))).toContain(session);
    expect(await itemsOfKind(deps.store, 'hold')).toEqual([]);
    expect(await entriesOf('2026-12-03')).toEqual({});
    await expectSound(deps);
    const bo = aMediator(deps);
    const starts = (await bo.times({ from: '2026-12-01', to: '2026-12-03' })).json.list('times');
    expect(starts.map((one) => one.at('start'))).toEqual([FIRST, THIRD, '2026-12-03T11:15:00+01:00']);
  });

  it('outside the mediator’s hours is shown to them, and stands (B11)', async () => {
    const { id, session, claude } = await standing();
    expect((await statusOf(id)).at('sessions', 0, 'outsideHours')).toBeUndefined();
    await deps.store.client.send(
      new UpdateCommand({
        TableName: deps.store.table,
        Key: keys.day('94', 'andrea-exemple', '2026-12-01'),
        UpdateExpression: 'SET #windows = :none',
        ExpressionAttributeNames: { '#windows': 'windows' },
        ExpressionAttributeValues: { ':none': [] },
      }),
    );
    expect((await statusOf(id)).at('sessions', 0, 'outsideHours')).toBe(true);
    expect((await claude.read()).json.at('sessions', 0, 'status')).toBe('standing');
    expect((await mediator.cancel(id, session)).status).toBe(200);
    await expectSound(deps);
  });

  it('is never left standing by a withdrawal and the last confirmation at one moment (M2)', async () => {
    for (let time = 0; time < 5; time += 1) {
      const made = await mediator.agreed({ parties: couple(time) });
      const proposed = await mediator.propose(made.id, { starts: [FIRST] });
      const session = proposed.json.text('sessions', 0, 'id');
      const { claude, sacha } = await twoParties(made.id, made.parties);
      await claude.confirm(session, FIRST);
      const [confirmed, withdrawn] = await Promise.all([sacha.confirm(session, FIRST), claude.withdraw()]);
      expect([confirmed.status, withdrawn.json.at('agreement')]).toEqual([200, 'withdrawn']);
      expect((await statusOf(made.id)).at('sessions', 0, 'status')).toBe('freed');
      expect(await entriesOf()).toEqual({});
      await expectSound(deps);
    }
  });

  it('lies within six months of the first (M4)', async () => {
    const { id, session, parties } = await standing();
    clock.set('2026-12-01T12:00:00+01:00');
    const came = parties.map((party) => ({ party, how: 'kept' }));
    expect((await mediator.attendance(id, session, came)).json.at('sessions', 0, 'status')).toBe('over');
    clock.set('2027-05-20T08:00:00+02:00');
    for (const date of ['2027-06-01', '2027-06-03']) await openMediatorDay(date);
    const late = await mediator.propose(id, { starts: ['2027-06-03T09:00:00+02:00'] });
    expect(said(late)).toEqual([409, 'SIX_MONTHS_OVER']);
    expect((await mediator.propose(id, { starts: ['2027-06-01T09:00:00+02:00'] })).status).toBe(201);
  });
});

const couple = (number: number) =>
  [CLAUDE, SACHA].map(({ person }) => ({
    person: { ...person, email: `${number}.${person.email}`, phone: undefined },
  }));

const openMediatorDay = (date: string) =>
  openADay(deps.store, {
    professional: 'andrea-exemple',
    role: 'mediator',
    date,
    windows: [{ ...aDay().windows[0], ...MORNING }],
  });
const MORNING = {
  from: 108,
  to: 168,
  place: 'caf-creteil',
  modes: ['on-site' as const],
  services: ['seance-mediation'],
};

describe('a proposal', () => {
  it('keeps its times from everybody else until its deadline, then they are free again (B1)', async () => {
    const { id } = await mediator.proposed([FIRST], { answerBy: '2026-11-26T08:00:00+01:00' });
    expect(said(await mediator.propose(id))).toEqual([409, 'SLOT_TAKEN']);
    clock.set('2026-11-26T08:00:00+01:00');
    expect((await mediator.propose(id)).status).toBe(201);
  });

  it('is refused by one and looks, to the other, as if it had not been answered, to its end (M3)', async () => {
    const made = await mediator.proposed([FIRST], { answerBy: '2026-11-26T08:00:00+01:00' });
    const { claude, sacha } = await twoParties(made.id, made.parties);
    await claude.confirm(made.session, FIRST);
    await sacha.decline(made.session);
    expect(await itemsOfKind(deps.store, 'hold')).toEqual([]);
    expect((await claude.read()).json.at('sessions', 0, 'status')).toBe('waiting');
    await fire('2026-11-26T08:00:00+01:00');
    clock.set('2026-11-26T08:01:00+01:00');
    expect((await claude.read()).json.at('sessions', 0, 'status')).toBe('lapsed');
    expect((await sent('session-off')).map((one) => 'party' in one && one.party)).toEqual([made.parties[0]]);
    await expectSound(deps, { but: 'notification-unsettled' });
  });

  it('that fell in silence is answered as if it had not (M2)', async () => {
    const made = await mediator.proposed();
    const { claude, sacha } = await twoParties(made.id, made.parties);
    await sacha.withdraw();
    const answer = await claude.confirm(made.session, FIRST);
    expect([answer.status, answer.json.at('sessions', 0, 'status')]).toEqual([200, 'waiting']);
    expect(await entriesOf()).toEqual({});
    expect(await sent('session-set')).toHaveLength(0);
    await expectSound(deps);
  });

  it.each([
    ['where the mediator does not receive', { starts: ['2026-12-01T19:00:00+01:00'] }, 'starts.0'],
    ['off the grid of the window (B9)', { starts: ['2026-12-01T09:05:00+01:00'] }, 'starts.0'],
    ['twice the same', { starts: [FIRST, '2026-12-01T08:00:00Z'] }, 'starts'],
    ['longer than two hours', { lengthMinutes: 125 }, 'lengthMinutes'],
    ['shorter than an hour and a half', { lengthMinutes: 85 }, 'lengthMinutes'],
    ['not in steps of five minutes', { lengthMinutes: 92 }, 'lengthMinutes'],
    ['by phone', { mode: 'phone' }, 'mode'],
    ['with a deadline that has passed', { answerBy: '2026-11-24T07:59:00+01:00' }, 'answerBy'],
    ['with a deadline in two months', { answerBy: '2027-02-24T08:00:00+01:00', starts: [THIRD] }, undefined],
  ])('%s is refused', async (_, body, path) => {
    const { id } = await mediator.agreed();
    const answer = await mediator.propose(id, body);
    if (path === undefined) {
      // The times themselves end it sooner.
      expect(answer.json.at('sessions', 0, 'until')).toBe(THIRD);
      return;
    }
    expect([answer.status, answer.json.at('errors', 0, 'path')]).toEqual([400, path]);
    await expectSound(deps);
  });

  it('may last from 90 to 120 minutes', async () => {
    const { id } = await mediator.agreed();
    const answer = await mediator.propose(id, { lengthMinutes: 95 });
    expect(answer.json.at('sessions', 0, 'lengthMinutes')).toBe(95);
    expect(answer.json.at('sessions', 0, 'times', 0, 'end')).toBe('2026-12-01T10:35:00+01:00');
  });

  it('is answered by voice too: the mediator records who said what (F1)', async () => {
    const { id, session, parties } = await mediator.proposed();
    await mediator.answer(id, session, { party: parties[0], starts: [FIRST] });
    const fixed = await mediator.answer(id, session, { party: parties[1], starts: [FIRST] });
    expect(fixed.json.at('sessions', 0, 'status')).toBe('standing');
    const none = await mediator.answer(id, session, { party: parties[1], starts: [] });
    expect(none.json.at('sessions', 0, 'why')).toBe('declined');
  });
});

describe('the marks of M7', () => {
  const secretariat = () => aMediator(deps, { roles: ['secretariat'], sub: 'subject-of-the-desk' });

  it('are set by any staff member, who learns nothing; mediators and psychologists see and lift them', async () => {
    for (const role of Role.options) {
      const staff = aMediator(deps, { roles: [role], sub: `subject-of-${role}` });
      expect((await staff.mark(SACHA.person, 'no-joint-session')).status).toBe(204);
      expect((await staff.mark(SACHA.person, 'no-joint-session')).text).toBe('');
      const sees = role === 'mediator' || role === 'psychologist';
      expect((await staff.marks(SACHA.person)).status).toBe(sees ? 200 : 403);
      expect((await staff.lift(SACHA.person, 'no-joint-session')).status).toBe(sees ? 204 : 403);
    }
    expect((await mediator.marks(SACHA.person)).json.list('marks')).toHaveLength(1);
    await mediator.lift(SACHA.person, 'no-joint-session');
    expect((await mediator.marks(SACHA.person)).json.list('marks')).toEqual([]);
  });

  it('no-joint-session frees sessions in silence, refuses new ones, and stops letters (L2)', async () => {
    const { id, session, sacha, claude } = await standing();
    const { phone, ...byMail } = SACHA.person;
    expect((await secretariat().mark(byMail, 'no-joint-session')).status).toBe(204);
    expect(await entriesOf()).toEqual({});
    for (const party of [claude, sacha])
      expect((await party.read()).json.at('sessions', 0, 'status')).toBe('standing');
    expect(await sent('closed')).toHaveLength(0);
    expect(said(await mediator.propose(id))).toEqual([409, 'NO_JOINT_SESSION']);
    const view = await statusOf(id);
    expect([view.at('sessions', 0, 'why'), view.at('parties', 1, 'marks')]).toEqual([
      'marked',
      ['no-joint-session'],
    ]);
    expect(await mayReceiveMediationLetter(deps, '94', { phone })).toBe(false);
    await expectSound(deps);
    expect((await mediator.lift(SACHA.person, 'no-joint-session')).status).toBe(204);
    expect((await mediator.propose(id)).status).toBe(201);
    expect((await statusOf(id)).at('status')).toBe('open');
    expect(session).not.toBe('');
  });

  it('stops a letter by any one match, and lets it go once it is lifted', async () => {
    const letter = (known: Parameters<typeof mayReceiveMediationLetter>[2]) =>
      mayReceiveMediationLetter(deps, '94', known);
    const person = { ...SACHA.person, allocataireNumber: '1234567' };
    expect(await letter({ allocataireNumber: '1234567' })).toBe(true);
    await secretariat().mark(person, 'no-joint-session');
    for (const known of [{ email: person.email }, { phone: person.phone }, { allocataireNumber: '1234567' }])
      expect(await letter(known)).toBe(false);
    expect(await letter({ email: 'autre@courriel.example', phone: '0199009999' })).toBe(true);
    expect(await mayReceiveMediationLetter(deps, '973', { phone: person.phone })).toBe(true);
    await mediator.lift(SACHA.person, 'no-joint-session');
    expect(await letter({ allocataireNumber: '1234567' })).toBe(true);
  });

  it('are those of one person, though a couple shares a mailbox and a phone', async () => {
    const couple = { ...CLAUDE.person, email: SACHA.person.email, phone: SACHA.person.phone };
    await secretariat().mark(SACHA.person, 'no-joint-session');
    await secretariat().mark(couple, 'no-joint-session');
    await mediator.lift(couple, 'no-joint-session');
    expect((await mediator.marks(couple)).json.list('marks')).toHaveLength(0);
    expect((await mediator.marks(SACHA.person)).json.list('marks')).toHaveLength(1);
    expect(await mayReceiveMediationLetter(deps, '94', { email: SACHA.person.email })).toBe(false);
  });

  it('discreet-contact turns what is waiting into a call, and takes link and place out of the rest (F4)', async () => {
    await secretariat().mark(CLAUDE.person, 'discreet-contact');
    const { id, session, parties } = await mediator.proposed();
    const postbox = aPostbox();
    const deliverAll = async () => {
      for (const one of await notifications(deps.store)) await deliver(deps, postbox, one.id, []);
    };
    await deliverAll();
    for (const party of parties) await mediator.answer(id, session, { party, starts: [FIRST] });
    await deliverAll();
    const toClaude = postbox.mails.filter(({ to }) => to === CLAUDE.person.email);
    expect(toClaude).toHaveLength(1);
    for (const { read } of toClaude) expect(read.text + read.html).not.toMatch(/https?:|Créteil/);
    const toSacha = postbox.mails.filter(({ to }) => to === SACHA.person.email);
    expect(toSacha.some(({ read }) => /reponse#/.test(read.text))).toBe(true);
    const calls = (await toCalls(deps.store)).map((one) => [one.why, one.message]);
    expect(calls).toEqual([['discreet', 'session-proposed']]);
  });

  it('discreet-contact is set by a booking that asks for it, and holds for every appointment (F4)', async () => {
    await aReceivingProfessional(deps.store);
    const client = aClient(deps);
    const body = { contact: { by: 'email', discreet: true } };
    await client.bookAndConfirm(body);
    const { person } = bookingBody();
    expect((await mediator.marks(person)).json.at('marks', 0, 'mark')).toBe('discreet-contact');
  });

  it('need more than a name', async () => {
    const answer = await secretariat().mark({ firstName: 'Sacha', lastName: 'Second' }, 'no-joint-session');
    expect([answer.status, answer.json.at('errors', 0, 'path')]).toEqual([400, 'person']);
  });
});
