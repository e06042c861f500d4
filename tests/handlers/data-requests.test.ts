import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { expectSound } from '../support/check.ts';
import { aKnownPerson } from '../support/data-person.ts';
import { ASKER, aDataWorld, anAsker, aRegistrar, BY_POST, mailsOf } from '../support/data-requests.ts';
import { said } from '../support/desk.ts';
import type { TestClock } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let person: ReturnType<typeof anAsker>;
let desk: ReturnType<typeof aRegistrar>;

beforeEach(async () => {
  ({ clock, deps, person, desk } = await aDataWorld(await sharedStore.empty()));
});

describe('asking for one’s data (D3)', () => {
  it('needs the code of the neutral mail, and says the same whether or not anything is known', async () => {
    await aKnownPerson(deps);
    const known = await person.ask();
    const unknown = await person.ask({ person: { ...ASKER, email: 'nobody@courriel.example' } });
    expect(Object.keys(known.body).sort()).toEqual(Object.keys(unknown.body).sort());
    expect([known.status, known.json.text('status')]).toEqual([201, 'pending']);
    const id = known.json.text('id');
    expect((await desk.list()).json.list('requests')).toHaveLength(0);
    expect(said(await person.confirm(id, '000000'))).toEqual([400, 'WRONG_CODE']);
    expect((await person.confirm(id)).status).toBe(200);
    expect((await person.confirm(id)).status).toBe(200);
    const list = await desk.list();
    expect(list.json.list('requests')).toHaveLength(1);
    const sent = (await mailsOf(deps)).filter(({ headers }) => headers.get('subject')?.includes('code'));
    expect(sent).toHaveLength(1);
    for (const { text } of sent) expect(text).not.toMatch(/données|effac/i);
  });

  it('is received at once for an answer on paper, and once under one key (B6)', async () => {
    const headers = { 'Idempotency-Key': 'key-of-a-form' };
    const first = await person.ask({ answer: BY_POST }, headers);
    const again = await person.ask({ answer: BY_POST }, headers);
    expect(first.json.text('status')).toBe('received');
    expect(again.json.text('id')).toBe(first.json.text('id'));
    expect(said(await person.ask({ answer: BY_POST, what: 'erasure' }, headers))).toEqual([
      422,
      'KEY_REUSED',
    ]);
    expect(await itemsOfKind(deps.store, 'data-request')).toHaveLength(1);
    await expectSound(deps);
  });

  it('ends at the fifth wrong code, sends a new one twice, and is asked for so often an hour', async () => {
    const id = (await person.ask()).json.text('id');
    expect((await person.resend(id)).status).toBe(202);
    expect(said(await person.confirm(id))).toEqual([400, 'WRONG_CODE']);
    for (let wrong = 2; wrong < 5; wrong += 1) await person.confirm(id, '000000');
    expect(said(await person.confirm(id, '000000'))).toEqual([404, 'EXPIRED']);
    expect(said(await person.resend(id))).toEqual([404, 'EXPIRED']);
    const other = anAsker(deps, { ip: '192.0.2.77' });
    let status = 201;
    for (let tries = 0; tries < 60 && status === 201; tries += 1)
      status = (await other.ask({ answer: BY_POST })).status;
    expect(status).toBe(429);
  });

  it.each([
    ['an e-mail answer without an address', { person: { ...ASKER, email: undefined } }],
    ['nothing but a name', { answer: BY_POST, person: { firstName: 'Dominique', lastName: 'Exemple' } }],
    [
      'an e-mail alone where it proves nothing',
      { answer: BY_POST, person: { firstName: 'D', lastName: 'E', email: ASKER.email } },
    ],
    ['an address that is none', { answer: { by: 'post', address: ['x'] } }],
    ['a place of another Caf', { answer: { by: 'on-site', place: 'nowhere' } }],
    ['a kind that is none', { what: 'everything' }],
  ])('refuses %s', async (_, overrides) => {
    expect(said(await person.ask(overrides))).toEqual([400, 'INVALID']);
  });

  it('keeps a social security number out', async () => {
    const lines = ['Dominique Exemple', '2 85 05 78 006 084 36', '94999 EXEMPLE-SUR-MARNE'];
    expect(said(await person.ask({ answer: { by: 'post', address: lines } }))).toEqual([400, 'NIR_REFUSED']);
  });
});

describe('the Caf checks who asks (D3)', () => {
  it('is for the secretariat and managers alone, in one Caf (D5, D6), and leaves an audit line', async () => {
    const id = await person.send();
    for (const role of ['social-worker', 'mediator', 'psychologist', 'admin'] as const) {
      const other = aRegistrar(deps, [role]);
      expect((await other.list()).status).toBe(403);
      expect((await other.check(id)).status).toBe(403);
    }
    expect((await aRegistrar(deps, ['manager']).list()).status).toBe(200);
    await desk.check(id);
    const lines = await itemsOfKind(deps.store, 'audit');
    expect(lines.map(({ act }) => act).sort()).toEqual(['check-data-request', 'read-data-requests']);
    for (const line of lines) {
      expect(line['appointments']).toEqual([id]);
      expect(JSON.stringify(line)).not.toContain('xemple');
    }
  });

  it('needs something proven beside the name, and only what was given', async () => {
    const id = await person.send({ answer: BY_POST });
    expect(said(await desk.check(id, []))).toEqual([400, 'INVALID']);
    const without = await person.send({ answer: BY_POST, person: { ...ASKER, phone: undefined } });
    expect(said(await desk.check(without, ['phone']))).toEqual([400, 'INVALID']);
    expect((await desk.check(id, ['phone'])).status).toBe(200);
    expect((await desk.check(id, ['phone'])).json.text('status')).toBe('searching');
    expect(said(await desk.check(id, ['phone'], 'in-person'))).toEqual([409, 'REQUEST_CLOSED']);
    expect(said(await desk.refuse(id))).toEqual([409, 'REQUEST_CLOSED']);
  });

  it('says the last day for the answer, and marks what is soon and late (GDPR, article 12)', async () => {
    await person.send({ answer: BY_POST });
    const due = async () => (await desk.list()).json.list('requests')[0]?.text('due', 'is');
    expect((await desk.list()).text).toContain('2026-12-30');
    expect(await due()).toBe('ahead');
    clock.set('2026-12-24T08:00:00+01:00');
    expect(await due()).toBe('soon');
    clock.set('2026-12-31T08:00:00+01:00');
    expect(await due()).toBe('late');
  });

  it('may refuse: the person is told in neutral words by mail, or by a slip without a code', async () => {
    const byMail = await person.send();
    expect((await desk.refuse(byMail)).json.text('status')).toBe('refused');
    expect((await desk.refuse(byMail)).status).toBe(200);
    const told = (await mailsOf(deps)).at(-1);
    expect(told?.headers.get('subject')).toContain('Votre demande');
    expect(told?.text).not.toMatch(/identité|données|prouv|lire#/i);
    const byPost = await person.send({ answer: BY_POST });
    expect((await desk.refuse(byPost)).json.text('status')).toBe('to-hand-over');
    const slip = await desk.slip(byPost);
    expect(slip.json.text('tells')).toBe('refusal');
    expect(slip.body['code']).toBeUndefined();
    expect((await desk.handOver(byPost)).json.text('status')).toBe('refused');
    expect((await person.read(byPost)).status).toBe(404);
    await expectSound(deps);
  });

  it('hands one in for somebody at the desk, to be answered on paper alone', async () => {
    expect(said(await desk.handIn({ answer: { by: 'email' } }))).toEqual([400, 'INVALID']);
    const handed = await desk.handIn({}, { 'Idempotency-Key': 'key-of-the-desk' });
    const again = await desk.handIn({}, { 'Idempotency-Key': 'key-of-the-desk' });
    expect(again.json.text('id')).toBe(handed.json.text('id'));
    expect((await desk.list()).json.list('requests')[0]?.text('handedInBy')).toBe('staff');
  });
});
