import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../functions/staff-referrals/operations.ts';
import type { Deps } from '../../shared/deps.ts';
import { Role } from '../../shared/domain/words.ts';
import { type BadBody, badBodies } from '../support/bad-input.ts';
import { said } from '../support/desk.ts';
import { aClock, aLog, testDeps } from '../support/fixtures.ts';
import { call, type HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPartner, aReferrer, partnerBody, REFERRED } from '../support/referrals.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let log: ReturnType<typeof aLog>;

beforeEach(async () => {
  log = aLog();
  const clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock, log });
  await aReceivingProfessional(deps.store);
});

async function expectAllRefused(
  spoilt: readonly BadBody[],
  send: (body: Record<string, unknown>) => Promise<HttpAnswer>,
): Promise<void> {
  for (const { field, how, body } of spoilt) {
    const answer = await send(body);
    expect([400, 409], `${field}, ${how}: ${answer.text}`).toContain(answer.status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json.text('detail')).toMatch(/[a-zé]/);
  }
  expect(await itemsOfKind(deps.store, 'referral')).toEqual([]);
  expect(JSON.stringify(log.lines)).not.toContain('script');
}

describe('every field spoilt in every way is refused, and nothing is kept', () => {
  it('of a referral by staff', async () => {
    const good = {
      to: { kind: 'service', service: 'entretien-information-mediation' },
      reason: 'separation',
      person: { ...REFERRED, allocataireNumber: '1234567' },
      contact: { by: 'phone', discreet: false },
      agreement: { at: '2026-11-27T07:55:00+01:00' },
    };
    const spoilt = badBodies(good, {
      optional: ['person.email', 'person.phone', 'person.allocataireNumber', 'contact.discreet'],
    });
    expect(spoilt.length).toBeGreaterThan(70);
    const { send } = aReferrer(deps);
    await expectAllRefused(spoilt, (body) => send('POST /referrals', { body }));
  });

  it('of the partners’ form', async () => {
    const good = partnerBody({ contact: { by: 'phone', discreet: false } });
    const spoilt = badBodies(good, {
      optional: ['person.email', 'contact.discreet', 'from.partner'],
    });
    const { handler } = aPartner(deps);
    await expectAllRefused(spoilt, (body) =>
      call(handler, 'POST /v1/cafs/{caf}/referrals', { params: { caf: '94' }, body }),
    );
  });
});

describe('who may not', () => {
  it('is refused before anything is read: every other role, and nobody at all', async () => {
    for (const { method, path, access } of Object.values(operations)) {
      const route = `${method} ${path.replace('/v1/staff', '')}`;
      const params = { params: { id: 'referral-1' }, body: {} };
      const allowed: readonly Role[] = access;
      for (const role of Role.options.filter((one) => !allowed.includes(one)))
        expect(said(await aReferrer(deps, { roles: [role] }).send(route, params)), route).toEqual([
          403,
          'FORBIDDEN',
        ]);
      const { send } = aReferrer(deps);
      expect((await send(route, { ...params, claims: {} })).status, route).toBe(401);
    }
    expect(await itemsOfKind(deps.store, 'audit')).toEqual([]);
  });
});
