import { beforeEach, describe, expect, it } from 'vitest';
import { cleanUp } from '../../functions/clean-up/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { registrationsOf, seatsLeft } from '../../shared/domain/group.ts';
import { cancelGroup } from '../../shared/group/end.ts';
import { getGroup } from '../../shared/store/groups.ts';
import { aClient, tokenOf } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { type FaultKind, injectAtRandom, randomFrom } from '../support/faults.ts';
import { aClock, caf94, type TestClock, testDeps } from '../support/fixtures.ts';
import { aGroupDesk, SEVERAL, twoAnimators } from '../support/groups.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { tally } from '../support/rush.ts';
import { dynamoStore } from '../support/store.ts';

/** A loaded machine takes its time; what is proved here is not speed. */
const PATIENCE = { timeout: 300_000 };
const UNSENT = { but: 'notification-unsettled' } as const;

const sharedStore = dynamoStore();
let deps: Deps;
let clock: TestClock;

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock });
  await twoAnimators(deps);
}, PATIENCE.timeout);

const client = (at: number) => aClient(deps, { ip: `198.51.${Math.floor(at / 250)}.${at % 250}` });
const letters = (at: number) => [...String(at)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');
const person = (at: number) => ({
  firstName: 'Dominique',
  lastName: `Exemple ${letters(at)}`,
  email: `personne-${at}@courriel.example`,
});

async function theGroup(id: string) {
  const session = await getGroup(deps.store, '94', id);
  if (session === undefined) throw new Error('no session');
  return session;
}

/** Reads the session again and again while others write; the most people that were ever seen in it. */
async function watched<T>(id: string, work: Promise<T>): Promise<{ done: T; most: number }> {
  let isOver = false;
  let most = 0;
  const ended = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const session = await theGroup(id);
    most = Math.max(most, Object.keys(session.entries).length);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { done: await ended, most };
}

describe('a crowd before a group session', PATIENCE, () => {
  it('500 people at once for 30 seats: thirty are registered, the others are told that it is full', async () => {
    const desk = aGroupDesk(deps);
    const session = await desk.opened({ seats: 30, animators: ['camille-exemple', 'sacha-exemple'] });
    const other = await desk.opened({ start: '2026-12-01T14:00:00+01:00' });
    const crowd = Promise.all(
      Array.from({ length: 500 }, (_, at) =>
        // Each twice, with one key: an answer that was lost is asked for again (B6).
        Promise.all(
          (at % 5 === 0 ? [1, 2] : [1]).map(() =>
            client(at).book(
              { ...SEVERAL, session, person: person(at) },
              { 'Idempotency-Key': `key-of-person-${at}` },
            ),
          ),
        ),
      ),
    );
    const { done, most } = await watched(session, crowd);
    const counts = tally(done.map(([answer]) => answer).filter((answer) => answer !== undefined));
    const { '429 TOO_MANY': sentAway = 0, ...told } = counts;
    expect(told).toEqual({ '201': 30, '409 SLOT_TAKEN': 470 - sentAway });
    const refused = done.flat().find(({ status }) => status === 409);
    expect(refused?.json.at('alternatives', 0, 'session')).toBe(other);
    for (const answers of done) {
      const ids = answers.filter(({ status }) => status === 201).map(({ json }) => json.text('id'));
      expect(new Set(ids).size).toBeLessThanOrEqual(1);
    }
    expect(most).toBe(30);
    expect(await itemsOfKind(deps.store, 'appointment')).toHaveLength(30);
    await expectSound(deps);
    clock.advance({ minutes: 16 });
    await cleanUp(deps)({});
    expect(seatsLeft(await theGroup(session), clock())).toBe(30);
    await expectSound(deps, UNSENT);
  });

  const FAULTS: Readonly<Record<string, Partial<Record<FaultKind, number>>>> = {
    'when nothing fails': {},
    'when writes conflict and answers are lost': { conflict: 0.2, 'lost-answer': 0.15, throttled: 0.1 },
  };
  for (const [when, chances] of Object.entries(FAULTS))
    it(`holds, bookings, codes, cancellations and returns of many at once, against a model, ${when} (B5)`, async () => {
      const SEATS = 12;
      const PEOPLE = 60;
      const session = await aGroupDesk(deps).opened({ seats: SEATS });
      const faults = injectAtRandom(deps.store, chances);
      const random = randomFrom(7);
      const mine = Array.from({ length: PEOPLE }, (): Mine => ({ state: 'out', tries: 0 }));
      for (let round = 1; round <= 8; round += 1) {
        const acts = Promise.all(mine.map((one, at) => actOf(session, one, at, random())));
        const { most } = await watched(session, acts);
        expect(most).toBeLessThanOrEqual(SEATS);
        if (round % 3 === 0) {
          clock.advance({ minutes: 16 });
          for (const one of mine) if (one.state === 'pending' || one.state === 'held') one.state = 'out';
        }
        if (round % 4 === 0) await cleanUp(deps)({});
        const now = await theGroup(session);
        // Registrations and holds that stand, and free seats, are all the seats, always.
        const inside = mine.filter(({ state }) => state !== 'out');
        expect(inside.length + seatsLeft(now, clock())).toBe(SEATS);
        const registered = inside.flatMap(({ state, id }) => (state === 'held' ? [] : [id]));
        expect(registrationsOf(now, clock()).sort()).toEqual(registered.sort());
      }
      faults.stop();
      await cleanUp(deps)({});
      await expectSound(deps, UNSENT);
    });

  it('a session that is cancelled while people register: nobody is left in it, everybody is told once', async () => {
    const session = await aGroupDesk(deps).opened({ seats: 40 });
    const booked = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        client(at).bookAndConfirm({ ...SEVERAL, session, person: person(at) }),
      ),
    );
    const [answers] = await Promise.all([
      Promise.all(
        Array.from({ length: 30 }, (_, at) =>
          client(100 + at).book({ ...SEVERAL, session, person: person(100 + at) }),
        ),
      ),
      cancelGroup(deps, caf94(), session, 'a-subject'),
    ]);
    await cleanUp(deps)({});
    const left = await theGroup(session);
    expect([left.state.status, left.entries]).toEqual(['cancelled', {}]);
    const told = (await itemsOfKind(deps.store, 'notification')).filter(
      ({ message }) => message === 'cancelled-by-caf',
    );
    expect(told.map((one) => one['appointment']).sort()).toEqual(booked.map(({ id }) => id).sort());
    for (const answer of answers) expect([201, 409, 429]).toContain(answer.status);
    const confirmed = (await itemsOfKind(deps.store, 'appointment')).filter(
      ({ state }) =>
        JSON.stringify(state).includes('"confirmed"') || JSON.stringify(state).includes('"pending"'),
    );
    expect(confirmed).toEqual([]);
    await expectSound(deps);
  });
});

/** What somebody believes of themselves. */
interface Mine {
  state: 'out' | 'held' | 'pending' | 'in';
  id?: string;
  hold?: string;
  /** Keys used so far. */
  tries: number;
}

async function actOf(session: string, one: Mine, at: number, chance: number): Promise<void> {
  const hands = client(1_000 + at);
  const wanted = { ...SEVERAL, session };
  one.tries += 1;
  const headers = { 'Idempotency-Key': `key-of-person-${at}-${one.tries}` };
  const book = async (hold?: string) => {
    const body = { ...wanted, person: person(at), ...(hold === undefined ? {} : { hold }) };
    const booked = await surely(() => hands.book(body, headers));
    one.state = booked.status === 201 ? 'pending' : 'out';
    if (booked.status === 201) one.id = booked.json.text('id');
    else expect(booked.json.at('code')).toBe('SLOT_TAKEN');
  };
  switch (one.state) {
    case 'out': {
      if (chance > 0.8) return;
      if (chance > 0.3) return book();
      const held = await surely(() => hands.hold(wanted, headers));
      // 429: holds keep a part of the seats only.
      if (held.status !== 201) return expect([409, 429]).toContain(held.status);
      one.hold = held.json.text('hold');
      one.state = 'held';
      return;
    }
    case 'held':
      return book(one.hold);
    case 'pending': {
      const id = one.id ?? '';
      if (chance < 0.3) {
        expect([204, 404]).toContain((await surely(() => hands.abandon(id))).status);
        one.state = 'out';
      } else {
        expect((await surely(() => hands.confirm(id, hands.codeOf(id)))).status).toBe(200);
        one.state = 'in';
      }
      return;
    }
    case 'in': {
      if (chance > 0.5) return;
      const token = await tokenOf(deps, '94', one.id ?? '');
      expect((await surely(() => hands.cancel(token))).status).toBe(200);
      one.state = 'out';
    }
  }
}

/** Asks again with the same key as long as the answer says nothing, as a client should (B6). */
async function surely(ask: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask();
    if ((answer.status !== 429 && answer.status < 500) || tries === 8) return answer;
  }
}
