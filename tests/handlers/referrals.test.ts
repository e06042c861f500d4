import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { Role } from '../../shared/domain/words.ts';
import { listOpenCallBacks } from '../../shared/store/call-backs.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { injectAtRandom } from '../support/faults.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { mediators } from '../support/mediation.ts';
import { aReferrer, REFERRED } from '../support/referrals.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
const TO_PSYCHOLOGISTS = { kind: 'service', service: 'consultation-psychologue' };
const TO_SOCIAL_WORK = { kind: 'service', service: 'rendez-vous-des-droits' };
let clock: TestClock;
let deps: Deps;
let camille: ReturnType<typeof aReferrer>;
let andrea: ReturnType<typeof aReferrer>;
let eden: ReturnType<typeof aReferrer>;
let desk: ReturnType<typeof aDesk>;

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock });
  await mediators(deps);
  await aReceivingProfessional(deps.store);
  const psychologist = { id: 'eden-exemple', displayName: 'Eden Exemple', title: 'Psychologue' };
  await aReceivingProfessional(deps.store, {
    ...psychologist,
    role: 'psychologist',
    subject: 'subject-of-eden',
  });
  camille = aReferrer(deps);
  andrea = aReferrer(deps, { roles: ['mediator'], sub: 'subject-of-andrea' });
  eden = aReferrer(deps, { roles: ['psychologist'], sub: 'subject-of-eden' });
  desk = aDesk(deps);
});

const referred = async (overrides: Record<string, unknown> = {}, by = camille) => {
  const answer = await by.refer(overrides);
  expect(answer.status, answer.text).toBe(201);
  return answer.json.text('id');
};
const statusIn = async (who: typeof camille, box: 'sent' | 'received', id: string) => {
  const list = await who.list();
  return list.json
    .list(box)
    .find((one) => one.text('id') === id)
    ?.at('status');
};

describe('a referral to a service', () => {
  it('needs the person’s agreement, and keeps who recorded it and when (F1, P3)', async () => {
    expect(said(await camille.refer({ agreement: undefined }))).toEqual([409, 'AGREEMENT_NEEDED']);
    const forged = { by: 'somebody-else', at: '2026-11-27T07:55:00+01:00' };
    expect(said(await camille.refer({ agreement: forged }))).toEqual([400, 'INVALID']);
    expect(await itemsOfKind(deps.store, 'referral')).toEqual([]);
    await referred();
    expect(await itemsOfKind(deps.store, 'referral')).toMatchObject([
      { agreement: { by: camille.sub, at: '2026-11-27T06:59:00.000Z' }, state: { status: 'sent' } },
    ]);
  });

  it('stands on the receiver’s list and the sender’s, and they see each other’s acts', async () => {
    const id = await referred();
    const received = await andrea.list();
    expect(received.json.at('received', 0)).toMatchObject({
      id,
      person: { lastName: 'Exemple', phone: REFERRED.phone },
      from: { by: 'staff', role: 'social-worker', name: 'Camille Exemple', title: 'Assistante sociale' },
      reason: 'separation',
      status: 'sent',
      may: ['accept', 'refuse'],
    });
    expect((await andrea.accept(id)).json.at('may')).toEqual(['finish']);
    const sent = (await camille.list()).json.at('sent', 0);
    expect(sent).toMatchObject({
      status: 'accepted',
      takenBy: { name: 'Andréa Exemple' },
      may: ['withdraw'],
    });
    await andrea.finish(id, 'booked');
    expect((await camille.list()).json.at('sent', 0)).toMatchObject({ status: 'done', result: 'booked' });
    expect((await andrea.list()).json.at('received')).toEqual([]);
    await expectSound(deps);
  });

  it('comes from an appointment whose person the sender sees, and from no other', async () => {
    const booked = await desk.book({ person: REFERRED });
    const appointment = booked.json.text('id');
    const id = await referred({ appointment });
    expect((await andrea.list()).json.at('received', 0)).toMatchObject({
      id,
      person: { lastName: 'Exemple', email: REFERRED.email },
    });
    expect(said(await eden.refer({ appointment, to: TO_SOCIAL_WORK }))).toEqual([404, 'NOT_FOUND']);
    const elsewhere = aReferrer(deps, { caf: '973' });
    expect(said(await elsewhere.refer({ appointment, to: TO_SOCIAL_WORK }))[0]).toBe(404);
  });

  it('is one under one key, and another body under it is refused (B6)', async () => {
    const headers = { 'idempotency-key': 'referral-key-1' };
    const first = await camille.refer({}, headers);
    const again = await camille.refer({}, headers);
    expect(again.json.value).toEqual(first.json.value);
    expect(await itemsOfKind(deps.store, 'referral')).toHaveLength(1);
    expect(said(await camille.refer({ reason: 'housing' }, headers))).toEqual([422, 'KEY_REUSED']);
  });

  it('is taken by one of many who try at the same moment', async () => {
    const id = await referred();
    const rivals = Array.from({ length: 8 }, (_, at) =>
      aReferrer(deps, { roles: ['mediator'], sub: `subject-${at}` }),
    );
    const answers = await Promise.all(rivals.map((rival) => rival.accept(id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(said(answer)).toEqual([409, 'REFERRAL_TAKEN']);
  });

  it('ends in one way when it is accepted and withdrawn at the same moment, whatever befalls the store', async () => {
    const ids: string[] = [];
    for (let round = 0; round < 4; round += 1) ids.push(await referred());
    const faults = injectAtRandom(deps.store, { 'lost-answer': 0.1, throttled: 0.1, conflict: 0.1 }, 7);
    try {
      for (const id of ids) await Promise.all([andrea.accept(id), camille.withdraw(id)]);
    } finally {
      faults.stop();
    }
    expect(faults.counts.size).toBeGreaterThan(0);
    for (const id of ids) expect(await statusIn(camille, 'sent', id)).toBe('withdrawn');
    expect((await andrea.list()).json.at('received')).toEqual([]);
    await expectSound(deps);
  });

  it('taken back by its sender is gone from the list; nobody else takes it back (F1)', async () => {
    const id = await referred();
    expect(said(await andrea.withdraw(id))).toEqual([403, 'FORBIDDEN']);
    expect((await camille.withdraw(id)).json.at('status')).toBe('withdrawn');
    expect((await andrea.list()).json.at('received')).toEqual([]);
    expect(said(await andrea.accept(id))).toEqual([409, 'REFERRAL_OVER']);
  });

  it('accepted with a call-back puts the person on the secretariat’s list in the same act (B5)', async () => {
    const id = await referred();
    expect((await andrea.accept(id, true)).json.at('status')).toBe('accepted');
    expect(await listOpenCallBacks(deps.store, '94')).toMatchObject([
      { service: 'entretien-information-mediation', person: { phone: REFERRED.phone } },
    ]);
    const again = await referred();
    await andrea.accept(again, true);
    expect(await listOpenCallBacks(deps.store, '94')).toHaveLength(1);
    await expectSound(deps);
  });

  it('to the psychologists is never handed to the secretariat (P3)', async () => {
    const id = await referred({ to: TO_PSYCHOLOGISTS });
    expect((await eden.list()).json.at('received', 0, 'mayCallBack')).toBe(false);
    expect(said(await eden.accept(id, true))).toEqual([400, 'INVALID']);
    expect(await listOpenCallBacks(deps.store, '94')).toEqual([]);
  });

  it('is stale after so many days on both lists, until it is answered', async () => {
    const id = await referred();
    clock.advance({ days: 13 });
    expect((await andrea.list()).json.at('received', 0, 'stale')).toBe(false);
    clock.advance({ days: 1 });
    expect((await andrea.list()).json.at('received', 0)).toMatchObject({ stale: true, ageDays: 14 });
    expect((await camille.list()).json.at('sent', 0, 'stale')).toBe(true);
    await andrea.refuse(id);
    expect((await camille.list()).json.at('sent', 0)).toMatchObject({ stale: false, status: 'refused' });
  });
});

describe('a referral to the psychologists (P3)', () => {
  it('shows its sender "received" and "answered" and nothing else, whatever was done', async () => {
    const sent = async () => (await camille.list()).json.at('sent', 0);
    const id = await referred({ to: TO_PSYCHOLOGISTS });
    const before = await sent();
    expect(before).toMatchObject({ status: 'received', may: ['withdraw'] });
    await eden.accept(id);
    expect(await sent()).toEqual(before);
    await eden.finish(id, 'unreachable');
    const refused = await referred({ to: TO_PSYCHOLOGISTS });
    await eden.refuse(refused);
    const [one, other] = (await camille.list()).json.list('sent');
    expect(one?.at('status')).toBe('answered');
    expect(other?.at('status')).toBe('answered');
    const bare = (sent: typeof one) =>
      JSON.stringify(sent?.value).replace(/"id":"[^"]*-[^"]*-[^"]*-[^"]*-[^"]*"/, '');
    expect(bare(one)).toBe(bare(other));
    expect(JSON.stringify(one?.value)).not.toContain('Eden');
  });

  it('is on no list but theirs, and as unknown to everybody else as another Caf’s', async () => {
    const id = await referred({ to: TO_PSYCHOLOGISTS });
    for (const role of Role.options.filter((one) => one !== 'psychologist')) {
      const other = aReferrer(deps, { roles: [role], sub: 'subject-of-another' });
      const list = await other.list();
      expect(list.status === 403 || list.json.list('received').length === 0, role).toBe(true);
      expect([403, 404]).toContain((await other.accept(id)).status);
    }
    const elsewhere = aReferrer(deps, { roles: ['psychologist'], sub: 'subject-of-eden', caf: '973' });
    expect((await elsewhere.list()).json.at('received')).toEqual([]);
    expect(said(await elsewhere.accept(id))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('a referral to a partner', () => {
  it('is answered by whoever sent it, who hears from the partner', async () => {
    const id = await referred({ to: { kind: 'partner', partner: 'eds-vitry' } });
    expect((await camille.list()).json.at('sent', 0)).toMatchObject({
      to: { kind: 'partner', name: 'EDS Vitry-sur-Seine' },
      may: ['accept', 'refuse', 'withdraw'],
    });
    await camille.accept(id);
    expect((await camille.finish(id, 'answered')).json.at('status')).toBe('done');
    expect(said(await andrea.accept(id))).toEqual([404, 'NOT_FOUND']);
  });
});

describe('reading referrals', () => {
  it('is written down with who was shown, and is not possible otherwise (D3)', async () => {
    const id = await referred();
    await andrea.list();
    const lines = await itemsOfKind(deps.store, 'audit');
    expect(lines).toContainEqual(
      expect.objectContaining({ by: andrea.sub, act: 'read-referral', appointments: [id] }),
    );
    expect(JSON.stringify(lines)).not.toMatch(/Exemple|0199001234/);
  });

  it('is for whoever refers or receives: neither list office nor managers (D6)', async () => {
    for (const role of ['list-office', 'manager', 'admin'] as const)
      expect((await aReferrer(deps, { roles: [role] }).list()).status).toBe(403);
    const choices = await aReferrer(deps, { roles: ['benefits-adviser'] }).choices();
    expect(choices.json.list('services').map((one) => one.at('id'))).toEqual([
      'rendez-vous-des-droits',
      'entretien-information-mediation',
      'consultation-psychologue',
    ]);
  });

  it.each([
    ['a reason of one’s own', { reason: 'parce que' }],
    ['words about the person', { note: 'du texte' }],
    ['nobody', { person: undefined }],
    ['a person whom nobody could reach', { person: { firstName: 'Dominique', lastName: 'Exemple' } }],
    ['a service without a door', { to: { kind: 'service', service: 'seance-mediation' } }],
    ['a partner that is not listed', { to: { kind: 'partner', partner: 'inconnu' } }],
  ])('%s is refused, and nothing is kept', async (_, overrides) => {
    expect(said(await camille.refer(overrides))).toEqual([400, 'INVALID']);
    expect(await itemsOfKind(deps.store, 'referral')).toEqual([]);
  });
});

describe('discretion', () => {
  it('asked of whoever refers sets the mark of M7 (F4)', async () => {
    await referred({ contact: { by: 'phone', discreet: true } });
    expect(await itemsOfKind(deps.store, 'person-mark')).not.toEqual([]);
  });
});
