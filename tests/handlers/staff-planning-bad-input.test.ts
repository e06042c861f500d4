import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../functions/staff-planning/operations.ts';
import type { Deps } from '../../shared/deps.ts';
import { Role } from '../../shared/domain/words.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { type BadBody, badBodies, expectEachRefused } from '../support/bad-input.ts';
import { said } from '../support/desk.ts';
import { aClock, aLog, aProfessional, testDeps } from '../support/fixtures.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { absenceBody, aPlanner, availabilityBody } from '../support/planner.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let camille: ReturnType<typeof aPlanner>;

beforeEach(async () => {
  deps = testDeps({
    store: await sharedStore.empty(),
    clock: aClock('2026-11-27T08:00:00+01:00'),
    log: aLog(),
  });
  await putProfessional(deps.store, aProfessional());
  camille = aPlanner(deps);
});

const admin = () => aPlanner(deps, { roles: ['admin', 'secretariat'], sub: 'subject-of-the-admin' });

async function expectAllRefused(
  spoilt: readonly BadBody[],
  send: (body: Record<string, unknown>) => Promise<HttpAnswer>,
): Promise<void> {
  const before = await itemsOfKind(deps.store);
  await expectEachRefused(spoilt, send);
  expect(await itemsOfKind(deps.store)).toEqual(before);
}

describe('every field spoilt in every way is refused with its path, and nothing is written', () => {
  it('of an availability', async () => {
    const spoilt = badBodies(availabilityBody({ until: '2027-06-30', professional: 'camille-exemple' }), {
      optional: ['until', 'professional'],
    });
    expect(spoilt.length).toBeGreaterThan(60);
    await expectAllRefused(spoilt, (body) => camille.send('POST /availabilities', { body }));
  });

  it('of a change and of an exception', async () => {
    const id = (await camille.open()).json.text('availability', 'id');
    await expectAllRefused(badBodies(availabilityBody()), (body) =>
      camille.send('PUT /availabilities/{id}', { params: { id }, body }),
    );
    const { from: _, repeat: __, ...receiving } = availabilityBody();
    await expectAllRefused(badBodies({ kind: 'changed', ...receiving }), (body) =>
      camille.except(id, '2026-12-01', body),
    );
  });

  it('of an absence', async () => {
    await expectAllRefused(
      badBodies(absenceBody({ professional: 'camille-exemple' }), { optional: ['professional'] }),
      (body) => camille.send('POST /absences', { body }),
    );
  });

  it('of a closure', async () => {
    const good = { place: 'caf-orly', from: '2026-12-01', to: '2026-12-02', reason: 'Travaux' };
    await expectAllRefused(badBodies(good, { optional: ['reason'] }), (body) => admin().close(body));
  });

  it('of a professional and of delegates', async () => {
    const good = {
      id: 'noa-exemple',
      role: 'mediator',
      displayName: 'Noa Exemple',
      title: 'Médiatrice',
      subject: 'subject-of-noa',
    };
    await expectAllRefused(badBodies(good, { optional: ['subject'] }), (body) =>
      admin().addProfessional(body),
    );
    await expectAllRefused(badBodies({ delegates: ['camille-exemple'] }), (body) =>
      camille.send('PUT /me/delegates', { body }),
    );
  });
});

it.each([
  ['a time off the five-minute grid (B8)', { start: '09:02' }, 'start'],
  ['a time of another clock', { start: '9h00' }, 'start'],
  ['an hour that does not exist', { end: '25:00' }, 'end'],
  ['a date that does not exist', { from: '2026-02-30' }, 'from'],
  ['a date with a time', { from: '2026-12-01T00:00:00Z' }, 'from'],
  ['a place of another Caf', { place: 'caf-cayenne' }, 'place'],
  ['a service of another profession', { services: ['seance-mediation'] }, 'services.0'],
  ['a ninth week', { repeat: { everyWeeks: 9, weekdays: [2] } }, 'repeat.everyWeeks'],
  ['an eighth day', { repeat: { everyWeeks: 1, weekdays: [8] } }, 'repeat.weekdays.0'],
  ['no day at all', { repeat: { everyWeeks: 1, weekdays: [] } }, 'repeat.weekdays'],
  ['a single day that is past', { from: '2026-11-26', repeat: undefined }, 'from'],
  ['the end of time', { until: '9999-12-31' }, 'until'],
])('an availability with %s is refused with the path of the fault', async (_, overrides, path) => {
  const answer = await camille.open(overrides);
  expect(said(answer)).toEqual([400, 'INVALID']);
  expect(answer.json.list('errors').map((error) => error.at('path'))).toContain(path);
  expect(await itemsOfKind(deps.store, 'availability')).toEqual([]);
});

it('a social security number is refused wherever it is typed, and never stored', async () => {
  const nir = '2 85 05 78 006 084 36';
  const answer = await admin().close({
    place: 'caf-orly',
    from: '2026-12-01',
    to: '2026-12-02',
    reason: nir,
  });
  expect(said(answer)).toEqual([400, 'NIR_REFUSED']);
  expect(await itemsOfKind(deps.store, 'closure')).toEqual([]);
});

it.each(['no-such-availability', 'x', '../../admin', '<script>'])(
  'the unknown id %s is not found',
  async (id) => {
    const answers = [
      await camille.change(id),
      await camille.remove(id),
      await camille.except(id, '2026-12-01', { kind: 'off' }),
      await camille.restore(id, '2026-12-01'),
      await camille.comeBack(id),
      await admin().reopen(id),
      await camille.progress(id),
    ];
    for (const answer of answers) expect(said(answer)).toEqual([404, 'NOT_FOUND']);
  },
);

it('a megabyte of JSON, broken JSON and a list are refused', async () => {
  const send = (body: unknown) => camille.send('POST /availabilities', { body });
  expect((await send({ place: 'x'.repeat(1_000_000) })).status).toBe(413);
  expect(said(await send('{"place":'))).toEqual([400, 'BAD_JSON']);
  expect(said(await send('[]'))).toEqual([400, 'INVALID']);
});

it('every route refuses whoever is not signed in, and every role that it is not for', async () => {
  for (const operation of Object.values(operations)) {
    const route = `${operation.method} ${operation.path.replace('/v1/staff', '')}`;
    const params = { id: 'availability-1', date: '2026-12-01' };
    const nobody = await camille.send(route, { claims: {}, params });
    expect([operation.id, ...said(nobody)]).toEqual([operation.id, 401, 'UNAUTHENTICATED']);
    const allowed: readonly Role[] = operation.access;
    for (const role of Role.options.filter((one) => !allowed.includes(one))) {
      const refused = await aPlanner(deps, { roles: [role] }).send(route, { params });
      expect([operation.id, role, ...said(refused)]).toEqual([operation.id, role, 403, 'FORBIDDEN']);
    }
  }
});

it('somebody who works for two Caf says for which', async () => {
  const claims = { sub: 'subject-of-camille-exemple', memberships: '[94:social-worker 973:social-worker]' };
  expect(said(await camille.send('GET /me', { claims }))).toEqual([403, 'CAF_REQUIRED']);
  const chosen = await camille.send('GET /me', { claims, headers: { 'X-Caf': '973' } });
  expect(chosen.json.at('caf', 'code')).toBe('973');
  expect(chosen.json.at('professional')).toBeUndefined();
  expect(said(await camille.send('GET /me', { claims, headers: { 'X-Caf': '75' } }))).toEqual([
    403,
    'FORBIDDEN',
  ]);
});
