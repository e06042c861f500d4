import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../functions/public-consultations/operations.ts';
import { staffConsultations } from '../../functions/staff-consultations/handler.ts';
import { operations as staff } from '../../functions/staff-consultations/operations.ts';
import type { Deps } from '../../shared/deps.ts';
import { badBodies } from '../support/bad-input.ts';
import { aFamily, aPsychologist, NINE, psychologists, requestBody } from '../support/consultation.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;

beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-24T08:00:00+01:00') });
  await psychologists(deps);
});

describe('a request for a consultation', () => {
  it('refuses every field spoilt in every way, and writes nothing', async () => {
    const { handler } = aFamily(deps);
    const spoilt = badBodies(requestBody(), {
      optional: ['otherParent', 'words', 'person.phone', 'contact.hours', 'contact.discreet'],
    });
    expect(spoilt.length).toBeGreaterThan(60);
    for (const { field, how, body } of spoilt) {
      const answer = await call(handler, 'POST /v1/cafs/{caf}/consultation-requests', {
        params: { caf: '94' },
        body,
      });
      expect([answer.status, field, how]).toEqual([400, field, how]);
    }
    expect(await itemsOfKind(deps.store, 'consultation')).toEqual([]);
  });

  it('finds nothing behind a token that is none, whatever is asked of it', async () => {
    const { handler } = aFamily(deps);
    for (const { method, path } of Object.values(operations).filter(({ path }) => path.includes('{token}')))
      for (const token of ['x', 'x'.repeat(43), '../../etc', 'a'.repeat(500)]) {
        const answer = await call(handler, `${method} ${path}`, {
          params: { token },
          ...(path.endsWith('/accept') ? { body: { start: NINE } } : {}),
        });
        expect([answer.status, path, token]).toEqual([404, path, token]);
      }
  });
});

describe('the psychologists’ routes', () => {
  it('find nothing under an id that is none, and nothing of another Caf (D5)', async () => {
    const { id } = await aFamily(deps).sent();
    const psychologist = aPsychologist(deps);
    const other = aPsychologist(deps, { caf: '973' });
    for (const unknown of ['nobody-knows-this', '0'.repeat(36)])
      expect((await psychologist.read(unknown)).status).toBe(404);
    expect((await psychologist.read('x')).status).toBe(404);
    expect((await other.read(id)).status).toBe(403);
  });

  it('refuse numbers in place of words, and any field that is not theirs (P1)', async () => {
    const { id } = await aFamily(deps).sent();
    const psychologist = aPsychologist(deps);
    for (const body of [{ level: 3 }, { score: 'haut' }, { level: 'x'.repeat(501) }, { level: { note: 3 } }])
      expect((await psychologist.analyse(id, body)).status).toBe(400);
    expect((await psychologist.propose(id, [])).status).toBe(400);
    expect((await psychologist.propose(id, [NINE, NINE])).status).toBe(400);
    expect((await psychologist.propose(id, ['2026-12-01T09:02:00+01:00'])).status).toBe(400);
    expect((await psychologist.propose(id, ['2026-12-01T09:30:00+01:00'])).status).toBe(400);
    expect((await psychologist.propose(id, [NINE], { answerBy: '2026-11-23T08:00:00+01:00' })).status).toBe(
      400,
    );
    expect((await psychologist.close(id, 'withdrawn')).status).toBe(400);
    expect((await psychologist.refer(id, { kind: 'inside', role: 'manager' })).status).toBe(400);
  });

  it('are each refused without a sign-in, and to whoever has no part in them', async () => {
    const handler = staffConsultations(deps);
    const claims = { sub: 'subject-of-an-office', memberships: ['94:list-office'] };
    for (const { method, path } of Object.values(staff)) {
      const params = { id: '0'.repeat(36) };
      expect([(await call(handler, `${method} ${path}`, { params })).status, path]).toEqual([401, path]);
      expect([(await call(handler, `${method} ${path}`, { params, claims })).status, path]).toEqual([
        403,
        path,
      ]);
    }
  });
});
