import { beforeEach, describe, expect, it } from 'vitest';
import { staffPlanning } from '../../functions/staff-planning/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { Role } from '../../shared/domain/words.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aClient, ELEVEN, NINE, TEN, tokenOf } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, aProfessional, type TestClock, testDeps } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
import { cafsAhead, change, openEverything, plus } from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
const NO_MAIL = { but: 'notification-unsettled' } as const;
let clock: TestClock;
let deps: Deps;
let desk: ReturnType<typeof aDesk>;

const camille = aProfessional();
const alex = aProfessional({ id: 'alex-exemple', displayName: 'Alex Exemple', subject: 'subject-of-alex' });
const noa = aProfessional({
  ...{ id: 'noa-exemple', role: 'benefits-adviser', displayName: 'Noa Exemple' },
  ...{ title: 'Conseil prestations', subject: 'subject-of-noa' },
});
const NEXT_NINE = '2026-12-08T09:00:00+01:00';

/** Both receive on Tuesday mornings, nine to noon. */
beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store, clock, cafs: cafsAhead(12) });
  desk = aDesk(deps);
  for (const one of [camille, noa]) await receives(one);
});

async function receives(professional: Professional): Promise<void> {
  await putProfessional(deps.store, professional);
  await change(
    deps,
    plus({ id: `availability-of-${professional.id}`, professional: professional.id }),
    professional,
  );
  await openEverything(deps);
}

function reportsAbsence({ id, subject, role }: Professional, until: string, since = '00:00') {
  const date = '2026-12-01';
  return call(staffPlanning(deps), 'POST /v1/staff/absences', {
    claims: { sub: subject, memberships: [`94:${role}`] },
    body: { professional: id, from: { date, time: since }, to: { date, time: until } },
  });
}

async function isAway(professional: Professional): Promise<string> {
  const answer = await reportsAbsence(professional, '24:00');
  expect(answer.status).toBe(201);
  await openEverything(deps);
  return `absence-${answer.json.text('absence', 'id')}`;
}

async function agenda(of: Professional, as: { sub?: string | undefined; roles: readonly Role[] }) {
  const answer = await call(staffPlanning(deps), 'GET /v1/staff/agenda', {
    claims: { sub: as.sub ?? 'somebody', memberships: as.roles.map((role) => `94:${role}`) },
    query: { professional: of.id, from: '2026-12-01', to: '2026-12-10' },
  });
  return answer.json.list('days').flatMap((day) => day.list('appointments'));
}

const pair = { professional: camille.id, second: noa.id };
const someone = (lastName: string) => ({
  firstName: 'Dominique',
  lastName,
  email: `${lastName.toLowerCase()}@courriel.example`,
  phone: '01 99 00 12 34',
});
const starts = async (query: Record<string, string> = {}) => {
  const answer = await desk.send('GET /v1/staff/slots', {
    query: {
      service: 'rendez-vous-des-droits',
      mode: 'on-site',
      from: '2026-12-01',
      to: '2026-12-02',
      ...query,
    },
  });
  return answer.json.list('slots').map((slot) => slot.text('start'));
};

describe('an appointment of a social worker and a benefits adviser', () => {
  it('takes both agendas, shows in both with the other’s name, and frees both when it is cancelled (B1, B4, D6)', async () => {
    const booked = await desk.book(pair);
    expect(booked.status).toBe(201);
    const id = booked.json.text('id');
    const own = await agenda(camille, { sub: camille.subject, roles: ['social-worker'] });
    const theirs = await agenda(noa, { sub: noa.subject, roles: ['benefits-adviser'] });
    expect(own.map((one) => [one.at('appointment'), one.at('together', 'id')])).toEqual([[id, noa.id]]);
    expect(theirs.map((one) => [one.at('appointment'), one.at('together', 'id')])).toEqual([
      [id, camille.id],
    ]);
    expect(theirs[0]?.at('person', 'lastName')).toBe('Exemple');
    const seen = await agenda(noa, { roles: ['mediator'] });
    expect(seen.map((one) => one.at('status'))).toEqual(['busy']);
    expect((await desk.read(id)).json.at('second')).toEqual({
      id: noa.id,
      name: 'Noa Exemple',
      title: 'Conseil prestations',
    });
    await expectSound(deps, NO_MAIL);

    await desk.cancel(id, 'person-asked');
    expect(await agenda(camille, { sub: camille.subject, roles: ['social-worker'] })).toEqual([]);
    expect(await agenda(noa, { sub: noa.subject, roles: ['benefits-adviser'] })).toEqual([]);
    await expectSound(deps, NO_MAIL);
  });

  it('is offered and booked only where both are free, and the refusal names times at which both are (B1)', async () => {
    await desk.book({ ...pair, start: TEN, person: someone('Un') });
    expect(await starts({ professional: camille.id })).toEqual([NINE, ELEVEN]);
    expect(await starts(pair)).toEqual([NINE, ELEVEN]);
    await receives(alex);
    await desk.book({ professional: alex.id, second: noa.id, start: NINE, person: someone('Deux') });
    expect(await starts(pair)).toEqual([ELEVEN]);
    const refused = await desk.book({ ...pair, start: NINE, person: someone('Trois') });
    expect(said(refused)).toEqual([409, 'SLOT_TAKEN']);
    expect(refused.json.list('alternatives').map((one) => one.text('start'))[0]).toBe(ELEVEN);
    expect(said(await desk.book({ professional: noa.id, person: someone('Quatre') }))).toEqual([
      400,
      'INVALID',
    ]);
    expect(said(await desk.book({ ...pair, second: camille.id }))).toEqual([400, 'INVALID']);
    expect(said(await desk.book({ ...pair, second: 'nobody' }))).toEqual([400, 'INVALID']);
  });

  it('is never found by the public search in the adviser’s hours alone', async () => {
    await desk.book({ professional: camille.id, person: someone('Un') });
    const client = aClient(deps);
    const found = await client.slots({
      service: 'rendez-vous-des-droits',
      from: '2026-12-01',
      to: '2026-12-02',
    });
    expect(new Set(found.json.list('slots').map((slot) => slot.text('start')))).toEqual(
      new Set([TEN, ELEVEN]),
    );
  });

  it('moves in both agendas at once, with another second if they say so, and is not moved online (B4)', async () => {
    const id = (await desk.book(pair)).json.text('id');
    expect((await desk.move(id, { start: ELEVEN })).status).toBe(200);
    for (const [who, role] of [
      [camille, 'social-worker'],
      [noa, 'benefits-adviser'],
    ] as const)
      expect((await agenda(who, { sub: who.subject, roles: [role] })).map((one) => one.at('start'))).toEqual([
        ELEVEN,
      ]);
    await receives(alex);
    const swapped = await desk.move(id, { start: ELEVEN, second: alex.id, professional: camille.id });
    expect(swapped.json.at('second', 'id')).toBe(alex.id);
    expect(await agenda(noa, { sub: noa.subject, roles: ['benefits-adviser'] })).toEqual([]);
    const client = aClient(deps);
    const token = await tokenOf(deps, '94', id);
    expect((await client.view(token)).json.at('canMove')).toBe(false);
    expect(said(await client.move(token, { start: TEN }))).toEqual([409, 'NOT_BOOKABLE']);
    expect((await client.cancel(token)).status).toBe(200);
    expect(await agenda(alex, { sub: alex.subject, roles: ['social-worker'] })).toEqual([]);
    await expectSound(deps, NO_MAIL);
  });

  it('is closed by the one who receives, never by the adviser, who is not told how it went (F1)', async () => {
    const id = (await desk.book(pair)).json.text('id');
    clock.set('2026-12-01T10:00:00+01:00');
    const adviser = aDesk(deps, { roles: ['benefits-adviser'], sub: noa.subject ?? '' });
    expect(said(await adviser.outcome(id, 'missed'))).toEqual([403, 'FORBIDDEN']);
    const own = aDesk(deps, { roles: ['social-worker'], sub: camille.subject ?? '' });
    expect((await own.outcome(id, 'missed')).status).toBe(200);
    const theirs = await agenda(noa, { sub: noa.subject, roles: ['benefits-adviser'] });
    expect(theirs.map((one) => [one.at('status'), one.at('outcome')])).toEqual([['closed', undefined]]);
    expect(
      (await agenda(camille, { sub: camille.subject, roles: ['social-worker'] }))[0]?.at('outcome'),
    ).toBe('missed');
    await expectSound(deps, NO_MAIL);
  });
});

describe('an absence of one of the two', () => {
  it.each([
    ['who receives', camille],
    ['the second', noa],
  ])('of %s, at another hour, touches nobody; over the appointment it names it (B11)', async (_, away) => {
    const id = (await desk.book(pair)).json.text('id');
    expect((await reportsAbsence(away, '09:00')).json.at('conflicts')).toEqual([]);
    const later = await reportsAbsence(away, '24:00', '09:00');
    expect(later.json.at('conflicts')).toMatchObject([
      { kind: 'appointment', appointment: id, professional: away.id },
    ]);
  });

  it.each([
    ['who receives', camille],
    ['the second', noa],
  ])('opens the list for %s, and is settled by a time at which both are free (B11)', async (_, away) => {
    const id = (await desk.book(pair)).json.text('id');
    const disruption = await isAway(away);
    const detail = await desk.disruption(disruption);
    expect(detail.json.list('touched').map((one) => one.at('appointment', 'id'))).toEqual([id]);
    expect(detail.json.at('canHandle')).toBe(true);
    const proposals = detail.json.list('touched')[0]?.list('proposals') ?? [];
    expect(proposals[0]?.at('start')).toBe(NEXT_NINE);
    expect(said(await desk.offer(disruption, { appointment: id, starts: [NEXT_NINE] }))).toEqual([
      400,
      'INVALID',
    ]);
    expect(said(await desk.rebook(disruption, { appointment: id, start: TEN }))).toEqual([409, 'SLOT_TAKEN']);
    expect((await desk.rebook(disruption, { appointment: id, start: NEXT_NINE })).status).toBe(200);
    for (const [who, role] of [
      [camille, 'social-worker'],
      [noa, 'benefits-adviser'],
    ] as const)
      expect((await agenda(who, { sub: who.subject, roles: [role] })).map((one) => one.at('start'))).toEqual([
        NEXT_NINE,
      ]);
    await expectSound(deps, NO_MAIL);
  });

  it('is settled at the same hour by a colleague in place of the one who is away (B11)', async () => {
    const id = (await desk.book(pair)).json.text('id');
    await receives(alex);
    const disruption = await isAway(camille);
    const proposals = (await desk.disruption(disruption)).json.list('touched')[0]?.list('proposals') ?? [];
    expect(proposals[0]?.at('sameHour')).toBe(true);
    const moved = await desk.rebook(disruption, { appointment: id, start: NINE, professional: alex.id });
    expect([moved.json.at('professional', 'id'), moved.json.at('second', 'id')]).toEqual([alex.id, noa.id]);
    expect(await agenda(camille, { sub: camille.subject, roles: ['social-worker'] })).toEqual([]);
    await expectSound(deps, NO_MAIL);
  });
});

describe('a benefits adviser', () => {
  it('plans and sees their own hours, and nothing of a colleague’s (F1)', async () => {
    const own = await call(staffPlanning(deps), 'GET /v1/staff/availabilities', {
      claims: { sub: noa.subject, memberships: ['94:benefits-adviser'] },
    });
    expect(own.status).toBe(200);
    for (const path of ['availabilities', 'agenda', 'absences'])
      expect(
        said(
          await call(staffPlanning(deps), `GET /v1/staff/${path}`, {
            claims: { sub: noa.subject, memberships: ['94:benefits-adviser'] },
            query: { professional: camille.id },
          }),
        ),
      ).toEqual([403, 'FORBIDDEN']);
  });
});
