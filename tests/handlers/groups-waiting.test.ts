import { beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../../functions/clean-up/handler.ts';
import { relay } from '../../functions/relay/handler.ts';
import { waitingList } from '../../functions/waiting-list/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { getGroup } from '../../shared/store/groups.ts';
import { aClient } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { said } from '../support/desk.ts';
import { aClock, aLog, type TestClock, testDeps } from '../support/fixtures.ts';
import { aGroupDesk, SEVERAL, twoAnimators } from '../support/groups.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';
import { aWaitingRoom } from '../support/waiting.ts';

const sharedStore = dynamoStore();
const UNSENT = { but: 'notification-unsettled' } as const;
let deps: Deps;
let clock: TestClock;

beforeEach(async () => {
  clock = aClock('2026-11-25T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock });
  await twoAnimators(deps);
});

const person = (at: number) => ({
  firstName: 'Dominique',
  lastName: `Exemple ${'abcdefghijklm'.charAt(at)}`,
  email: `personne-${at}@courriel.example`,
});
const register = (session: string, at: number) =>
  aClient(deps, { ip: `198.51.100.${at}` }).bookAndConfirm({ ...SEVERAL, session, person: person(at) });
const wait = (at: number) =>
  aWaitingRoom(deps).enter({ service: SEVERAL.service, places: ['caf-creteil'], person: person(at) });

/** What the stream and its worker do with a session in which something came free, as often as they like. */
async function freed(session: string): Promise<void> {
  const event = { Records: [{ messageId: '1', body: JSON.stringify({ caf: '94', session }) }] };
  for (let times = 0; times < 2; times += 1)
    expect(await waitingList(deps, () => () => false)(event)).toEqual({ batchItemFailures: [] });
}

const offers = async (token: string) => (await aWaitingRoom(deps).view(token)).json;

describe('the waiting list of a full group session', () => {
  it('the first in order is offered the seat that came free, and it is kept for them; the next one after them', async () => {
    const session = await aGroupDesk(deps).opened({ seats: 1 });
    const { token } = await register(session, 1);
    const first = await wait(2);
    clock.advance({ minutes: 1 });
    const second = await wait(3);
    await freed(session);
    expect(await itemsOfKind(deps.store, 'hold')).toHaveLength(0);

    await aClient(deps).cancel(token);
    await freed(session);
    const offered = (await offers(first.token)).at('offer', 'start');
    expect(Date.parse(String(offered))).toBe(Date.parse(SEVERAL.start));
    expect((await offers(second.token)).at('offer')).toBeUndefined();
    const late = await aClient(deps).book({ ...SEVERAL, session, person: person(4) });
    expect(said(late)).toEqual([409, 'SLOT_TAKEN']);
    await expectSound(deps);

    expect((await aWaitingRoom(deps).decline(first.token, SEVERAL.start)).status).toBe(200);
    await freed(session);
    expect((await offers(second.token)).at('offer', 'start')).toBe(offered);
    const claimed = await aWaitingRoom(deps).claim(second.token, SEVERAL.start);
    expect(claimed.status).toBe(200);
    const again = await aWaitingRoom(deps).claim(second.token, SEVERAL.start);
    expect(again.status).toBe(200);
    const { entries = {} } = (await getGroup(deps.store, '94', session)) ?? {};
    const [registered] = await getAppointments(deps.store, '94', Object.keys(entries));
    expect(registered?.person.lastName).toBe('Exemple d');
    expect(registered?.state.status).toBe('confirmed');
    await expectSound(deps);
  });

  it('an offer that is not answered runs out, and the next in order is asked', async () => {
    const session = await aGroupDesk(deps).opened({ seats: 1 });
    const { token } = await register(session, 1);
    const first = await wait(2);
    clock.advance({ minutes: 1 });
    const second = await wait(3);
    await aClient(deps).cancel(token);
    await freed(session);
    expect((await offers(first.token)).at('offer', 'start')).toBeDefined();
    clock.set('2026-11-26T12:05:00+01:00');
    await cleanUp(deps)({});
    await freed(session);
    expect((await offers(first.token)).at('offer')).toBeUndefined();
    expect((await offers(second.token)).at('offer', 'start')).toBeDefined();
    await expectSound(deps, UNSENT);
  });

  it('a session that is cancelled takes its offer back: it is shown no more and does not count (B11)', async () => {
    const desk = aGroupDesk(deps);
    const session = await desk.opened({ seats: 1 });
    const { token } = await register(session, 1);
    const first = await wait(2);
    await aClient(deps).cancel(token);
    await freed(session);
    expect((await offers(first.token)).at('offer', 'start')).toBeDefined();
    expect((await desk.cancel(session)).status).toBe(200);
    const after = await offers(first.token);
    expect([after.at('status'), after.at('offer'), after.at('offersLeft')]).toEqual([
      'waiting',
      undefined,
      3,
    ]);
    expect(await itemsOfKind(deps.store, 'hold')).toEqual([]);
    await expectSound(deps);
  });

  it('seats that are added are offered as well, one to each; nobody who is registered elsewhere (B2)', async () => {
    const desk = aGroupDesk(deps);
    const session = await desk.opened({ seats: 1 });
    const other = await desk.opened({ start: '2026-12-01T14:00:00+01:00' });
    await register(session, 1);
    const waiting = [await wait(2), await wait(3), await wait(4)];
    await aClient(deps).bookAndConfirm({
      ...SEVERAL,
      session: other,
      start: '2026-12-01T14:00:00+01:00',
      person: person(2),
    });
    await desk.seats(session, 3);
    await freed(session);
    const shown = await Promise.all(
      waiting.map(async (one) => (await offers(one.token)).at('offer') !== undefined),
    );
    expect(shown).toEqual([false, true, true]);
    await expectSound(deps);
  });

  it('a seat that comes free leaves a mark for the stream, a registration takes it off', async () => {
    const session = await aGroupDesk(deps).opened({ seats: 2 });
    const nudge = async () => (await itemsOfKind(deps.store, 'group-session'))[0]?.['nudge'];
    expect(await nudge()).toBeDefined();
    const { token } = await register(session, 1);
    expect(await nudge()).toBeUndefined();
    await aClient(deps).cancel(token);
    expect(await nudge()).toBeDefined();
    const sent: unknown[] = [];
    const image = { kind: { S: 'group-session' }, id: { S: session }, caf: { S: '94' }, nudge: { N: '7' } };
    const hand = relay({
      queues: {
        send: (worker, messages) => {
          sent.push([worker, messages.map(({ body }) => body)]);
          return Promise.resolve([]);
        },
      },
      log: aLog(),
    });
    await hand({
      Records: [
        {
          eventName: 'MODIFY',
          dynamodb: { SequenceNumber: '1', NewImage: image, OldImage: { ...image, nudge: { N: '6' } } },
        },
      ],
    });
    expect(sent).toEqual([['waiting-list', [{ caf: '94', session }]]]);
  });
});
