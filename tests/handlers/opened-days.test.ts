import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import type { Role } from '../../shared/domain/words.ts';
import { said } from '../support/desk.ts';
import { aClock, aLog, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPlanner } from '../support/planner.ts';
import { bookAt } from '../support/planning.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;

beforeEach(async () => {
  deps = testDeps({
    store: await sharedStore.empty(),
    clock: aClock('2026-11-27T08:00:00+01:00'),
    log: aLog(),
  });
  await aReceivingProfessional(deps.store, { id: 'maelle-mediatrice', role: 'mediator', subject: 'maelle' });
});

const days = (role: Role, sub: string, query: Record<string, string> = {}) =>
  aPlanner(deps, { roles: [role], sub }).send('GET /opened-days', {
    query: { from: '2026-12-01', to: '2026-12-02', ...query },
  });

describe('days as they stand open', () => {
  it('show their windows and nothing of who comes, so that reading them leaves no audit line (D3)', async () => {
    await bookAt(deps, { professional: 'maelle-mediatrice' });
    const answer = await days('mediator', 'maelle');
    expect(answer.json.value).toEqual({
      professional: 'maelle-mediatrice',
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
        },
      ],
    });
    expect(await itemsOfKind(deps.store, 'audit')).toEqual([]);
  });

  it('are for whoever may read the plan: oneself, the secretariat, the admin, the manager', async () => {
    const maelles = { professional: 'maelle-mediatrice' };
    for (const role of ['secretariat', 'admin', 'manager'] as const)
      expect((await days(role, `the-${role}`, maelles)).status, role).toBe(200);
    expect(said(await days('mediator', 'somebody-else', maelles))).toEqual([403, 'FORBIDDEN']);
    expect(said(await days('benefits-adviser', 'an-adviser', maelles))).toEqual([403, 'FORBIDDEN']);
  });

  it('are asked for at most 62 at a time, of a professional who exists', async () => {
    expect(said(await days('mediator', 'maelle', { to: '2027-03-01' }))).toEqual([400, 'INVALID']);
    expect(said(await days('secretariat', 'the-desk', { professional: 'nobody' }))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });
});
