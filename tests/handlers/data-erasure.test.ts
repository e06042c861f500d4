import { beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../../functions/clean-up/handler.ts';
import { followWrites } from '../../shared/booking/follow.ts';
import type { Deps } from '../../shared/deps.ts';
import { ERASED_PERSON } from '../../shared/domain/data-proof.ts';
import { objectionWrite } from '../../shared/store/campaigns-people.ts';
import { transact } from '../../shared/store/transact.ts';
import { expectSound } from '../support/check.ts';
import { aHousemate, aKnownPerson } from '../support/data-person.ts';
import {
  ASKER,
  aBatch,
  aDataWorld,
  type anAsker,
  type aRegistrar,
  BY_POST,
  dyingAtWrites,
  runUntilDone,
  searchAll,
} from '../support/data-requests.ts';
import { injectAtRandom } from '../support/faults.ts';
import { anAppointment, type TestClock } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { notifications, putAppointment } from '../support/mailing.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let person: ReturnType<typeof anAsker>;
let desk: ReturnType<typeof aRegistrar>;

const STAFF_ORIGIN = {
  by: 'staff',
  subject: 'subject-of-camille',
  agreement: { by: 'subject-of-camille', at: '2026-11-01T09:00:00Z' },
} as const;
const NO_MAIL = { but: 'notification-unsettled' } as const;
/** So small that every kind of work is cut into several runs. */
const SMALL = { pages: 2, itemsPerPage: 5, erased: 2 };

async function checked(overrides: Record<string, unknown> = {}): Promise<string> {
  const id = await person.send({ what: 'erasure', ...overrides });
  const answer = await desk.check(id);
  if (answer.status !== 200) throw new Error(`not checked: ${answer.text}`);
  return id;
}

/** What was told and what is left, without what differs from one run of the test to the next. */
async function told(id: string): Promise<unknown> {
  const { answeredAt: _, until: __, ...rest } = (await person.read(id)).body;
  return rest;
}

async function everything(): Promise<void> {
  await aKnownPerson(deps);
  await aHousemate(deps);
  await transact(deps.store, [objectionWrite('94', 'a-keyed-hash', 'a-name', true)]);
}

const bare = (items: Record<string, unknown>[]) =>
  items.filter(
    ({ kind }) =>
      !['data-request', 'data-finding', 'data-link', 'audit', 'rate', 'notification'].includes(String(kind)),
  );

beforeEach(async () => {
  ({ clock, deps, person, desk } = await aDataWorld(await sharedStore.empty()));
});

/** In the order of the kinds. */
const EXPECTED = {
  what: 'erasure',
  erased: [
    { kind: 'appointment', count: 1 },
    { kind: 'letter', count: 1 },
    { kind: 'letter-code', count: 1 },
    { kind: 'mediation', count: 1 },
    { kind: 'consultation', count: 1 },
    { kind: 'referral', count: 1 },
    { kind: 'support', count: 1 },
  ],
  ended: [
    { kind: 'call-back', count: 1 },
    { kind: 'waiting', count: 1 },
  ],
  stays: [
    { kind: 'appointment', count: 1, why: 'to-come', until: '2026-12-01' },
    { kind: 'letter', count: 1, why: 'about-to-leave' },
    { kind: 'mediation', count: 1, why: 'still-open' },
    { kind: 'consultation', count: 1, why: 'still-open' },
    { kind: 'referral', count: 1, why: 'still-open' },
    { kind: 'support', count: 1, why: 'still-open', until: '2027-03-31' },
  ],
  objectionStays: true,
};

describe('erasing what is known of somebody (D3)', () => {
  it('erases what is over, ends what they wait for, leaves what runs and objections, and says so (D2)', async () => {
    await everything();
    const id = await checked();
    await searchAll(deps, id);
    expect(await told(id)).toMatchObject(EXPECTED);
    const named = bare(await itemsOfKind(deps.store)).filter((item) =>
      JSON.stringify(item).includes('Dominique'),
    );
    expect(named.map(({ kind }) => kind).sort()).toEqual([
      'appointment',
      'consultation',
      'letter',
      'mediation',
      'mediation',
      'referral',
      'support-series',
    ]);
    const past = (await itemsOfKind(deps.store, 'appointment')).find(
      (item) => item['id'] === 'appointment-past',
    );
    expect(past).toMatchObject({ person: ERASED_PERSON, needs: [], state: { outcome: 'kept' } });
    expect(past?.['gsi2pk']).toBeUndefined();
    expect(await itemsOfKind(deps.store, 'objection')).toHaveLength(1);
    expect(await itemsOfKind(deps.store, 'person-mark')).not.toHaveLength(0);
    expect(await itemsOfKind(deps.store, 'call-back-guard')).toEqual([]);
    await expectSound(deps, NO_MAIL);
  });

  it('touches nothing of another of the household, nor of another party (M3)', async () => {
    await everything();
    const before = JSON.stringify(await itemsOfKind(deps.store, 'appointment'));
    const id = await checked();
    await searchAll(deps, id);
    const items = await itemsOfKind(deps.store);
    const camille = items.find((item) => item['id'] === 'appointment-of-camille');
    expect(before).toContain(JSON.stringify(camille));
    expect(items.filter((item) => JSON.stringify(item).includes('Billie')).length).toBe(3);
  });

  it('done again, changes nothing more', async () => {
    await everything();
    await searchAll(deps, await checked());
    const before = bare(await itemsOfKind(deps.store));
    const again = await checked();
    await searchAll(deps, again);
    expect(bare(await itemsOfKind(deps.store))).toEqual(before);
    expect(await told(again)).toMatchObject({
      ...{ erased: [{ kind: 'data-request', count: 1 }], ended: [] },
      stays: EXPECTED.stays,
    });
    await expectSound(deps, NO_MAIL);
  });

  it('erases later what has come to its end meanwhile', async () => {
    await everything();
    await searchAll(deps, await checked());
    clock.advance({ days: 9 });
    const later = await checked();
    await searchAll(deps, later);
    const { erased } = (await person.read(later)).body;
    expect(erased).toContainEqual({ kind: 'appointment', count: 1 });
  });

  it('is worked off in small runs with the same end', async () => {
    await everything();
    const id = await checked();
    expect(await searchAll(deps, id, SMALL)).toBeGreaterThan(8);
    expect(await told(id)).toMatchObject(EXPECTED);
    await expectSound(deps, NO_MAIL);
  });

  it.each(['before', 'after'] as const)(
    'has the same end when its process dies %s every third write',
    async (when) => {
      await everything();
      const id = await checked();
      const stop = dyingAtWrites(deps, when, (number) => number % 3 === 0);
      const runs = await runUntilDone(deps, id, () => aBatch(deps, id)).finally(stop);
      expect(runs).toBeGreaterThan(5);
      expect(await told(id)).toMatchObject(EXPECTED);
      expect(
        (await notifications(deps.store)).filter(({ message }) => message === 'data-ready'),
      ).toHaveLength(1);
      await expectSound(deps, NO_MAIL);
    },
  );

  it('has the same end when the queue brings it twice at one moment, and while the store is in trouble', async () => {
    await everything();
    const id = await checked();
    const faults = injectAtRandom(deps.store, { 'lost-answer': 0.05, conflict: 0.05, throttled: 0.03 });
    await runUntilDone(deps, id, () => Promise.all([aBatch(deps, id), aBatch(deps, id), aBatch(deps, id)]));
    faults.stop();
    expect([...faults.counts.values()].reduce((all, one) => all + one, 0)).toBeGreaterThan(0);
    expect(await told(id)).toMatchObject(EXPECTED);
    expect((await notifications(deps.store)).filter(({ message }) => message === 'data-ready')).toHaveLength(
      1,
    );
    await expectSound(deps, NO_MAIL);
  });

  it('is brought back by the clean-up when nobody goes on with it', async () => {
    const id = await checked();
    await cleanUp(deps)({});
    expect((await itemsOfKind(deps.store, 'data-request'))[0]?.['nudge']).toBe(clock());
    clock.advance({ minutes: 11 });
    await cleanUp(deps)({});
    expect((await itemsOfKind(deps.store, 'data-request'))[0]?.['nudge']).toBe(clock());
    await searchAll(deps, id);
  });

  it('forgets who followed somebody of whom nothing is left (B7)', async () => {
    await putAppointment(deps.store, {
      ...{ id: 'appointment-past', person: ASKER, date: '2026-11-03' },
      state: { status: 'closed', outcome: 'kept', at: clock(), by: 'subject-of-camille' },
    });
    const past = anAppointment({ person: ASKER, origin: STAFF_ORIGIN });
    await transact(deps.store, followWrites(deps, past));
    expect((await itemsOfKind(deps.store, 'follow')).length).toBeGreaterThan(1);
    await searchAll(deps, await checked());
    expect(await itemsOfKind(deps.store, 'follow')).toEqual([]);
  });

  it('says on paper too what was erased, by the code of the slip', async () => {
    await everything();
    const id = await checked({ answer: BY_POST, person: { ...ASKER, email: undefined } });
    await searchAll(deps, id);
    const opened = await person.open({ code: (await desk.slip(id)).body['code'] });
    expect(opened.json.text('what')).toBe('erasure');
  });
});
