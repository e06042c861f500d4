import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { getConsultation } from '../../shared/store/consultations.ts';
import { expectSound } from '../support/check.ts';
import { aFamily, aPsychologist, NINE, psychologists } from '../support/consultation.ts';
import { said } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReferrer } from '../support/referrals.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let family: ReturnType<typeof aFamily>;
let psychologist: ReturnType<typeof aPsychologist>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-24T08:00:00+01:00') });
  await psychologists(deps);
  family = aFamily(deps);
  psychologist = aPsychologist(deps);
});

const referrals = () => itemsOfKind(deps.store, 'referral');

describe('a psychologist’s decision to refer (P2, P3, P5)', () => {
  it.each([
    { role: 'mediator', service: 'entretien-information-mediation' },
    { role: 'social-worker', service: 'rendez-vous-des-droits' },
  ] as const)('stands on the list of whoever receives: $role', async ({ role, service }) => {
    const { id } = await family.sent();
    await psychologist.propose(id, [NINE]);
    const done = await psychologist.refer(id, { kind: 'inside', role });
    expect([done.status, done.json.at('stage')]).toEqual([200, 'closed']);
    const receiver = aReferrer(deps, { roles: [role], sub: 'subject-of-a-receiver' });
    const received = (await receiver.list()).json.list('received');
    expect(
      received.map((one) => [one.at('to', 'id'), one.at('reason'), one.at('person', 'firstName')]),
    ).toEqual([[service, 'parenting', 'Maxime']]);
    expect(received[0]?.at('from', 'role')).toBe('psychologist');
    const sender = aReferrer(deps, { roles: ['psychologist'], sub: 'subject-of-eli-exemple' });
    expect((await sender.list()).json.list('sent')).toHaveLength(1);
    expect((await receiver.accept(received[0]?.text('id') ?? '')).status).toBe(200);
    await expectSound(deps);
  });

  it('carries nothing of the request: neither words, worksheet, situation nor who would come (P3, P5, M6)', async () => {
    const { id } = await family.sent({ situation: 'violence' });
    await psychologist.analyse(id, { level: 'Modéré.' });
    await psychologist.refer(id, { kind: 'inside', role: 'social-worker' });
    const [referral] = await referrals();
    expect(JSON.stringify(referral)).not.toMatch(/violence|Modéré|parler|family|child|said-by-phone|consult/);
    expect(JSON.stringify(referral)).not.toContain(id);
    expect(referral).toMatchObject({
      agreement: { by: 'subject-of-eli-exemple', at: '2026-11-24T06:55:00.000Z' },
    });
  });

  it('to a partner stands with whoever sent it', async () => {
    const { id } = await family.sent();
    const partner = (await psychologist.partners()).json.text('partners', 0, 'id');
    await psychologist.refer(id, { kind: 'outside', partner });
    const sender = aReferrer(deps, { roles: ['psychologist'], sub: 'subject-of-eli-exemple' });
    const sent = (await sender.list()).json.list('sent');
    expect(sent.map((one) => [one.at('to', 'kind'), one.at('to', 'id')])).toEqual([['partner', partner]]);
    await expectSound(deps);
  });

  it('needs the person’s agreement, a reason and a service of this Caf, else nothing is written (F1)', async () => {
    const { id } = await family.sent();
    const to = { kind: 'inside', role: 'mediator' };
    const spoilt = [
      { agreement: undefined },
      { reason: undefined },
      { reason: 'violence' },
      { words: 'Rappeler le soir.' },
      { agreement: { at: '2026-11-25T08:00:00+01:00' } },
    ];
    for (const one of spoilt) expect(said(await psychologist.refer(id, to, one))).toEqual([400, 'INVALID']);
    expect(await referrals()).toEqual([]);
    expect((await getConsultation(deps.store, '94', id))?.state.status).toBe('open');
  });

  it('makes one referral when it is decided twice at one moment, and none when the person withdraws first', async () => {
    const { id } = await family.sent();
    const to = { kind: 'inside', role: 'mediator' };
    const answers = await Promise.all([psychologist.refer(id, to), psychologist.refer(id, to)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await referrals()).toHaveLength(1);
    const other = await family.sent({
      person: { firstName: 'Lou', lastName: 'Exemple', phone: '0199004444' },
      contact: { by: 'phone' },
    });
    await family.withdraw(other.token);
    expect(said(await psychologist.refer(other.id, to))).toEqual([409, 'REQUEST_CLOSED']);
    expect(await referrals()).toHaveLength(1);
    await expectSound(deps);
  });

  it('keeps discretion where the person asked for it (F4, M7)', async () => {
    const { id } = await family.sent({ contact: { by: 'phone', discreet: true } });
    expect((await psychologist.refer(id, { kind: 'inside', role: 'mediator' })).status).toBe(200);
    expect(await referrals()).toMatchObject([{ contact: { by: 'phone', discreet: true } }]);
    expect(await itemsOfKind(deps.store, 'notification')).toEqual([]);
    await expectSound(deps);
  });
});
