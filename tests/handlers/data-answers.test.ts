import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { DATA_RULES } from '../../shared/domain/data-kinds.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { setMark } from '../../shared/store/person-marks.ts';
import { expectSound } from '../support/check.ts';
import { aHousemate, aKnownPerson, SECRETS } from '../support/data-person.ts';
import {
  ASKER,
  aBatch,
  aDataWorld,
  type anAsker,
  type aRegistrar,
  BY_POST,
  mailsOf,
  requestOf,
  searchAll,
} from '../support/data-requests.ts';
import { said } from '../support/desk.ts';
import type { TestClock } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPostbox, notifications, putAppointment } from '../support/mailing.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let person: ReturnType<typeof anAsker>;
let desk: ReturnType<typeof aRegistrar>;

const NO_MAIL = { but: 'notification-unsettled' } as const;

/** Asked, checked and looked for. */
async function answered(overrides: Record<string, unknown> = {}): Promise<string> {
  const id = await person.send(overrides);
  const checked = await desk.check(id);
  if (checked.status !== 200) throw new Error(`not checked: ${checked.text}`);
  await searchAll(deps, id);
  return id;
}

beforeEach(async () => {
  ({ clock, deps, person, desk } = await aDataWorld(await sharedStore.empty()));
});

describe('the answer (D3)', () => {
  it('holds every kind of record of that person, and no mark, other party, worksheet or housemate', async () => {
    await aKnownPerson(deps);
    await aHousemate(deps);
    const id = await answered();
    const answer = await person.read(id);
    expect(answer.status).toBe(200);
    const kinds = new Set(answer.json.list('facts').map((fact) => fact.text('kind')));
    const told = new Set(Object.values(DATA_RULES).map((rule) => rule.told));
    told.delete('data-request');
    told.delete('call');
    expect([...told].filter((kind) => !kinds.has(kind))).toEqual([]);
    for (const secret of Object.values(SECRETS)) expect(answer.text).not.toContain(secret);
    expect(answer.text).not.toMatch(/discreet|no-joint|subject-of|doubt|not-written|withheld|not-informed/);
    expect(answer.text).toContain('Mon enfant dort mal.');
    const mediations = answer.json.list('facts').filter((fact) => fact.text('kind') === 'mediation');
    expect(mediations).toHaveLength(2);
    await expectSound(deps, NO_MAIL);
  });

  it('keeps two people of one household apart, whoever of them asks (M3)', async () => {
    await aKnownPerson(deps);
    const housemate = await aHousemate(deps);
    const id = await answered({ person: housemate });
    const facts = (await person.read(id)).json.list('facts');
    expect(facts.map((fact) => fact.text('kind'))).toContain('appointment');
    expect((await person.read(id)).text).not.toContain('Dominique');
  });

  it('finds nothing by an identifier that was merely typed', async () => {
    await aKnownPerson(deps);
    const id = await person.send({
      answer: BY_POST,
      person: { ...ASKER, phone: '0199009999' },
    });
    await desk.check(id, ['phone']);
    await searchAll(deps, id);
    const { code } = (await desk.slip(id)).body;
    const answer = await person.open({ code });
    expect([answer.status, answer.json.list('facts').length]).toEqual([200, 0]);
  });

  it('holds nothing of another Caf, under the very same name and number (D5)', async () => {
    await putAppointment(deps.store, { id: 'appointment-elsewhere', caf: '973', person: ASKER });
    const id = await answered();
    expect((await person.read(id)).json.list('facts')).toEqual([]);
  });

  it('goes by a neutral mail with a link of fourteen days, and is gone thirty days later', async () => {
    await aKnownPerson(deps);
    const id = await answered();
    const mail = (await mailsOf(deps)).find(({ text }) => text.includes('/lire#'));
    expect(mail?.headers.get('subject')).toBe('Votre demande à la Caf');
    expect(mail?.text).not.toMatch(/données|médiation|psycholog/i);
    expect((await desk.list()).json.list('requests')).toHaveLength(0);
    expect((await desk.list('closed')).json.list('requests')[0]?.text('status')).toBe('answered');
    clock.advance({ days: 13 });
    expect((await person.read(id)).status).toBe(200);
    clock.advance({ days: 2 });
    expect((await person.read(id)).status).toBe(404);
    const request = (await itemsOfKind(deps.store, 'data-request'))[0];
    const answeredAt = Date.parse('2026-11-30T08:00:00+01:00');
    expect(request?.['ttl']).toBe(Math.floor(answeredAt / 1000) + 30 * 86_400);
  });

  it('goes on paper by a code, of which a further printing ends the one before', async () => {
    await aKnownPerson(deps);
    const id = await answered({ answer: BY_POST });
    expect((await requestOf(deps, id)).state.status).toBe('to-hand-over');
    expect(said(await desk.handOver(id))).toEqual([409, 'REQUEST_CLOSED']);
    const first = await desk.slip(id);
    expect(first.text).toContain('/lire');
    expect(first.json.list('lines')).toHaveLength(3);
    expect(first.text).not.toMatch(/facts|rendez-vous des droits/i);
    const second = await desk.slip(id);
    expect((await person.open({ code: first.body['code'] })).status).toBe(404);
    const typed = second.json.text('code').toLowerCase().replace('-', ' ');
    expect((await person.open({ code: typed })).json.list('facts').length).toBeGreaterThan(5);
    expect((await desk.handOver(id)).json.text('status')).toBe('answered');
    expect((await desk.handOver(id)).status).toBe(200);
    expect((await person.open({ code: typed })).status).toBe(200);
    const items = JSON.stringify(await itemsOfKind(deps.store));
    expect(items).not.toContain(second.json.text('code').replace('-', ''));
    await expectSound(deps, NO_MAIL);
  });

  it('counts the codes that are tried from one address', async () => {
    let status = 404;
    for (let tries = 0; tries < 40 && status === 404; tries += 1)
      status = (await person.open({ code: 'ACDE4793' })).status;
    expect(status).toBe(429);
  });

  it('sends no link to whom none may be sent: somebody hands it over (M7, F4)', async () => {
    await setMark(deps, '94', ASKER, 'discreet-contact', { by: 'subject-of-x', at: clock() });
    const id = await answered();
    expect((await requestOf(deps, id)).state.status).toBe('to-hand-over');
    const mail = (await mailsOf(deps)).at(-1);
    expect(mail?.text).toContain('Appelez-nous');
    expect(mail?.text).not.toContain('/lire');
    expect((await person.read(id)).status).toBe(404);
    const { code } = (await desk.slip(id)).body;
    expect((await person.open({ code })).status).toBe(200);
    expect((await desk.list()).text).not.toContain('discreet');
  });

  it('comes back to the desk when its mail cannot arrive', async () => {
    const id = await answered();
    const postbox = aPostbox(
      ...Array.from({ length: 3 }, () => ({ outcome: 'refused' as const, why: 'no' })),
    );
    for (const one of await notifications(deps.store))
      if (one.message === 'data-ready') await deliver(deps, postbox, one.id, []);
    expect((await requestOf(deps, id)).state.status).toBe('to-hand-over');
    expect((await desk.slip(id)).status).toBe(200);
  });

  it('is looked for by the worker of the queue, which does nothing for what is not to be searched', async () => {
    const id = await person.send();
    expect(await aBatch(deps, id, 'unknown-request')).toEqual({ batchItemFailures: [] });
    expect((await requestOf(deps, id)).state.status).toBe('received');
    await desk.check(id);
    await aBatch(deps, id);
    expect((await requestOf(deps, id)).state.status).toBe('answered');
    await aBatch(deps, id, id);
    expect((await notifications(deps.store)).filter(({ message }) => message === 'data-ready')).toHaveLength(
      1,
    );
  });
});
