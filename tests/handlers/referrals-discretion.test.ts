import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { listOpenCallBacks } from '../../shared/store/call-backs.ts';
import { expectSound } from '../support/check.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReferrer, REFERRED } from '../support/referrals.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
const TO_SOCIAL_WORK = { kind: 'service', service: 'rendez-vous-des-droits' };
let deps: Deps;
let camille: ReturnType<typeof aReferrer>;

beforeEach(async () => {
  deps = testDeps({ store: await sharedStore.empty(), clock: aClock('2026-11-27T08:00:00+01:00') });
  await aReceivingProfessional(deps.store);
  camille = aReferrer(deps);
});

describe('a referral', () => {
  it('of somebody who asked for discretion is not put on the secretariat’s call-backs, which know no question (F4)', async () => {
    const contact = { by: 'phone', discreet: true };
    const adviser = aReferrer(deps, { roles: ['benefits-adviser'], sub: 'subject-of-an-adviser' });
    const id = (await adviser.refer({ to: TO_SOCIAL_WORK, contact })).json.text('id');
    expect((await camille.list()).json.at('received', 0, 'mayCallBack')).toBe(false);
    expect(said(await camille.accept(id, true))).toEqual([400, 'INVALID']);
    expect(await listOpenCallBacks(deps.store, '94')).toEqual([]);
    expect((await camille.accept(id)).status).toBe(200);
    await expectSound(deps);
  });

  it('made from an appointment shows its person, which is written down (D3)', async () => {
    const booked = await aDesk(deps).book({
      person: REFERRED,
      start: '2026-12-01T09:00:00+01:00',
      professional: 'camille-exemple',
    });
    const appointment = booked.json.text('id');
    const answer = await camille.refer({ to: TO_SOCIAL_WORK, appointment });
    expect(answer.json.at('person', 'phone')).toBe(REFERRED.phone);
    const lines = (await itemsOfKind(deps.store, 'audit')).filter((one) => one['act'] === 'read-referral');
    expect(lines.map((one) => one['appointments'])).toEqual([[appointment]]);
  });

  it('tells the benefits desk that it is over, never how it ended (F1)', async () => {
    const adviser = aReferrer(deps, { roles: ['benefits-adviser'], sub: 'subject-of-an-adviser' });
    const id = (await adviser.refer({ to: TO_SOCIAL_WORK })).json.text('id');
    await camille.accept(id);
    await camille.finish(id, 'no-longer-wanted');
    const sent = (await adviser.list()).json;
    expect([sent.at('sent', 0, 'status'), sent.at('sent', 0, 'result')]).toEqual(['done', undefined]);
    const colleague = aReferrer(deps, { roles: ['mediator'], sub: 'subject-of-a-colleague' });
    const other = (await colleague.refer({ to: TO_SOCIAL_WORK })).json.text('id');
    await camille.accept(other);
    await camille.finish(other, 'booked');
    expect((await colleague.list()).json.at('sent', 0, 'result')).toBe('booked');
  });
});
