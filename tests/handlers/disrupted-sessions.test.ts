import { beforeEach, describe, expect, it } from 'vitest';
import { staffPlanning } from '../../functions/staff-planning/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aDesk } from '../support/desk.ts';
import { aClock, aProfessional, testDeps } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
import { aMediator, CLAUDE, FIRST, partyPages, SACHA } from '../support/mediation.ts';
import { cafsAhead, change, openEverything, plus } from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
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
  deps = testDeps({ store, clock: aClock('2026-11-24T08:00:00+01:00'), cafs: cafsAhead(12) });
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

async function isAway() {
  const day = '2026-12-01';
  const answer = await plans('POST /v1/staff/absences', {
    professional: andrea.id,
    from: { date: day, time: '00:00' },
    to: { date: day, time: '24:00' },
  });
  expect(answer.status).toBe(201);
  await openEverything(deps);
  return answer;
}

const ofAndrea = () => aDesk(deps, { roles: ['mediator'], sub: 'subject-of-andrea' });

describe('B11: a joint session that an absence or a closure touches', () => {
  it('is told at once to whoever reports the absence', async () => {
    const { session } = await standing();
    const answer = await isAway();
    expect(answer.json.at('conflicts')).toMatchObject([{ appointment: session, start: FIRST }]);
  });

  it('is on the list of its cause, where the mediator finds the case and the secretariat an hour (D6)', async () => {
    const { id, session } = await standing();
    await isAway();
    const listed = (await ofAndrea().disruptions()).json.at('disruptions');
    expect(listed).toMatchObject([{ cause: 'absence', waiting: 1, from: '2026-12-01', to: '2026-12-01' }]);
    const list = (await ofAndrea().disruptions()).json.text('disruptions', 0, 'id');
    const hour = { id: session, start: FIRST, end: '2026-12-01T11:00:00+01:00', place: 'caf-creteil' };
    expect((await ofAndrea().disruption(list)).json.at('sessions')).toEqual([{ ...hour, mediation: id }]);
    const desk = await aDesk(deps).disruption(list);
    expect(desk.json.at('sessions')).toEqual([hour]);
    for (const { person } of [CLAUDE, SACHA]) expect(desk.text).not.toContain(person.lastName);
  });

  it('leaves the list once the mediator has called it off in its case', async () => {
    const { id, session } = await standing();
    await isAway();
    const list = (await ofAndrea().disruptions()).json.text('disruptions', 0, 'id');
    expect((await mediator.cancel(id, session)).status).toBe(200);
    expect((await ofAndrea().disruption(list)).json.at('sessions')).toEqual([]);
    expect((await ofAndrea().disruptions()).json.at('disruptions')).toEqual([]);
  });

  it('is on the list of a closure of its place', async () => {
    const { session } = await standing();
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
    expect(detail.json.text('sessions', 0, 'id')).toBe(session);
  });
});
