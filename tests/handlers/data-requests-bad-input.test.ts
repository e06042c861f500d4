import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { type BadBody, badBodies, expectEachRefused } from '../support/bad-input.ts';
import { anAsker, aRegistrar, askBody, BY_POST } from '../support/data-requests.ts';
import { said } from '../support/desk.ts';
import { aClock, aLog, caf973, testDeps } from '../support/fixtures.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

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
  const optional = ['person.phone', 'person.allocataireNumber'];

  it('of whoever asks by e-mail', async () => {
    const asker = anAsker(deps);
    const spoilt = badBodies(askBody(), { optional });
    expect(spoilt.length).toBeGreaterThan(40);
    await expectAllRefused(spoilt, (body) => asker.raw(body));
  });

  it('of whom staff hand in', async () => {
    const desk = aRegistrar(deps);
    const good = { ...askBody(), answer: BY_POST };
    await expectAllRefused(badBodies(good, { optional: [...optional, 'person.email'] }), (body) =>
      desk.raw(body),
    );
  });
});

describe('what is not theirs', () => {
  it('is not found: unknown requests, dead links, pending ones at the desk', async () => {
    const [asker, desk] = [anAsker(deps), aRegistrar(deps)];
    expect(said(await asker.open({ token: 'x'.repeat(43) }))).toEqual([404, 'NOT_FOUND']);
    expect(said(await asker.open({ code: 'not a code' }))).toEqual([400, 'INVALID']);
    expect(said(await asker.open({}))).toEqual([400, 'INVALID']);
    expect(said(await asker.confirm(UNKNOWN, '123456'))).toEqual([404, 'NOT_FOUND']);
    expect(said(await asker.resend(UNKNOWN))).toEqual([404, 'NOT_FOUND']);
    const pending = (await asker.ask()).json.text('id');
    for (const id of [UNKNOWN, pending]) {
      expect(said(await desk.check(id, ['phone']))).toEqual([404, 'NOT_FOUND']);
      expect(said(await desk.refuse(id))).toEqual([404, 'NOT_FOUND']);
      expect(said(await desk.handOver(id))).toEqual([404, 'NOT_FOUND']);
      expect(said(await desk.slip(id))).toEqual([404, 'NOT_FOUND']);
    }
  });

  it('is another Caf’s, and stays unknown to it (D5)', async () => {
    const id = await anAsker(deps).send();
    const elsewhere = aRegistrar(deps, ['secretariat'], 'subject-elsewhere', caf973().code);
    expect((await elsewhere.list()).json.list('requests')).toEqual([]);
    expect(said(await elsewhere.check(id))).toEqual([404, 'NOT_FOUND']);
    expect(said(await elsewhere.slip(id))).toEqual([404, 'NOT_FOUND']);
  });
});
