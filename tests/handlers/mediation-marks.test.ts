import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { mayReceiveMediationLetter, setMark } from '../../shared/store/person-marks.ts';
import { aClient } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPostbox, notifications, toCalls } from '../support/mailing.ts';
import { aMediator, CLAUDE, FIRST, mediators, partyPages, SACHA } from '../support/mediation.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let mediator: ReturnType<typeof aMediator>;
let pages: ReturnType<typeof partyPages>;

beforeEach(async () => {
  clock = aClock('2026-11-24T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock });
  await mediators(deps);
  mediator = aMediator(deps);
  pages = partyPages(deps);
});

const NEW = { email: 'sacha.neuf@courriel.example', contact: { by: 'email' } };
const NEW_PERSON = { firstName: 'Sacha', lastName: 'Second', email: NEW.email };
const sent = async (message: string) =>
  (await notifications(deps.store)).filter((one) => one.message === message);

async function standing() {
  const made = await mediator.proposed();
  for (const party of made.parties) await mediator.answer(made.id, made.session, { party, starts: [FIRST] });
  return made;
}

describe('no-joint-session stays with the person whose contact changes (M7)', () => {
  it('set before: no session can be proposed under the new contact, and no letter goes there', async () => {
    const { id, parties } = await mediator.agreed();
    await mediator.mark(SACHA.person, 'no-joint-session');
    expect((await mediator.contact(id, parties[1], NEW)).status).toBe(200);
    expect(said(await mediator.propose(id))).toEqual([409, 'NO_JOINT_SESSION']);
    expect((await mediator.read(id)).json.at('parties', 1, 'marks')).toEqual(['no-joint-session']);
    expect(await mayReceiveMediationLetter(deps, '94', { email: NEW.email })).toBe(false);
    await expectSound(deps);
  });

  it('borne under the new contact: what stands is freed in silence', async () => {
    const { id, parties } = await standing();
    await mediator.mark(NEW_PERSON, 'no-joint-session');
    const changed = await mediator.contact(id, parties[1], NEW);
    expect([changed.status, changed.json.at('sessions', 0, 'why')]).toEqual([200, 'marked']);
    expect((await (await pages.of(id, parties[0])).read()).json.at('sessions', 0, 'status')).toBe('standing');
    expect(await sent('closed')).toEqual([]);
    await expectSound(deps);
  });

  it('and so it is where the new contact is a discreet one (F4)', async () => {
    const { id, parties } = await standing();
    const discreet = { ...NEW, phone: SACHA.person.phone, contact: { by: 'email', discreet: true } };
    expect(
      (await mediator.contact(id, parties[0], { ...discreet, email: 'c@courriel.example' })).status,
    ).toBe(200);
    expect((await mediator.read(id)).json.at('sessions', 0, 'status')).toBe('standing');
    await mediator.mark(NEW_PERSON, 'no-joint-session');
    const changed = await mediator.contact(id, parties[1], discreet);
    expect([changed.status, changed.json.at('sessions', 0, 'why')]).toEqual([200, 'marked']);
    await expectSound(deps);
  });

  it('is lifted from both at once', async () => {
    const { id, parties } = await mediator.agreed();
    await mediator.mark(SACHA.person, 'no-joint-session');
    await mediator.contact(id, parties[1], NEW);
    await mediator.lift(NEW_PERSON, 'no-joint-session');
    expect((await mediator.marks(SACHA.person)).json.list('marks')).toEqual([]);
    expect((await mediator.propose(id)).status).toBe(201);
  });

  it('cannot be shaken off by leaving nothing but a name', async () => {
    const { id, parties } = await mediator.agreed();
    const answer = await mediator.contact(id, parties[1], { contact: { by: 'none' } });
    expect([answer.status, answer.json.at('errors', 0, 'path')]).toEqual([400, 'email']);
  });
});

it('a mark set under a phone frees what is known under the e-mail that belongs to it (M7)', async () => {
  const { email, ...byPhone } = SACHA.person;
  const { phone, ...byMail } = SACHA.person;
  await mediator.mark(SACHA.person, 'discreet-contact');
  const { id, parties, session } = await (async () => {
    const made = await mediator.agreed({ parties: [CLAUDE, { person: byMail }] });
    return { ...made, session: (await mediator.propose(made.id)).json.text('sessions', 0, 'id') };
  })();
  for (const party of parties) await mediator.answer(id, session, { party, starts: [FIRST] });
  await mediator.mark(byPhone, 'no-joint-session');
  expect((await mediator.read(id)).json.at('sessions', 0, 'status')).toBe('freed');
  expect(await mayReceiveMediationLetter(deps, '94', { email })).toBe(false);
  expect(phone).toBe(byPhone.phone);
});

it('discreet-contact stays when the contact of an appointment changes (F4, M7)', async () => {
  await aReceivingProfessional(deps.store);
  const { id } = await aClient(deps).bookAndConfirm({ person: NEW_PERSON, start: FIRST });
  await mediator.mark(NEW_PERSON, 'discreet-contact');
  const email = 'sacha.encore@courriel.example';
  const changed = await aDesk(deps).contact(id, { email, contact: { by: 'email' } });
  expect(changed.status).toBe(200);
  expect((await mediator.marks({ ...NEW_PERSON, email })).json.at('marks', 0, 'mark')).toBe(
    'discreet-contact',
  );
});

it('a mark that ends the case at once, found at the last confirmation, is carried out (M7)', async () => {
  const { id, session, parties } = await mediator.proposed();
  const claude = await pages.of(id, parties[0]);
  await mediator.answer(id, session, { party: parties[1], starts: [FIRST] });
  clock.set('2026-11-30T08:00:00+01:00');
  const again = await mediator.propose(id, { starts: ['2026-12-03T09:00:00+01:00'] });
  expect(again.status).toBe(201);
  const other = again.json.text('sessions', 1, 'id');
  await mediator.answer(id, other, { party: parties[1], starts: ['2026-12-03T09:00:00+01:00'] });
  clock.set('2026-12-02T10:00:00+01:00');
  // The mark is written, and whoever set it died before the case was looked at.
  await setMark(deps, '94', SACHA.person, 'no-joint-session', { by: 'staff', at: clock() });
  const answered = await claude.confirm(other, '2026-12-03T09:00:00+01:00');
  expect([answered.status, answered.json.at('status')]).toEqual([200, 'closed']);
  expect((await mediator.read(id)).json.at('sessions', 1, 'status')).toBe('freed');
});

describe('a mailbox that two parties share (M2, M3)', () => {
  const shared = { person: { ...SACHA.person, email: CLAUDE.person.email } };

  it('gets no link with which the one could answer for the other: both are called', async () => {
    const opened = await mediator.open({ parties: [CLAUDE, shared] });
    const id = opened.json.text('id');
    for (const at of [0, 1]) await mediator.consent(id, opened.json.text('parties', at, 'id'), 'asked');
    expect(await notifications(deps.store)).toEqual([]);
    expect((await toCalls(deps.store)).map(({ message, why }) => [message, why])).toEqual([
      ['agreement-asked', 'no-address'],
      ['agreement-asked', 'no-address'],
    ]);
  });

  it('gets none either when it came to be shared while the mail was on its way', async () => {
    const { id } = await mediator.proposed();
    const postbox = aPostbox();
    const dany = { person: { ...shared.person, firstName: 'Dany', phone: undefined } };
    const session = (await mediator.read(id)).json.text('sessions', 0, 'id');
    await mediator.cancel(id, session);
    expect((await mediator.addParty(id, dany)).status).toBe(201);
    for (const one of await notifications(deps.store)) await deliver(deps, postbox, one.id, []);
    expect(postbox.mails.map(({ to }) => to)).not.toContain(CLAUDE.person.email);
  });
});

it('L4: a party’s mailbox is theirs, a couple’s is both’s, for every letter by mail', async () => {
  const couple = { person: { ...SACHA.person, email: CLAUDE.person.email } };
  const { id } = await mediator.agreed({ parties: [CLAUDE, couple] });
  await mediator.addParty(id, { person: { ...SACHA.person, firstName: 'Dany', phone: undefined } });
  const holders = await itemsOfKind(deps.store, 'mailbox-holders');
  expect(holders.map(({ names }) => (names instanceof Set ? names.size : 0)).sort()).toEqual([1, 2]);
});

it('what is on its way when a contact changes leads to a link that works (F4)', async () => {
  const opened = await mediator.open();
  const [id, party] = [opened.json.text('id'), opened.json.text('parties', 1, 'id')];
  await mediator.consent(id, party, 'asked');
  await mediator.contact(id, party, NEW);
  expect((await (await pages.of(id, party)).agree()).json.at('agreement')).toBe('given');
});
