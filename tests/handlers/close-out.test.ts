import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { aClient } from '../support/booking.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { mediators } from '../support/mediation.ts';
import { aReferrer } from '../support/referrals.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let camille: ReturnType<typeof aReferrer>;
let andrea: ReturnType<typeof aReferrer>;
let desk: ReturnType<typeof aDesk>;

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock });
  await mediators(deps);
  await aReceivingProfessional(deps.store);
  camille = aReferrer(deps);
  andrea = aReferrer(deps, { roles: ['mediator'], sub: 'subject-of-andrea' });
  desk = aDesk(deps);
});

const person = (firstName: string, more: object = {}) => ({
  firstName,
  lastName: 'Exemple',
  phone: '0199001234',
  ...more,
});

/** Nine with Camille, with an allocataire number; ten; and an interview with Andréa at nine. All over. */
async function threePast() {
  const nine = await desk.book({
    person: person('Un', { allocataireNumber: '1234567' }),
    start: at('09:00'),
  });
  const ten = await desk.book({ person: person('Deux'), start: at('10:00') });
  const interview = await desk.book({
    person: person('Trois'),
    service: 'entretien-information-mediation',
    professional: 'andrea-exemple',
    start: at('09:00'),
  });
  for (const answer of [nine, ten, interview]) if (answer.status !== 201) throw new Error(answer.text);
  clock.set('2026-12-02T08:00:00+01:00');
  return {
    nine: nine.json.text('id'),
    ten: ten.json.text('id'),
    interview: interview.json.text('id'),
  };
}
const at = (time: string) => `2026-12-01T${time}:00+01:00`;
const closing = (sub: string, role: 'social-worker' | 'mediator') => aDesk(deps, { roles: [role], sub });

describe('what is still to close', () => {
  it('is listed for whoever received, the oldest first, until it is closed; written down (D3)', async () => {
    const { nine, ten, interview } = await threePast();
    const ids = async (who: typeof camille) =>
      (await who.unclosed()).json.list('appointments').map((one) => one.at('id'));
    expect(await ids(camille)).toEqual([nine, ten]);
    expect(await ids(andrea)).toEqual([interview]);
    await closing(camille.sub, 'social-worker').outcome(nine, 'kept');
    expect(await ids(camille)).toEqual([ten]);
    expect(await itemsOfKind(deps.store, 'audit')).toContainEqual(
      expect.objectContaining({
        act: 'read-agenda',
        professional: 'camille-exemple',
        appointments: [nine, ten],
      }),
    );
  });

  it('is nobody else’s: the secretariat, managers and sign-ins without a record see no such list (D6)', async () => {
    await threePast();
    for (const role of ['secretariat', 'manager', 'benefits-adviser'] as const)
      expect((await aReferrer(deps, { roles: [role] }).unclosed()).status, role).toBe(403);
    expect(said(await aReferrer(deps, { sub: 'linked-to-nobody' }).unclosed())).toEqual([403, 'FORBIDDEN']);
  });

  it('is closed with an outcome of its own service, and with no other', async () => {
    const { nine, interview } = await threePast();
    const mediator = closing(andrea.sub, 'mediator');
    const list = (await mediator.read(interview)).json.list('outcomes').map((one) => one.at('id'));
    expect(list).toContain('kept-wants-mediation');
    const closed = await mediator.outcome(interview, 'kept-wants-mediation');
    expect(closed.json.value).toMatchObject({ outcome: 'kept', detail: 'kept-wants-mediation' });
    expect(await itemsOfKind(deps.store, 'mediation-fact')).toMatchObject([
      { what: 'interview', held: true },
    ]);
    const worker = closing(camille.sub, 'social-worker');
    expect(said(await worker.outcome(nine, 'kept-wants-mediation'))).toEqual([400, 'INVALID']);
    const corrected = await mediator.outcome(interview, 'missed');
    expect(corrected.json.at('outcome')).toBe('missed');
    expect(corrected.json.at('detail')).toBeUndefined();
  });

  it('offers no outcome before its start, nor to the benefits desk ever (F1)', async () => {
    const { id } = await aClient(deps).bookAndConfirm();
    expect((await closing(camille.sub, 'social-worker').read(id)).json.at('outcomes')).toBeUndefined();
    clock.set('2026-12-02T08:00:00+01:00');
    expect((await closing(camille.sub, 'social-worker').read(id)).json.list('outcomes')).toHaveLength(6);
    const adviser = aDesk(deps, { roles: ['benefits-adviser'], sub: 'subject-of-an-adviser' });
    expect((await adviser.read(id)).json.at('outcomes')).toBeUndefined();
  });
});

describe('the counts for managers (D4)', () => {
  it('are protected where one professional or fewer than five people could be told', async () => {
    await threePast();
    clock.set('2026-12-08T08:00:00+01:00');
    const figures = await aReferrer(deps, { roles: ['manager'] }).figures();
    expect(figures.json.at('period')).toEqual({ from: '2026-11-09', to: '2026-12-07' });
    const states = figures.json
      .list('figures')
      .map((one) => [one.at('scope', 'id') ?? 'caf', one.at('state'), one.at('numerator')]);
    expect(states).toContainEqual(['caf', 'protected', undefined]);
    expect(states).toContainEqual(['rendez-vous-des-droits', 'protected', undefined]);
    expect(states).toContainEqual(['consultation-psychologue', 'nothing', undefined]);
    expect(figures.text).not.toMatch(/Exemple|camille/);
  });

  it('are shown where enough people were received by several', async () => {
    const other = { id: 'lou-exemple', displayName: 'Lou Exemple', subject: 'subject-of-lou' };
    await aReceivingProfessional(deps.store, other);
    for (const professional of ['camille-exemple', 'lou-exemple'])
      for (const time of ['09:00', '10:00', '11:00']) {
        const booked = await desk.book({
          person: person(`${professional} ${'x'.repeat(Number(time.slice(0, 2)))}`),
          start: at(time),
          professional,
        });
        if (booked.status !== 201) throw new Error(booked.text);
      }
    clock.set('2026-12-08T08:00:00+01:00');
    const [id] = (await camille.unclosed()).json.list('appointments').map((one) => one.text('id'));
    await closing(camille.sub, 'social-worker').outcome(id ?? '', 'missed');
    const figures = await aReferrer(deps, { roles: ['manager'] }).figures();
    expect(figures.json.at('figures', 0)).toMatchObject({
      scope: { kind: 'caf' },
      state: 'shown',
      numerator: 5,
      denominator: 6,
      unit: 'appointments',
    });
  });
});

describe('the file for the national tool', () => {
  it('holds one’s own kept appointments, with the number where one is known and no name', async () => {
    const { nine, ten } = await threePast();
    const worker = closing(camille.sub, 'social-worker');
    await worker.outcome(nine, 'late');
    await worker.outcome(ten, 'missed');
    const file = await camille.kept('2026-12-01', '2026-12-02');
    expect([file.status, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(file.text).toBe(
      '\ufeffDate;Heure;Durée (min);Service;Lieu;Mode;Issue;Numéro allocataire\r\n' +
        '2026-12-01;09:00;45;Rendez-vous des droits;Caf Créteil;sur place;venu en retard;1234567\r\n',
    );
    expect((await andrea.kept('2026-12-01', '2026-12-02')).text.split('\r\n')).toHaveLength(2);
    expect(await itemsOfKind(deps.store, 'audit')).toContainEqual(
      expect.objectContaining({ act: 'export-kept', by: camille.sub, appointments: [nine] }),
    );
  });

  it('is asked for by at most 62 days', async () => {
    expect(said(await camille.kept('2026-10-01', '2026-12-31'))).toEqual([400, 'INVALID']);
    expect(said(await camille.kept('2026-12-02', '2026-12-01'))).toEqual([400, 'INVALID']);
    expect((await aReferrer(deps, { roles: ['manager'] }).kept('2026-12-01', '2026-12-02')).status).toBe(403);
  });
});
