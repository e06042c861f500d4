import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanUp } from '../../../functions/clean-up/handler.ts';
import type { Deps } from '../../../shared/deps.ts';
import { addDays, makeCalendar, weekdayOf } from '../../../shared/domain/time.ts';
import { offersMade, openOffer } from '../../../shared/domain/waiting.ts';
import { putProfessional } from '../../../shared/store/professionals.ts';
import { waitingToken } from '../../../shared/store/waiting.ts';
import { aClient, tokenOf } from '../../support/booking.ts';
import { expectSound } from '../../support/check.ts';
import { injectAtRandom } from '../../support/faults.ts';
import { aClock, aProfessional, type TestClock, testDeps } from '../../support/fixtures.ts';
import { itemsOfKind } from '../../support/items.ts';
import {
  AGENDAS,
  BOOKERS,
  cancelled,
  claim,
  dropServed,
  endOffer,
  HOURS,
  heldEntries,
  isFreeIn,
  MORNINGS,
  modelLines,
  newWaitingModel,
  offerOf,
  serve,
  standing,
  tableLines,
  tidied,
  WAITERS,
  type WaitingAct,
  type WaitingModel,
  waitingAct,
} from '../../support/model-waiting.ts';
import { isoOf, modelCaf, startOf } from '../../support/model-world.ts';
import { dynamoStore } from '../../support/store.ts';
import { aStream, aWaitingRoom, openMorning, waitingEntries } from '../../support/waiting.ts';

const sharedStore = dynamoStore();
const calendar = makeCalendar('Europe/Paris');

interface World {
  readonly deps: Deps;
  readonly clock: TestClock;
  readonly people: ReturnType<typeof aClient>;
  readonly room: ReturnType<typeof aWaitingRoom>;
  readonly stream: ReturnType<typeof aStream>;
  readonly booked: Map<string, string>;
}

async function aWorld(): Promise<World> {
  const store = await sharedStore.empty();
  const clock = aClock();
  const caf = modelCaf();
  const services = caf.services.map((service) => ({ ...service, follows: false }));
  const deps = testDeps({ store, clock, cafs: new Map([[caf.code, { ...caf, services }]]) });
  for (const professional of AGENDAS) {
    await putProfessional(
      store,
      aProfessional({ id: professional, displayName: professional, subject: professional }),
    );
    for (const date of MORNINGS) await openMorning(deps, { professional, date });
  }
  const stream = aStream(deps);
  await stream.run();
  return { deps, clock, people: aClient(deps), room: aWaitingRoom(deps), stream, booked: new Map() };
}

const person = (firstName: string) => ({
  firstName,
  lastName: 'Exemple',
  email: `${firstName.toLowerCase()}@courriel.example`,
});

/** Books a free hour in the table, and in the model with whoever the table chose (B7). */
async function book(world: World, model: WaitingModel, who: string, pick: number): Promise<void> {
  const free = MORNINGS.flatMap((date) => HOURS.map((cell) => ({ date, cell }))).filter(
    (time) =>
      AGENDAS.some((agenda) => isFreeIn(model, { agenda, ...time })) &&
      startOf(time.date, time.cell) - 24 * 3_600_000 > model.now,
  );
  const time = free[pick % Math.max(1, free.length)];
  if (time === undefined || model.appointments.has(who)) return;
  const start = isoOf(startOf(time.date, time.cell));
  const { id, token } = await world.people.bookAndConfirm({ start, person: person(who) });
  world.booked.set(who, token);
  const line = (await tableLines(world.deps)).find((one) => one.startsWith(`${who} has `));
  model.appointments.set(who, { agenda: line?.split(' ')[2] ?? id, ...time });
}

async function tokenOfWaiter(world: World, who: string): Promise<string | undefined> {
  const entries = await waitingEntries(world.deps.store);
  const entry = entries.find((one) => one.who?.person.firstName === who && one.state.status === 'waiting');
  return entry === undefined ? undefined : waitingToken(world.deps.keys, entry);
}

/** Noon of the next day on which people work. */
function answerBy(now: number): number {
  let date = addDays(calendar.localDateOf(now), 1);
  while (weekdayOf(date) > 5) date = addDays(date, 1);
  return calendar.instantOf(date, 144);
}

async function play(world: World, model: WaitingModel, act: WaitingAct): Promise<void> {
  switch (act.do) {
    case 'join': {
      const joined = await world.room.join({ person: person(act.who), until: act.until });
      const { status } = await world.room.confirm(joined.json.text('id'));
      dropServed({ ...model, waits: model.waits.filter(({ who }) => who === act.who) });
      expect(status).toBe(standing(model, act.who) === undefined ? 200 : 409);
      if (standing(model, act.who) === undefined)
        model.waits.push({ who: act.who, since: model.now, until: act.until, asked: [], state: 'waiting' });
      else model.waits.push({ who: act.who, since: model.now, until: act.until, asked: [], state: 'over' });
      world.clock.advance({ minutes: 1 });
      model.now = world.clock();
      return;
    }
    case 'book':
      return book(world, model, act.who, act.pick);
    case 'cancel': {
      const place = model.appointments.get(act.who);
      if (place === undefined || startOf(place.date, place.cell) <= model.now) return;
      const token = world.booked.get(act.who) ?? (await ownToken(world, act.who));
      expect((await world.people.cancel(token)).status).toBe(200);
      world.booked.delete(act.who);
      return cancelled(model, act.who);
    }
    case 'claim':
    case 'decline':
    case 'stop': {
      const token = await tokenOfWaiter(world, act.who);
      const open = offerOf(model, act.who);
      if (token === undefined) return expect(standing(model, act.who)).toBeUndefined();
      const start = isoOf(open === undefined ? 0 : startOf(open.date, open.cell));
      const answer = await (act.do === 'stop' ? world.room.stop(token) : world.room[act.do](token, start));
      if (act.do === 'claim') {
        expect(answer.status).toBe(claim(model, act.who) ? 200 : 409);
        return;
      }
      expect(answer.status).toBe(act.do === 'stop' || open !== undefined ? 200 : 409);
      const wait = standing(model, act.who);
      endOffer(model, act.who, act.do === 'stop' ? 'stopped' : 'declined');
      if (wait !== undefined && (act.do === 'stop' || (open !== undefined && wait.asked.length >= 3)))
        wait.state = 'over';
      return;
    }
    case 'clean-up':
      await cleanUp(world.deps)({});
      return tidied(model);
    case 'serve': {
      const days = [...model.freed].sort();
      await world.stream.run();
      return serve(model, days, answerBy(model.now));
    }
    case 'advance':
      world.clock.advance({ hours: act.hours });
      model.now = world.clock();
  }
}

/** Of an appointment that came from the list. */
async function ownToken(world: World, who: string): Promise<string> {
  const found = (await itemsOfKind(world.deps.store, 'appointment')).find(
    (item) => JSON.stringify(item).includes(`"${who}"`) && JSON.stringify(item).includes('"confirmed"'),
  );
  return tokenOf(world.deps, '94', String(found?.['id']));
}

/** More of them, for a longer hunt: `MODEL_RUNS=100`. What begins late is left out: an interrupted run would go on in the next one's table. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 5);
const LIMIT = RUNS * 8_000;
const NO_MAIL = { but: 'notification-unsettled' } as const;

async function fill(world: World, model: WaitingModel): Promise<void> {
  for (const [at, who] of BOOKERS.entries()) await book(world, model, who, at);
}

describe('random sequences of joining, booking, cancelling, answering, waiting and looking', () => {
  it('offer as a plain list would, each time to one, in order, three at most (B1, B2, B4)', {
    timeout: LIMIT + 120_000,
  }, async () => {
    const end = Date.now() + LIMIT;
    await fc.assert(
      fc.asyncProperty(fc.array(waitingAct, { minLength: 10, maxLength: 30 }), async (acts) => {
        if (Date.now() > end) return;
        const world = await aWorld();
        const model = newWaitingModel(world.clock());
        await fill(world, model);
        for (const act of acts) {
          await play(world, model, act);
          expect(await tableLines(world.deps), JSON.stringify(act)).toEqual(modelLines(model));
        }
        const held = (await waitingEntries(world.deps.store)).filter(
          (entry) => openOffer(entry, world.clock()) !== undefined,
        );
        expect(await heldEntries(world.deps)).toBe(held.length);
        await cleanUp(world.deps)({});
        await expectSound(world.deps, NO_MAIL);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});

describe('everybody at the same moment', () => {
  it('never has one time offered to two, two appointments of one person, or an answer that counts twice, whatever fails', {
    timeout: LIMIT + 120_000,
  }, async () => {
    const end = Date.now() + LIMIT;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 7 }), { minLength: 4, maxLength: 8 }), async (picks) => {
        if (Date.now() > end) return;
        const world = await aWorld();
        const model = newWaitingModel(world.clock());
        await fill(world, model);
        for (const who of WAITERS) await play(world, model, { do: 'join', who, until: '2026-12-31' });
        const tokens = await Promise.all(WAITERS.map((who) => tokenOfWaiter(world, who)));
        const chances = { conflict: 0.1, 'lost-answer': 0.1 };
        for (const pick of picks) {
          const faults = injectAtRandom(world.deps.store, chances, pick);
          const offers = (await waitingEntries(world.deps.store)).map((entry) =>
            openOffer(entry, world.clock()),
          );
          const starts = offers.flatMap((offer) => (offer === undefined ? [] : [isoOf(offer.start)]));
          const [first = isoOf(0)] = starts;
          const token = world.booked.get(BOOKERS[pick] ?? '') ?? '';
          await Promise.allSettled([
            ...(token === '' ? [] : [world.people.cancel(token)]),
            world.stream.run({ together: true }),
            world.stream.run({ together: true }),
            ...tokens.flatMap((one) =>
              one === undefined ? [] : [world.room.claim(one, first), world.room.claim(one, first)],
            ),
            ...(pick % 3 === 0 && tokens[pick % 4] !== undefined
              ? [world.room.decline(tokens[pick % 4] ?? '', first)]
              : []),
            cleanUp(world.deps)({}),
          ]);
          faults.stop();
          await expectSound(world.deps, NO_MAIL);
          if (pick % 2 === 1) world.clock.advance({ hours: 28 });
          await cleanUp(world.deps)({});
        }
        await world.stream.run();
        const lines = (await tableLines(world.deps)).filter((line) => line.includes(' has '));
        expect(new Set(lines.map((line) => line.split(' ')[0])).size).toBe(lines.length);
        for (const entry of await waitingEntries(world.deps.store))
          expect(offersMade(entry)).toBeLessThanOrEqual(3);
        await expectSound(world.deps, NO_MAIL);
      }),
      { numRuns: Math.ceil(RUNS / 2), endOnFailure: true },
    );
  });
});
