import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { type BadBody, badBodies, expectEachRefused } from '../support/bad-input.ts';
import { AGREED, said } from '../support/desk.ts';
import { aClock, aLog, testDeps } from '../support/fixtures.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';
import { aKeeper, aWaitingRoom, waitingBody } from '../support/waiting.ts';

const sharedStore = dynamoStore();
let deps: Deps;

beforeEach(async () => {
  deps = testDeps({ store: await sharedStore.empty(), clock: aClock(), log: aLog() });
});

async function expectAllRefused(
  spoilt: readonly BadBody[],
  send: (body: Record<string, unknown>) => Promise<HttpAnswer>,
): Promise<void> {
  await expectEachRefused(spoilt, send);
  expect(await itemsOfKind(deps.store)).toEqual([]);
}

describe('every field spoilt in every way is refused with its path, and nothing is written', () => {
  it('of whoever asks to be told', async () => {
    const room = aWaitingRoom(deps);
    const spoilt = badBodies(waitingBody(), { optional: ['places', 'modes', 'person.email'] });
    expect(spoilt.length).toBeGreaterThan(40);
    await expectAllRefused(spoilt, (body) => room.send(body));
  });

  it('of whom staff put on the list', async () => {
    const keeper = aKeeper(deps);
    const good = { ...waitingBody(), agreement: AGREED };
    const optional = ['places', 'modes', 'person.email', 'agreement.at'];
    await expectAllRefused(badBodies(good, { optional }), (body) => keeper.add(body));
  });
});

describe('what is not theirs', () => {
  it('is not found: unknown entries, dead links, another Caf’s (D5), and no number of a social security card is kept', async () => {
    const room = aWaitingRoom(deps);
    expect(said(await room.view('x'.repeat(43)))).toEqual([404, 'NOT_FOUND']);
    expect(said(await room.claim('x'.repeat(43), '2026-12-08T09:00:00+01:00'))).toEqual([404, 'NOT_FOUND']);
    expect(said(await room.confirm('00000000-0000-4000-8000-000000000000', '123456'))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect(said(await aKeeper(deps).remove('00000000-0000-4000-8000-000000000000'))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    const person = { firstName: 'Dominique', lastName: '1 84 12 76 451 089 46', email: 'a@courriel.example' };
    expect(said(await room.join({ person }))).toEqual([400, 'NIR_REFUSED']);
    expect(await itemsOfKind(deps.store)).toEqual([]);
  });
});
