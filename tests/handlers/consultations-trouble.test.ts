import { describe, expect, it } from 'vitest';
import { expectSound } from '../support/check.ts';
import { aFamily, aPsychologist, NINE, psychologists, TEN, THURSDAY } from '../support/consultation.ts';
import { said } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPlanner } from '../support/planner.ts';
import { openEverything } from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();

describe('an absence of the psychologist over proposed times (B3, B11)', () => {
  it('lets none of them be taken, and keeps the others', async () => {
    const store = await sharedStore.empty();
    const deps = testDeps({ store, clock: aClock('2026-11-24T08:00:00+01:00') });
    await psychologists(deps);
    const family = aFamily(deps);
    const psychologist = aPsychologist(deps);
    const planner = aPlanner(deps, { roles: ['psychologist'], sub: 'subject-of-eli-exemple' });
    const opened = await planner.open({
      end: '14:00',
      place: 'caf-champigny',
      modes: ['on-site'],
      services: ['consultation-psychologue'],
      repeat: { everyWeeks: 1, weekdays: [2, 4] },
    });
    expect(opened.status, opened.text).toBe(201);
    await openEverything(deps);
    const { id, token } = await family.sent();
    expect((await psychologist.propose(id, [NINE, TEN, THURSDAY])).status).toBe(201);
    expect((await planner.beAbsent()).status).toBe(201);
    await openEverything(deps);
    await expectSound(deps);
    for (const start of [NINE, TEN])
      expect(said(await family.accept(token, start))).toEqual([409, 'SLOT_TAKEN']);
    expect(await itemsOfKind(deps.store, 'appointment')).toEqual([]);
    expect((await family.accept(token, THURSDAY)).status).toBe(200);
    await expectSound(deps);
  });
});
