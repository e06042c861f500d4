import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aClient, NINE } from '../support/booking.ts';
import { said } from '../support/desk.ts';
import { aClock, aLog, aProfessional, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPlanner } from '../support/planner.ts';
import { bookAt, cafsAhead, cancelAt, openEverything } from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let camille: ReturnType<typeof aPlanner>;
let secretariat: ReturnType<typeof aPlanner>;
const key = { 'idempotency-key': 'the-same-key-twice' };

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock, log: aLog(), cafs: cafsAhead(14) });
  await putProfessional(deps.store, aProfessional());
  await putProfessional(
    deps.store,
    aProfessional({ id: 'maelle-mediatrice', role: 'mediator', subject: 'subject-of-maelle' }),
  );
  camille = aPlanner(deps);
  secretariat = aPlanner(deps, { roles: ['secretariat'], sub: 'subject-of-the-secretariat' });
});

const maelle = () => aPlanner(deps, { roles: ['mediator'], sub: 'subject-of-maelle' });
const opened = async (overrides: Record<string, unknown> = {}) =>
  (await camille.open(overrides)).json.text('availability', 'id');

describe('opening time', () => {
  it('on Tuesday mornings can be booked by allocataires once the opener has passed', async () => {
    const answer = await camille.open();
    expect(answer.status).toBe(201);
    const id = answer.json.text('availability', 'id');
    const job = answer.json.text('opening', 'job');
    expect(answer.json.value).toEqual({
      availability: {
        id,
        professional: 'camille-exemple',
        from: '2026-12-01',
        start: '09:00',
        end: '12:00',
        place: 'caf-creteil',
        modes: ['on-site', 'phone', 'video'],
        services: ['rendez-vous-des-droits'],
        repeat: { everyWeeks: 1, weekdays: [2] },
        exceptions: {},
      },
      warnings: [],
      conflicts: [],
      opening: { job, daysToOpen: 17, done: false },
    });
    expect((await camille.progress(job)).json.value).toEqual({ job, daysToOpen: 17, done: false });
    await openEverything(deps);
    expect((await camille.progress(job)).json.value).toEqual({ job, daysToOpen: 0, done: true });
    const slots = await aClient(deps).slots({ service: 'rendez-vous-des-droits', mode: 'on-site' });
    expect(slots.json.list('slots').map((slot) => slot.text('start'))).toContain(NINE);
  });

  it('lists what is open, and how far', async () => {
    const id = await opened();
    const before = await camille.availabilities();
    expect(before.json.at('opening')).toEqual({ daysToOpen: 17, done: false });
    await openEverything(deps);
    const after = await camille.availabilities();
    expect(after.json.list('availabilities').map((one) => one.at('id'))).toEqual([id]);
    expect(after.json.at('opening')).toEqual({ daysToOpen: 0, done: true });
  });

  it('over other open time is refused by name: which, where and when', async () => {
    const id = await opened();
    const refused = await camille.open({ start: '11:00', end: '13:00', place: 'caf-orly' });
    expect(said(refused)).toEqual([409, 'OVERLAP']);
    expect(refused.json.at('overlaps')).toEqual({
      kind: 'availability',
      id,
      place: 'caf-creteil',
      date: '2026-12-01',
      start: '09:00',
      end: '12:00',
    });
  });

  it('with the same key gives the same answer and one availability (B6)', async () => {
    const first = await camille.open({}, key);
    const second = await camille.open({}, key);
    expect(second.status).toBe(201);
    expect(second.json.value).toEqual(first.json.value);
    expect(await itemsOfKind(deps.store, 'availability')).toHaveLength(1);
    expect(said(await camille.open({ end: '13:00' }, key))).toEqual([422, 'KEY_REUSED']);
  });

  it('with one key at the same moment gives one availability (B6)', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => camille.open({}, key)));
    const ids = answers
      .filter(({ status }) => status === 201)
      .map(({ json }) => json.text('availability', 'id'));
    expect(new Set(ids).size).toBe(1);
    expect(await itemsOfKind(deps.store, 'availability')).toHaveLength(1);
  });

  it('warns of a service that does not fit, and opens all the same', async () => {
    const answer = await camille.open({
      end: '10:00',
      modes: ['on-site'],
      services: ['rendez-vous-des-droits', 'information-collective'],
    });
    expect(answer.status).toBe(201);
    expect(answer.json.at('warnings', 0, 'path')).toBe('services.1');
  });
});

describe('a change where people are booked already', () => {
  beforeEach(async () => {
    await openEverything(deps);
  });

  it('lists the appointments in conflict and keeps them', async () => {
    const id = await opened();
    await openEverything(deps);
    await bookAt(deps);
    const conflict = {
      kind: 'appointment',
      appointment: 'appointment-1',
      professional: 'camille-exemple',
      start: NINE,
      end: '2026-12-01T09:45:00+01:00',
      place: 'caf-creteil',
    };
    expect((await camille.change(id, { start: '10:00' })).json.at('conflicts')).toEqual([conflict]);
    expect((await camille.change(id)).json.at('conflicts')).toEqual([]);
    expect((await camille.except(id, '2026-12-01', { kind: 'off' })).json.at('conflicts')).toEqual([
      conflict,
    ]);
    expect((await camille.restore(id, '2026-12-01')).json.at('conflicts')).toEqual([]);
    expect((await camille.beAbsent()).json.at('conflicts')).toEqual([conflict]);
    expect((await camille.remove(id)).json.at('conflicts')).toEqual([conflict]);
    await cancelAt(deps, 'appointment-1');
    expect((await camille.open()).json.at('conflicts')).toEqual([]);
  });

  it('names what it leaves outside itself, not what an earlier change did', async () => {
    await opened();
    await openEverything(deps);
    await bookAt(deps);
    expect((await camille.beAbsent()).json.list('conflicts')).toHaveLength(1);
    await openEverything(deps);
    const later = { from: { date: '2026-12-03', time: '08:00' }, to: { date: '2026-12-03', time: '18:00' } };
    expect((await camille.beAbsent(later)).json.at('conflicts')).toEqual([]);
  });

  it('an exception outlives a change of its availability when its occurrence does', async () => {
    const id = await opened({ repeat: { everyWeeks: 1, weekdays: [2, 4] } });
    await camille.except(id, '2026-12-01', { kind: 'off' });
    await camille.except(id, '2026-12-03', { kind: 'off' });
    const changed = await camille.change(id, { start: '10:00' });
    expect(changed.json.at('availability', 'exceptions')).toEqual({ '2026-12-01': { kind: 'off' } });
  });

  it('a closure lists everybody it touches and re-opens the place when taken back', async () => {
    await opened();
    await openEverything(deps);
    await bookAt(deps);
    const closed = await secretariat.close({ place: 'caf-creteil', from: '2026-12-01', to: '2026-12-01' });
    expect(closed.status).toBe(201);
    expect(closed.json.list('conflicts').map((one) => one.at('appointment'))).toEqual(['appointment-1']);
    const job = closed.json.text('opening', 'job');
    expect(closed.json.at('opening')).toEqual({ job, daysToOpen: 1, done: false });
    expect((await secretariat.progress(job)).json.at('done')).toBe(false);
    await openEverything(deps);
    expect((await secretariat.progress(job)).json.value).toEqual({ job, daysToOpen: 0, done: true });
    const agenda = await camille.agenda({ from: '2026-12-01', to: '2026-12-02' });
    expect(agenda.json.at('days', 0, 'windows')).toEqual([]);

    const again = await secretariat.close({ place: 'caf-creteil', from: '2026-11-30', to: '2026-12-01' });
    expect(said(again)).toEqual([409, 'OVERLAP']);
    const id = closed.json.text('closure', 'id');
    expect((await secretariat.reopen(id)).json.at('opening', 'daysToOpen')).toBe(1);
    expect(said(await secretariat.reopen(id))).toEqual([404, 'NOT_FOUND']);
    expect((await secretariat.closures()).json.at('closures')).toEqual([]);
  });
});

describe('absences', () => {
  it('are listed, refused when they overlap, and taken back', async () => {
    const made = await camille.beAbsent();
    expect(made.status).toBe(201);
    const id = made.json.text('absence', 'id');
    const overlap = await camille.beAbsent({ from: { date: '2026-12-01', time: '23:55' } });
    expect(said(overlap)).toEqual([409, 'OVERLAP']);
    expect(overlap.json.at('overlaps', 'id')).toBe(id);
    expect((await camille.absences()).json.at('absences')).toEqual([made.json.at('absence')]);
    expect((await camille.comeBack(id)).status).toBe(200);
    expect(said(await camille.comeBack(id))).toEqual([404, 'NOT_FOUND']);
    expect((await camille.absences()).json.at('absences')).toEqual([]);
  });

  it('sent twice with one key are one absence (B6)', async () => {
    const first = await camille.beAbsent({}, key);
    expect((await camille.beAbsent({}, key)).json.value).toEqual(first.json.value);
    expect(await itemsOfKind(deps.store, 'absence')).toHaveLength(1);
  });
});

describe('whose planning', () => {
  it('the secretariat plans for others, colleagues and managers do not', async () => {
    const forCamille = { professional: 'camille-exemple' };
    expect((await secretariat.open(forCamille)).status).toBe(201);
    expect(said(await maelle().open(forCamille))).toEqual([403, 'FORBIDDEN']);
    const manager = aPlanner(deps, { roles: ['manager'], sub: 'subject-of-the-manager' });
    expect(said(await manager.open(forCamille))).toEqual([403, 'FORBIDDEN']);
    expect((await manager.availabilities('camille-exemple')).status).toBe(200);
    expect(said(await maelle().availabilities('camille-exemple'))).toEqual([403, 'FORBIDDEN']);
  });

  it('must be said by somebody who has none', async () => {
    const refused = await secretariat.open();
    expect(said(refused)).toEqual([400, 'INVALID']);
    expect(refused.json.at('errors', 0, 'path')).toBe('professional');
  });

  it('of another Caf is unknown, whatever the role there (D5)', async () => {
    const id = await opened();
    const elsewhere = aPlanner(deps, { roles: ['secretariat', 'admin'], caf: '973' });
    expect(said(await elsewhere.availabilities('camille-exemple'))).toEqual([403, 'FORBIDDEN']);
    const both = testDeps({ store: deps.store, clock });
    const guyane = aPlanner(both, { roles: ['secretariat', 'admin'], caf: '973' });
    expect(said(await guyane.remove(id, 'camille-exemple'))).toEqual([404, 'NOT_FOUND']);
    expect(said(await guyane.agenda({ professional: 'camille-exemple' }))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('professionals', () => {
  const admin = () => aPlanner(deps, { roles: ['admin'], sub: 'subject-of-the-admin' });
  const newcomer = {
    id: 'noa-exemple',
    role: 'psychologist',
    displayName: 'Noa Exemple',
    title: 'Psychologue',
    subject: 'subject-of-noa',
  };

  it('are added by an admin, once, and linked to one sign-in', async () => {
    expect((await admin().addProfessional(newcomer, key)).status).toBe(201);
    expect((await admin().addProfessional(newcomer, key)).status).toBe(201);
    expect(said(await admin().addProfessional(newcomer))).toEqual([409, 'ALREADY_EXISTS']);
    expect(said(await admin().addProfessional({ ...newcomer, id: 'other' }))).toEqual([
      409,
      'ALREADY_EXISTS',
    ]);
    expect(said(await admin().addProfessional({ ...newcomer, id: 'secretariat' }))).toEqual([400, 'INVALID']);
    expect(said(await camille.addProfessional(newcomer))).toEqual([403, 'FORBIDDEN']);
    const noa = aPlanner(deps, { roles: ['psychologist'], sub: 'subject-of-noa' });
    expect((await noa.me()).json.at('professional', 'id')).toBe('noa-exemple');
  });

  it('show their sign-in and delegates to the admin only', async () => {
    const seen = async (who: ReturnType<typeof aPlanner>) =>
      (await who.professionals()).json.at('professionals', 0);
    expect(await seen(maelle())).toEqual({
      id: 'camille-exemple',
      role: 'social-worker',
      displayName: 'Camille Exemple',
      title: 'Assistante sociale',
    });
    expect(await seen(admin())).toMatchObject({ subject: 'subject-of-camille-exemple', delegates: [] });
  });

  it('delegate their agenda themselves, to people of their Caf', async () => {
    expect((await maelle().delegate('camille-exemple', 'secretariat')).status).toBe(200);
    expect(said(await maelle().delegate('nobody-here'))).toEqual([400, 'INVALID']);
    const changed = await admin().changeProfessional('maelle-mediatrice', {
      displayName: 'Maëlle Autre',
      title: 'Médiatrice',
      subject: 'subject-of-maelle',
    });
    expect(changed.json.at('delegates')).toEqual(['camille-exemple', 'secretariat']);
    expect(said(await admin().changeProfessional('nobody', { displayName: 'N', title: 'T' }))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });

  it('say who is signed in, at which Caf', async () => {
    expect((await secretariat.me()).json.value).toEqual({
      subject: 'subject-of-the-secretariat',
      caf: { code: '94', name: 'Caf du Val-de-Marne', zone: 'Europe/Paris' },
      roles: ['secretariat'],
      memberships: ['94'],
    });
  });
});

describe('a sign-in that no longer has the role of its record', () => {
  const changed = () => aPlanner(deps, { roles: ['social-worker'], sub: 'subject-of-maelle' });

  it('is nobody’s: no agenda of its own, no delegates, no calendar', async () => {
    expect((await maelle().me()).json.at('professional', 'id')).toBe('maelle-mediatrice');
    expect((await changed().me()).json.at('professional')).toBeUndefined();
    expect(said(await changed().delegate('camille-exemple'))).toEqual([404, 'NOT_FOUND']);
    expect(said(await changed().subscribe())).toEqual([404, 'NOT_FOUND']);
    expect(said(await changed().open({}, {}))).toEqual([400, 'INVALID']);
  });
});

describe('the secret address of a calendar', () => {
  it('is one’s own, and new each time', async () => {
    const first = await camille.subscribe();
    expect(first.status).toBe(201);
    expect(first.json.text('address')).toMatch(
      /^https:\/\/rdv\.caf94\.example\/v1\/calendars\/[A-Za-z0-9_-]{43}\.ics$/,
    );
    expect((await camille.subscribe()).json.at('address')).not.toBe(first.json.at('address'));
    expect(said(await secretariat.subscribe())).toEqual([403, 'FORBIDDEN']);
    const stranger = aPlanner(deps, { roles: ['mediator'], sub: 'without-a-record' });
    expect(said(await stranger.subscribe())).toEqual([404, 'NOT_FOUND']);
  });

  it('asked for twice with one key is the same (B6)', async () => {
    const first = await camille.subscribe(key);
    expect((await camille.subscribe(key)).json.at('address')).toBe(first.json.at('address'));
  });
});
