import { beforeEach, describe, expect, it } from 'vitest';
import { staffPlanning } from '../../functions/staff-planning/handler.ts';
import { runRequestClock } from '../../shared/consultation/clock.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { getConsultation } from '../../shared/store/consultations.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { expectSound } from '../support/check.ts';
import { aFamily, aPsychologist, ELEVEN, NINE, TEN } from '../support/consultation.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, aProfessional, type TestClock, testDeps } from '../support/fixtures.ts';
import { aGroupDesk, GROUP_START } from '../support/groups.ts';
import { call } from '../support/http.ts';
import { aPostbox, notifications } from '../support/mailing.ts';
import { aMediator, CLAUDE, FIRST, partyPages, SACHA } from '../support/mediation.ts';
import { cafsAhead, change, openEverything, plus } from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let clock: TestClock;
let mediator: ReturnType<typeof aMediator>;

const andrea: Professional = aProfessional({
  id: 'andrea-exemple',
  displayName: 'Andréa Exemple',
  subject: 'subject-of-andrea',
  role: 'mediator',
});

/** Tuesday mornings, nine to one. */
beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-24T08:00:00+01:00');
  deps = testDeps({ store, clock, cafs: cafsAhead(12) });
  mediator = aMediator(deps);
  await putProfessional(store, andrea);
  const services = ['seance-mediation', 'entretien-information-mediation'];
  const more = { id: 'availability-of-andrea', professional: andrea.id, end: '13:00', services };
  await change(deps, plus(more), andrea);
  await openEverything(deps);
});

/** A session that both parties have confirmed. */
async function standing() {
  const made = await mediator.proposed();
  for (const party of made.parties)
    await (await partyPages(deps).of(made.id, party)).confirm(made.session, FIRST);
  expect((await mediator.read(made.id)).json.at('sessions', 0, 'status')).toBe('standing');
  return made;
}

const plans = (route: string, body: unknown, memberships = ['94:mediator'], sub = andrea.subject) =>
  call(staffPlanning(deps), route, { claims: { sub, memberships }, body });

/** On the Tuesday, until `to`. */
async function isAway(who: Professional = andrea, to = '24:00') {
  const day = '2026-12-01';
  const answer = await plans(
    'POST /v1/staff/absences',
    { professional: who.id, from: { date: day, time: '00:00' }, to: { date: day, time: to } },
    [`94:${who.role}`],
    who.subject,
  );
  expect(answer.status).toBe(201);
  await openEverything(deps);
  return answer;
}

/** On the Tuesday, the same hours at another place. */
async function isElsewhere(who: Professional, place: string, services: readonly string[]) {
  const answer = await call(staffPlanning(deps), 'PUT /v1/staff/availabilities/{id}/exceptions/{date}', {
    claims: { sub: who.subject ?? '', memberships: [`94:${who.role}`] },
    params: { id: availabilityOf(who), date: '2026-12-01' },
    body: { kind: 'changed', place, start: '09:00', end: '13:00', modes: ['on-site'], services },
  });
  expect(answer.text).not.toContain('INVALID');
  expect(answer.status).toBe(200);
  await openEverything(deps);
}

const availabilityOf = ({ id }: Professional) =>
  id === andrea.id ? 'availability-of-andrea' : `availability-of-${id}`;

/** Tuesday mornings, nine to one, at a place. */
async function receives(who: Professional, more: Parameters<typeof plus>[0]) {
  await putProfessional(deps.store, who);
  await change(
    deps,
    plus({ id: `availability-of-${who.id}`, professional: who.id, end: '13:00', ...more }),
    who,
  );
  await openEverything(deps);
}

const listOf = async (desk: ReturnType<typeof aDesk>) => {
  const lists = (await desk.disruptions()).json.list('disruptions');
  expect(lists).toHaveLength(1);
  return lists[0]?.text('id') ?? '';
};

const ofAndrea = () => aDesk(deps, { roles: ['mediator'], sub: 'subject-of-andrea' });

describe('B11: a joint session that an absence or a closure touches', () => {
  it('is told at once to whoever reports the absence', async () => {
    const { id } = await standing();
    const answer = await isAway();
    expect(answer.text, 'the case is named nowhere').not.toContain(id);
    expect(answer.json.at('conflicts')).toEqual([
      expect.objectContaining({ kind: 'joint-session', start: FIRST }),
    ]);
  });

  it('is on the list of its cause, where the mediator finds the case and the secretariat an hour (D6)', async () => {
    const { id } = await standing();
    await isAway();
    const listed = (await ofAndrea().disruptions()).json.at('disruptions');
    expect(listed).toMatchObject([
      { cause: 'absence', waiting: 0, engaged: 1, from: '2026-12-01', to: '2026-12-01' },
    ]);
    const list = (await ofAndrea().disruptions()).json.text('disruptions', 0, 'id');
    const end = '2026-12-01T11:00:00+01:00';
    const hour = { kind: 'joint-session', start: FIRST, end, place: 'caf-creteil' };
    expect((await ofAndrea().disruption(list)).json.at('engagements')).toEqual([{ ...hour, about: id }]);
    const desk = await aDesk(deps).disruption(list);
    expect(desk.json.at('engagements')).toEqual([hour]);
    for (const { person } of [CLAUDE, SACHA]) expect(desk.text).not.toContain(person.lastName);
    expect(desk.text).not.toContain(id);
  });

  it('leaves the list once the mediator has called it off in its case', async () => {
    const { id, session } = await standing();
    await isAway();
    const list = (await ofAndrea().disruptions()).json.text('disruptions', 0, 'id');
    expect((await mediator.cancel(id, session)).status).toBe(200);
    expect((await ofAndrea().disruption(list)).json.at('engagements')).toEqual([]);
    expect((await ofAndrea().disruptions()).json.at('disruptions')).toEqual([]);
  });

  it('is on the list of a closure of its place', async () => {
    await standing();
    const closed = await plans(
      'POST /v1/staff/closures',
      { place: 'caf-creteil', from: '2026-12-01', to: '2026-12-01' },
      ['94:admin'],
      'subject-of-an-admin',
    );
    expect(closed.status).toBe(201);
    await openEverything(deps);
    const list = (await ofAndrea().disruptions()).json.text('disruptions', 0, 'id');
    const detail = await ofAndrea().disruption(list);
    expect(detail.json.at('cause')).toBe('closure');
    expect(detail.json.at('engagements', 0, 'start')).toBe(FIRST);
  });
});

describe('B11: hours proposed for a joint session', () => {
  it('are told at once to whoever reports the absence, and stand on the list until other hours are proposed or it is called off', async () => {
    const { id, session } = await mediator.proposed();
    const answer = await isAway(andrea, '10:00');
    expect(answer.json.list('conflicts')).toHaveLength(1);
    expect(answer.json.at('conflicts')).toMatchObject([{ kind: 'joint-session-times', start: FIRST }]);
    const list = await listOf(ofAndrea());
    const touched = (await ofAndrea().disruption(list)).json.at('engagements');
    expect(touched).toMatchObject([{ kind: 'joint-session-times', start: FIRST, about: id }]);
    const { json } = await mediator.read(id);
    expect(json.at('sessions', 0, 'outsideHours')).toBe(true);
    expect(json.at('sessions', 0, 'times', 0, 'outsideHours')).toBe(true);
    expect((await mediator.cancel(id, session)).status).toBe(200);
    expect((await ofAndrea().disruptions()).json.at('disruptions')).toEqual([]);
  });

  it('cannot be chosen any more by any party; with none left the proposal came to nothing, and stays the mediator’s to settle', async () => {
    const made = await mediator.proposed();
    const [one, other] = made.parties;
    if (one === undefined || other === undefined) throw new Error('no parties');
    const pages = partyPages(deps);
    await (await pages.of(made.id, one)).confirm(made.session, FIRST);
    await isAway(andrea, '10:00');
    const page = await pages.of(made.id, other);
    const { json } = await page.read();
    expect([json.at('sessions', 0, 'status'), json.at('sessions', 0, 'times')]).toEqual([
      'lapsed',
      undefined,
    ]);
    expect(said(await page.confirm(made.session, FIRST))).toEqual([400, 'INVALID']);
    expect((await mediator.read(made.id)).json.at('sessions', 0, 'status')).toBe('proposed');
    expect((await ofAndrea().disruptions()).json.list('disruptions')).toHaveLength(1);
  });

  it('cannot be chosen where the mediator has moved to another place', async () => {
    const made = await mediator.proposed();
    await isElsewhere(andrea, 'caf-champigny', ['seance-mediation', 'entretien-information-mediation']);
    for (const party of made.parties)
      expect(said(await (await partyPages(deps).of(made.id, party)).confirm(made.session, FIRST))).toEqual([
        400,
        'INVALID',
      ]);
    expect((await ofAndrea().disruptions()).json.list('disruptions')).toHaveLength(1);
  });
});

describe('B11: hours proposed to somebody who asked for a consultation (P2)', () => {
  const eli = aProfessional({
    id: 'eli-exemple',
    displayName: 'Eli Exemple',
    subject: 'subject-of-eli-exemple',
    role: 'psychologist',
  });
  const psychologist = () => aPsychologist(deps);
  const ofEli = () => aDesk(deps, { roles: ['psychologist'], sub: eli.subject ?? '' });
  let sent: { id: string; token: string };

  beforeEach(async () => {
    await receives(eli, {
      place: 'caf-champigny',
      modes: ['on-site'],
      services: ['consultation-psychologue'],
    });
    sent = await aFamily(deps).sent();
    expect((await psychologist().propose(sent.id, [NINE, ELEVEN])).status).toBe(201);
  });

  it('are told at once, and stand on the psychologist’s list: an hour for the secretariat, the request for psychologists (P3, D6)', async () => {
    const answer = await isAway(eli, '10:00');
    expect(answer.json.at('conflicts')).toMatchObject([{ kind: 'request-times', start: NINE }]);
    expect(answer.json.list('conflicts')).toHaveLength(1);
    const list = await listOf(ofEli());
    const seen = (await ofEli().disruption(list)).json.list('engagements');
    expect(seen.map((one) => [one.at('kind'), one.at('start'), one.at('about')])).toEqual([
      ['request-times', NINE, sent.id],
    ]);
    const desk = await aDesk(deps).disruption(list);
    expect(desk.json.at('engagements', 0, 'start')).toBe(NINE);
    expect(desk.text).not.toContain(sent.id);
    expect(desk.text).not.toContain('Maxime');
  });

  it('cannot be taken any more where the psychologist is away; the other hour can, which empties the list (B3)', async () => {
    await isAway(eli, '10:00');
    expect(
      (await aFamily(deps).read(sent.token)).json.list('proposal', 'times').map((one) => one.at('start')),
    ).toEqual([ELEVEN]);
    expect(said(await aFamily(deps).accept(sent.token, NINE))).toEqual([409, 'SLOT_TAKEN']);
    expect((await aFamily(deps).accept(sent.token, ELEVEN)).status).toBe(200);
    expect((await ofEli().disruptions()).json.at('disruptions')).toEqual([]);
    await expectSound(deps, { but: 'notification-unsettled' });
  });

  it('none of them is left: the person’s page waits for the psychologist’s answer, who has it on the list (P2)', async () => {
    await isAway(eli);
    const { json } = await aFamily(deps).read(sent.token);
    expect([json.at('status'), json.at('proposal'), json.at('before')]).toEqual([
      'received',
      undefined,
      undefined,
    ]);
    const list = await listOf(ofEli());
    expect((await ofEli().disruption(list)).json.list('engagements')).toHaveLength(2);
  });

  it('cannot be taken where the psychologist has moved to another place', async () => {
    await isElsewhere(eli, 'caf-creteil', ['consultation-psychologue']);
    expect(said(await aFamily(deps).accept(sent.token, NINE))).toEqual([409, 'SLOT_TAKEN']);
    expect(said(await psychologist().answer(sent.id, NINE))).toEqual([409, 'SLOT_TAKEN']);
    expect(await listOf(ofEli())).not.toBe('');
  });

  it('are not reminded of, and were not missed by anybody, when none was left', async () => {
    await isAway(eli);
    const { remindAt = 0, until = 0 } = (await getConsultation(deps.store, '94', sent.id))?.proposal ?? {};
    await runRequestClock(deps, remindAt);
    const told = (await notifications(deps.store)).map(({ message }) => message);
    expect(told.filter((message) => message === 'request-reminder')).toEqual([]);
    await runRequestClock(deps, until);
    const { json } = await psychologist().read(sent.id);
    expect([json.at('stage'), json.at('proposal', 'status')]).toEqual(['to-propose-again', 'taken-back']);
    expect((await aFamily(deps).read(sent.token)).json.at('before')).toBe(undefined);
  });

  it('settled as it was: none suited, and what came over those hours afterwards changes nothing', async () => {
    await aFamily(deps).decline(sent.token);
    await isAway(eli);
    expect((await aFamily(deps).read(sent.token)).json.at('before')).toBe('declined');
  });

  it('are not reminded of when all that is left has passed', async () => {
    const today = '2026-11-24T11:00:00+01:00';
    expect((await psychologist().propose(sent.id, [today, ELEVEN])).status).toBe(201);
    await isAway(eli);
    const { remindAt = 0 } = (await getConsultation(deps.store, '94', sent.id))?.proposal ?? {};
    expect(remindAt).toBeGreaterThan(Date.parse(today));
    clock.advance({ minutes: (remindAt - clock()) / 60_000 });
    await runRequestClock(deps, remindAt);
    const told = (await notifications(deps.store)).map(({ message }) => message);
    expect(told).toContain('request-times');
    expect(told).not.toContain('request-reminder');
  });

  it('of which some are left are told with these alone', async () => {
    await isAway(eli, '10:00');
    const { remindAt = 0 } = (await getConsultation(deps.store, '94', sent.id))?.proposal ?? {};
    clock.advance({ minutes: (remindAt - clock()) / 60_000 });
    await runRequestClock(deps, remindAt);
    const reminder = (await notifications(deps.store)).find(({ message }) => message === 'request-reminder');
    const postbox = aPostbox();
    await deliver(deps, postbox, reminder?.id ?? '');
    const text = postbox.mails[0]?.read.text ?? '';
    expect(text).toMatch(/11\sh/);
    expect(text).not.toMatch(/à 9\sh/);
  });

  it('leave the list once the psychologist has proposed others', async () => {
    await isAway(eli, '10:00');
    expect((await psychologist().propose(sent.id, [TEN])).status).toBe(201);
    expect((await ofEli().disruptions()).json.at('disruptions')).toEqual([]);
  });

  it('stand in the psychologist’s own agenda, and are busy hours to others (D6)', async () => {
    const seen = async (roles: readonly string[], sub: string) => {
      const answer = await call(staffPlanning(deps), 'GET /v1/staff/agenda', {
        claims: { sub, memberships: roles.map((role) => `94:${role}`) },
        query: { professional: eli.id, from: '2026-12-01', to: '2026-12-02' },
      });
      return answer.json.list('days', 0, 'appointments').map(({ value }) => value);
    };
    const hour = { start: NINE, end: TEN, place: 'caf-champigny' };
    const own = await seen(['psychologist'], eli.subject ?? '');
    expect(own).toHaveLength(2);
    expect(own[0]).toEqual({ ...hour, mode: 'on-site', status: 'proposed', request: sent.id });
    expect((await seen(['secretariat'], 'somebody'))[0]).toEqual({ ...hour, status: 'busy' });
    expect((await seen(['social-worker'], 'somebody'))[0]).toEqual({ ...hour, status: 'busy' });
    await psychologist().answer(sent.id);
    expect(await seen(['psychologist'], eli.subject ?? '')).toEqual([]);
  });

  it('are touched by nothing while they lie inside the hours', async () => {
    const answer = await isAway(eli, '09:00');
    expect(answer.json.at('conflicts')).toEqual([]);
    expect((await ofEli().disruptions()).json.at('disruptions')).toEqual([]);
  });
});

describe('B11: a group session that an absence touches', () => {
  const [camille, sacha] = [
    aProfessional({
      id: 'camille-exemple',
      displayName: 'Camille Exemple',
      subject: 'subject-of-camille-exemple',
    }),
    aProfessional({ id: 'sacha-exemple', displayName: 'Sacha Exemple', subject: 'subject-of-sacha-exemple' }),
  ];
  let group: string;

  beforeEach(async () => {
    await receives(camille, {});
    await receives(sacha, {});
    group = await aGroupDesk(deps).opened({ animators: [camille.id, sacha.id] });
  });

  it('is told at once and is on the list of the one who is away, with the way to it', async () => {
    const answer = await isAway(camille);
    expect(answer.json.at('conflicts')).toMatchObject([
      { kind: 'group-session', professional: camille.id, start: GROUP_START },
    ]);
    const list = await listOf(aDesk(deps));
    const seen = (await aDesk(deps).disruption(list)).json.at('engagements');
    expect(seen).toMatchObject([{ kind: 'group-session', start: GROUP_START, about: group }]);
  });

  it('leaves the list once it is cancelled, or the absence is taken back', async () => {
    const { json } = await isAway(camille);
    await listOf(aDesk(deps));
    const params = { id: json.text('absence', 'id') };
    const claims = { sub: camille.subject ?? '', memberships: ['94:social-worker'] };
    expect(
      (await call(staffPlanning(deps), 'DELETE /v1/staff/absences/{id}', { claims, params })).status,
    ).toBe(200);
    await openEverything(deps);
    expect((await aDesk(deps).disruptions()).json.at('disruptions')).toEqual([]);
    await isAway(camille);
    await listOf(aDesk(deps));
    expect((await aGroupDesk(deps).cancel(group)).status).toBe(200);
    expect((await aDesk(deps).disruptions()).json.at('disruptions')).toEqual([]);
  });

  it('closed with its place it is one line for both, and a closure elsewhere touches it not', async () => {
    const close = (place: string) =>
      plans(
        'POST /v1/staff/closures',
        { place, from: '2026-12-01', to: '2026-12-01' },
        ['94:admin'],
        'subject-of-an-admin',
      );
    expect((await close('caf-orly')).json.at('conflicts')).toEqual([]);
    const answer = await close('caf-creteil');
    expect(answer.json.list('conflicts').map((one) => one.at('kind'))).toEqual(['group-session']);
  });
});
