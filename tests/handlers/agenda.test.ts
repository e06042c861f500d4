import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import type { Role } from '../../shared/domain/words.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aClient, NINE, TEN } from '../support/booking.ts';
import { said } from '../support/desk.ts';
import { aClock, aLog, aPerson, aProfessional, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPlanner } from '../support/planner.ts';
import { bookAt } from '../support/planning.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
const TUESDAY = { from: '2026-12-01', to: '2026-12-02' };

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock, log: aLog() });
  await aReceivingProfessional(deps.store);
});

const as = (role: Role, sub = `subject-of-the-${role}`) => aPlanner(deps, { roles: [role], sub });
const camille = () => as('social-worker', 'subject-of-camille-exemple');

/** A mediator with one appointment, seen by others. */
async function aMediatorsAgenda(delegates: string[] = []): Promise<void> {
  await aReceivingProfessional(deps.store, {
    id: 'maelle-mediatrice',
    role: 'mediator',
    subject: 'subject-of-maelle',
    delegates,
  });
  await bookAt(deps, {
    professional: 'maelle-mediatrice',
    service: 'entretien-information-mediation',
    person: aPerson({ allocataireNumber: '1234567' }),
    needs: ['interpreter'],
  });
}
const maellesTuesday = (who: ReturnType<typeof aPlanner>) =>
  who.agenda({ ...TUESDAY, professional: 'maelle-mediatrice' });

describe('one’s own agenda', () => {
  it('shows each step of a booking: pending, confirmed, moved, gone', async () => {
    const client = aClient(deps);
    const seen = async () =>
      (await camille().agenda(TUESDAY)).json
        .list('days', 0, 'appointments')
        .map((one) => [one.at('status'), one.at('start')]);
    expect(await seen()).toEqual([]);
    const id = (await client.book()).json.text('id');
    expect(await seen()).toEqual([['pending', NINE]]);
    await client.abandon(id);
    const { token } = await client.bookAndConfirm();
    expect(await seen()).toEqual([['confirmed', NINE]]);
    await client.move(token, { start: TEN });
    expect(await seen()).toEqual([['confirmed', TEN]]);
    await client.cancel(token);
    expect(await seen()).toEqual([]);
  });

  it('shows the windows as opened and all that prepares the visit (B12)', async () => {
    await bookAt(deps, { needs: ['step-free-access'] });
    const answer = await camille().agenda(TUESDAY);
    expect(answer.json.value).toEqual({
      professional: 'camille-exemple',
      view: 'full',
      days: [
        {
          date: '2026-12-01',
          windows: [
            {
              start: '09:00',
              end: '12:00',
              place: 'caf-creteil',
              modes: ['on-site', 'phone', 'video'],
              services: ['rendez-vous-des-droits'],
            },
          ],
          appointments: [
            {
              appointment: 'appointment-1',
              start: NINE,
              end: '2026-12-01T09:45:00+01:00',
              place: 'caf-creteil',
              status: 'confirmed',
              mode: 'on-site',
              service: 'rendez-vous-des-droits',
              person: {
                firstName: 'Dominique',
                lastName: 'Exemple',
                email: 'dominique.exemple@courriel.example',
                phone: '0199001234',
              },
              contact: { by: 'email' },
              needs: ['step-free-access'],
            },
          ],
        },
      ],
    });
  });

  it('forgets a booking whose fifteen minutes are over (B5)', async () => {
    await aClient(deps).book();
    clock.advance({ minutes: 16 });
    expect((await camille().agenda(TUESDAY)).json.list('days', 0, 'appointments')).toEqual([]);
  });
});

describe('somebody else’s agenda (D6)', () => {
  it('of a mediator shows reception a name, an hour and whom to call', async () => {
    await aMediatorsAgenda();
    const answer = await maellesTuesday(as('secretariat'));
    expect(answer.json.at('view')).toBe('reception');
    expect(answer.json.at('days', 0, 'appointments')).toEqual([
      {
        appointment: 'appointment-1',
        start: NINE,
        end: '2026-12-01T09:45:00+01:00',
        place: 'caf-creteil',
        status: 'busy',
        person: { firstName: 'Dominique', lastName: 'Exemple', phone: '0199001234' },
      },
    ]);
  });

  it.each<Role>(['social-worker', 'psychologist', 'manager', 'admin'])(
    'of a mediator shows to a %s hour, place and “busy”',
    async (role) => {
      await aMediatorsAgenda();
      await putProfessional(deps.store, aProfessional({ id: 'other', subject: `subject-of-the-${role}` }));
      const answer = await maellesTuesday(as(role));
      expect(answer.json.at('days')).toEqual([
        {
          date: '2026-12-01',
          windows: [],
          appointments: [
            { start: NINE, end: '2026-12-01T09:45:00+01:00', place: 'caf-creteil', status: 'busy' },
          ],
        },
      ]);
    },
  );

  it('opens to whom its mediator delegates', async () => {
    await aMediatorsAgenda(['camille-exemple']);
    expect((await maellesTuesday(camille())).json.at('view')).toBe('full');
    expect((await maellesTuesday(as('secretariat'))).json.at('view')).toBe('reception');
  });

  it('of a social worker shows a manager everything but people', async () => {
    await bookAt(deps);
    const answer = await as('manager').agenda({ ...TUESDAY, professional: 'camille-exemple' });
    expect(answer.json.at('days', 0, 'appointments')).toEqual([
      {
        appointment: 'appointment-1',
        start: NINE,
        end: '2026-12-01T09:45:00+01:00',
        place: 'caf-creteil',
        status: 'confirmed',
        mode: 'on-site',
        service: 'rendez-vous-des-droits',
      },
    ]);
    expect(answer.text).not.toContain('Dominique');
  });

  it('never shows a manager how a visit of one professional went (D4)', async () => {
    const state = { status: 'closed', outcome: 'missed', at: clock(), by: 'subject-1' } as const;
    await bookAt(deps, { state });
    const answer = await as('manager').agenda({ ...TUESDAY, professional: 'camille-exemple' });
    expect(answer.json.at('days', 0, 'appointments', 0, 'status')).toBe('closed');
    expect(answer.text).not.toContain('missed');
    expect((await camille().agenda(TUESDAY)).text).toContain('missed');
  });

  it('never shows the benefits desk how a visit went, though it be the secretariat too (F1)', async () => {
    await bookAt(deps, { state: { status: 'closed', outcome: 'missed', at: clock(), by: 'subject-1' } });
    const both = aPlanner(deps, { roles: ['secretariat', 'benefits-adviser'], sub: 'subject-of-both' });
    const answer = await both.agenda({ ...TUESDAY, professional: 'camille-exemple' });
    expect(answer.json.at('days', 0, 'appointments', 0, 'person', 'lastName')).toBe('Exemple');
    expect(answer.text).not.toContain('missed');
    const own = aPlanner(deps, {
      roles: ['social-worker', 'benefits-adviser'],
      sub: 'subject-of-camille-exemple',
    });
    expect((await own.agenda(TUESDAY)).text).toContain('missed');
  });

  it('is no longer open to a sign-in whose account has lost the role of its record', async () => {
    await aMediatorsAgenda();
    const changed = as('manager', 'subject-of-maelle');
    expect((await maellesTuesday(changed)).json.at('view')).toBe('busy');
    expect(said(await changed.agenda(TUESDAY))).toEqual([400, 'INVALID']);
  });

  it('is not for the benefits desk nor the list office (F1)', async () => {
    for (const role of ['benefits-adviser', 'list-office'] as const)
      expect(said(await as(role).agenda({ professional: 'camille-exemple' }))).toEqual([403, 'FORBIDDEN']);
  });
});

describe('a reading of people’s data (D3)', () => {
  const audited = async () =>
    (await itemsOfKind(deps.store, 'audit')).map(({ by, act, professional, appointments }) => ({
      by,
      act,
      professional,
      appointments,
    }));

  it('leaves a line with opaque ids, for one’s own agenda too', async () => {
    await bookAt(deps);
    await camille().agenda(TUESDAY);
    expect(await audited()).toEqual([
      {
        by: 'subject-of-camille-exemple',
        act: 'read-agenda',
        professional: 'camille-exemple',
        appointments: ['appointment-1'],
      },
    ]);
    expect(JSON.stringify(await itemsOfKind(deps.store, 'audit'))).not.toContain('Dominique');
  });

  it('leaves none when nobody is shown', async () => {
    await aMediatorsAgenda();
    await maellesTuesday(as('manager'));
    await camille().agenda(TUESDAY);
    expect(await audited()).toEqual([]);
  });
});

it.each([
  [{ from: '2026-12-02', to: '2026-12-02' }, 'to'],
  [{ from: '2026-12-01', to: '2027-12-01' }, 'to'],
  [{ from: '2026-02-30' }, 'from'],
  [{ from: '2026-12-01T00:00' }, 'from'],
  [{ professional: 'Camille Exemple' }, 'professional'],
  [{ caf: '973' }, 'caf'],
])('an agenda asked for with %j is refused with the path of the fault', async (query, path) => {
  const answer = await camille().agenda(query);
  expect(said(answer)).toEqual([400, 'INVALID']);
  expect(answer.json.at('errors', 0, 'path')).toBe(path);
});

it('an agenda without dates is that of the seven days to come', async () => {
  await bookAt(deps);
  const dates = (await camille().agenda()).json.list('days').map((day) => day.at('date'));
  expect(dates).toEqual(['2026-12-01']);
});
