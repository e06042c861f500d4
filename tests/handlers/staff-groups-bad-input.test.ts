import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../functions/staff-groups/operations.ts';
import type { Deps } from '../../shared/deps.ts';
import { Role } from '../../shared/domain/words.ts';
import { badBodies, expectEachRefused } from '../support/bad-input.ts';
import { said } from '../support/desk.ts';
import { aClock, aLog, testDeps } from '../support/fixtures.ts';
import { aGroupDesk, SEVERAL, twoAnimators } from '../support/groups.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;

beforeEach(async () => {
  deps = testDeps({
    store: await sharedStore.empty(),
    clock: aClock('2026-11-27T08:00:00+01:00'),
    log: aLog(),
  });
  await twoAnimators(deps);
});

/** Every field spoilt in every way is refused with its path. */
async function expectAllRefused(
  good: Record<string, unknown>,
  send: (body: Record<string, unknown>) => Promise<HttpAnswer>,
  fine: readonly `${string}: ${string}`[] = [],
): Promise<void> {
  await expectEachRefused(badBodies(good, { fine }), send);
}

describe('bad input to the staff routes of group sessions', () => {
  it('every field spoilt in every way is refused with its path, and nothing is written', async () => {
    const desk = aGroupDesk(deps);
    const session = await desk.opened();
    const before = await itemsOfKind(deps.store);
    const good = { ...SEVERAL, animators: ['sacha-exemple'], seats: 8 };
    await expectAllRefused(good, (body) => desk.send('POST /v1/staff/groups', { body }), ['seats: a number']);
    const params = { id: session };
    const seats = (body: Record<string, unknown>) =>
      desk.send('POST /v1/staff/groups/{id}/seats', { params, body });
    await expectAllRefused({ seats: 20 }, seats, ['seats: a number']);
    await expectAllRefused({ outcome: 'held' }, (body) =>
      desk.send('POST /v1/staff/groups/{id}/outcome', { params, body }),
    );
    await expectAllRefused({ attendance: [{ appointment: 'appointment-1', outcome: 'kept' }] }, (body) =>
      desk.send('POST /v1/staff/groups/{id}/attendance', { params, body }),
    );
    expect(await itemsOfKind(deps.store)).toEqual(before);
  });

  it('unknown sessions are not found, whoever may not come is refused, on every route', async () => {
    for (const operation of Object.values(operations)) {
      const route = `${operation.method} ${operation.path}`;
      const allowed: readonly Role[] = operation.access;
      const body = BODIES[route];
      const request = { params: { id: 'session-of-nobody' }, ...(body === undefined ? {} : { body }) };
      for (const role of Role.options.filter((one) => !allowed.includes(one)))
        expect([
          route,
          role,
          ...said(await aGroupDesk(deps, { roles: [role] }).send(route, request)),
        ]).toEqual([route, role, 403, 'FORBIDDEN']);
      if (operation.path.includes('{id}'))
        expect([route, ...said(await aGroupDesk(deps).send(route, request))]).toEqual([
          route,
          404,
          'NOT_FOUND',
        ]);
    }
  });

  it('unknown and impossible dates of the list are refused', async () => {
    const list = async (query: Record<string, string>) => said(await aGroupDesk(deps).list(query));
    expect(await list({ from: '2026-13-01' })).toEqual([400, 'INVALID']);
    expect(await list({ from: '2026-12-02', to: '2026-12-01' })).toEqual([400, 'INVALID']);
    expect(await list({ from: '2026-01-01', to: '2026-12-01' })).toEqual([400, 'INVALID']);
    expect(await list({ surplus: 'x' })).toEqual([400, 'INVALID']);
  });
});

const BODIES: Readonly<Record<string, unknown>> = {
  'POST /v1/staff/groups': { ...SEVERAL, animators: ['sacha-exemple'], seats: 8 },
  'POST /v1/staff/groups/{id}/seats': { seats: 20 },
  'POST /v1/staff/groups/{id}/outcome': { outcome: 'held' },
  'POST /v1/staff/groups/{id}/attendance': {
    attendance: [{ appointment: 'appointment-1', outcome: 'kept' }],
  },
};
