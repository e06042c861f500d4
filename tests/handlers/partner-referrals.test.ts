import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { expectSound } from '../support/check.ts';
import { said } from '../support/desk.ts';
import { aCaf, aClock, aLog, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPartner, aReferrer, partnerBody, REFERRED } from '../support/referrals.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
const RECEIVED = { received: true };
let clock: TestClock;
let deps: Deps;
let log: ReturnType<typeof aLog>;
let partner: ReturnType<typeof aPartner>;

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  log = aLog();
  deps = testDeps({ store: await sharedStore.empty(), clock, log });
  partner = aPartner(deps);
});

const psychologist = () => aReferrer(deps, { roles: ['psychologist'], sub: 'subject-of-eden' });
const kept = () => itemsOfKind(deps.store, 'referral');

describe('the partners’ form', () => {
  it('takes a person who agreed, and tells nothing that could be read back (P3)', async () => {
    const answer = await partner.refer();
    expect([answer.status, answer.json.value]).toEqual([202, RECEIVED]);
    expect(await kept()).toMatchObject([
      {
        from: { by: 'partner', partner: 'eds-vitry' },
        agreement: { by: 'partner' },
        state: { status: 'sent' },
      },
    ]);
    const received = (await psychologist().list()).json.at('received', 0);
    expect(received).toMatchObject({
      from: {
        by: 'partner',
        organisation: 'EDS Vitry-sur-Seine',
        name: 'Alex Partenaire',
        phone: '0199005555',
      },
      person: { lastName: 'Exemple' },
    });
    await expectSound(deps);
  });

  it('takes nothing without the agreement (F1)', async () => {
    for (const agreement of [undefined, false])
      expect(said(await partner.refer({ agreement }))).toEqual([409, 'AGREEMENT_NEEDED']);
    expect(await kept()).toEqual([]);
  });

  it('answers the same whether the person was referred already or not, and keeps one', async () => {
    const first = await partner.refer();
    const again = await partner.refer({ reason: 'other' });
    const other = await partner.refer({ person: { ...REFERRED, firstName: 'Claude' } });
    expect(again.json.value).toEqual(first.json.value);
    expect(other.json.value).toEqual(first.json.value);
    expect([first, again, other].map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await kept()).toHaveLength(2);
    await expectSound(deps);
  });

  it('takes the person again once the first one has ended', async () => {
    await partner.refer();
    const eden = psychologist();
    const id = (await eden.list()).json.text('received', 0, 'id');
    await eden.refuse(id);
    await partner.refer();
    expect(await kept()).toHaveLength(2);
    await expectSound(deps);
  });

  it('keeps one of many that arrive together, and answers them all alike', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => partner.refer()));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    expect(await kept()).toHaveLength(1);
    await expectSound(deps);
  });

  it('counts per address, repeated ones too, and says when to come back', async () => {
    const limits = { ...aCaf().limits, referralsPerAddressAndHour: 3 };
    deps = testDeps({ store: deps.store, clock, cafs: new Map([['94', aCaf({ limits })]]) });
    partner = aPartner(deps);
    for (const firstName of ['Un', 'Un', 'Deux']) await partner.refer({ person: { ...REFERRED, firstName } });
    const refused = await partner.refer({ person: { ...REFERRED, firstName: 'Trois' } });
    expect(said(refused)).toEqual([429, 'TOO_MANY']);
    expect(refused.headers['retry-after']).toBe('3600');
    const known = await partner.refer({ person: { ...REFERRED, firstName: 'Un' } });
    expect(said(known)).toEqual([429, 'TOO_MANY']);
    expect((await aPartner(deps, { ip: '198.51.100.7' }).refer()).status).toBe(202);
    expect(await kept()).toHaveLength(3);
  });

  it('is one under one key; another body under it is refused (B6)', async () => {
    const headers = { 'idempotency-key': 'partner-key-1' };
    await partner.refer({}, headers);
    expect((await partner.refer({}, headers)).json.value).toEqual(RECEIVED);
    expect(said(await partner.refer({ reason: 'other' }, headers))).toEqual([422, 'KEY_REUSED']);
    expect(await kept()).toHaveLength(1);
  });

  it.each([
    ['no organisation', { from: { name: 'Alex Partenaire', phone: '0199005555' } }],
    [
      'an organisation that is not listed',
      { from: { partner: 'inconnu', name: 'Alex', phone: '0199005555' } },
    ],
    ['a service that nobody is referred to', { service: 'accompagnement-social' }],
    ['words about the person', { note: 'du texte' }],
    ['nobody to reach', { person: { firstName: 'Dominique', lastName: 'Exemple' } }],
    ['a reason of one’s own', { reason: 'parce que' }],
  ])('refuses %s', async (_, overrides) => {
    expect(said(await partner.refer(overrides))).toEqual([400, 'INVALID']);
    expect(await kept()).toEqual([]);
  });

  it('refuses a social security number, and keeps and logs nothing of it (D1)', async () => {
    const person = { ...REFERRED, lastName: '1 85 05 78 006 084 36' };
    expect(said(await partner.refer({ person }))[0]).toBe(400);
    await partner.refer();
    expect(JSON.stringify(log.lines)).not.toMatch(/Exemple|0199001234|Alex/);
    expect(await kept()).toHaveLength(1);
  });

  it('offers the partners and the services to choose from, and no other Caf’s (D5)', async () => {
    const choices = await partner.choices();
    expect(choices.json.list('partners')).toHaveLength(13);
    expect(choices.json.at('services')).toContain('consultation-psychologue');
    expect((await aPartner(deps, { caf: '01' }).choices()).status).toBe(404);
    expect(partnerBody()['agreement']).toBe(true);
  });
});
