import { beforeEach, expect, it } from 'vitest';
import { staffPlanning } from '../../functions/staff-planning/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { aClient } from '../support/booking.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;

beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00') });
  await aReceivingProfessional(store);
});

it('sixty kilobytes of brackets are a clear 400, not a failure of ours', async () => {
  const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
  const answer = await call(aClient(deps).handler, 'POST /v1/cafs/{caf}/appointments', {
    params: { caf: '94' },
    body: `{"service":${deep}}`,
  });
  expect(said(answer)).toEqual([400, 'INVALID']);
});

/** Half of a pair of UTF-16, which no writer of UTF-8 can say, and marks that turn the reading of a list around. */
const ODD = ['Dominique\ud800', '\udfffDominique', 'Dominique\u202eeuqinimoD', '\u2066Dominique'];

it('a name that cannot be written or read is refused with its path, and nothing is written', async () => {
  const before = await itemsOfKind(deps.store);
  for (const firstName of ODD) {
    const person = { firstName, lastName: 'Exemple', email: 'dominique.exemple@courriel.example' };
    for (const answer of [await aClient(deps).book({ person }), await aDesk(deps).book({ person })]) {
      expect(said(answer)).toEqual([400, 'INVALID']);
      expect(answer.json.text('errors', 0, 'path')).toBe('person.firstName');
    }
    const closure = { place: 'caf-creteil', from: '2026-12-01', to: '2026-12-01', reason: firstName };
    const claims = { sub: 'subject-of-the-desk', memberships: ['94:secretariat'] };
    const answer = await call(staffPlanning(deps), 'POST /v1/staff/closures', { claims, body: closure });
    expect(said(answer)).toEqual([400, 'INVALID']);
  }
  expect(await itemsOfKind(deps.store)).toEqual(before);
});
