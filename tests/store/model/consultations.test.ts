import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanUp } from '../../../functions/clean-up/handler.ts';
import { reminders } from '../../../functions/reminders/handler.ts';
import { expectSound } from '../../support/check.ts';
import {
  aFamily,
  aPsychologist,
  ELEVEN,
  NINE,
  psychologists,
  TEN,
  THURSDAY,
} from '../../support/consultation.ts';
import { aDesk } from '../../support/desk.ts';
import { injectAtRandom } from '../../support/faults.ts';
import { aClock, testDeps } from '../../support/fixtures.ts';
import {
  EMPTY,
  explain,
  type Model,
  perform,
  picture,
  pictureOf,
  type World,
} from '../../support/model-consultation.ts';
import { holds } from '../../support/property.ts';
import { dynamoStore } from '../../support/store.ts';

const sharedStore = dynamoStore();

/** A request that came in a week before the days in which somebody receives. */
async function aWorld(): Promise<World> {
  const store = await sharedStore.empty();
  const clock = aClock('2026-11-27T08:00:00+01:00');
  const deps = testDeps({ store, clock });
  await psychologists(deps);
  const family = aFamily(deps);
  return {
    deps,
    clock,
    family,
    psychologist: aPsychologist(deps),
    desk: aDesk(deps, { roles: ['psychologist'], sub: 'subject-of-eli-exemple' }),
    ...(await family.sent()),
  };
}

const start = fc.constantFrom(NINE, TEN, ELEVEN, THURSDAY);
const act = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('propose' as const),
      starts: fc.uniqueArray(start, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('accept' as const), start }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rival' as const), start }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('decline' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('withdraw' as const, 'close' as const) }) },
);
const round = fc.oneof(
  { weight: 7, arbitrary: fc.record({ acts: fc.array(act, { minLength: 1, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 40 }) }) },
);

const RUNS = Number(process.env['MODEL_RUNS'] ?? 12);
const LIMIT = RUNS > 12 ? RUNS * 10_000 : 40_000;
const options = { runs: RUNS, limit: LIMIT };

async function play(
  world: World,
  rounds: readonly (typeof round extends fc.Arbitrary<infer T> ? T : never)[],
) {
  let models: Model[] = [EMPTY];
  for (const one of rounds) {
    if ('hours' in one) {
      world.clock.advance({ hours: one.hours });
      await reminders(world.deps)({});
      await cleanUp(world.deps)({});
    } else {
      const done = await Promise.all(
        one.acts.map(async (given) => ({ act: given, said: await perform(world, given) })),
      );
      models = models.flatMap((model) => explain(model, done, world.clock()));
      expect(
        models.length,
        `no order of these explains the answers: ${JSON.stringify(done)}`,
      ).toBeGreaterThan(0);
    }
    const now = world.clock();
    const stands = await pictureOf(world);
    models = distinct(
      models.filter((model) => picture(model, now) === stands),
      now,
    );
    expect(models.length, `the table says ${stands}`).toBeGreaterThan(0);
  }
  await expectSound(world.deps, { but: 'notification-unsettled' });
}

function distinct(models: readonly Model[], now: number): Model[] {
  return [
    ...new Map(models.map((model) => [`${picture(model, now)}${JSON.stringify(model)}`, model])).values(),
  ];
}

describe('proposing, accepting, declining, closing and booking at one moment', () => {
  it('is answered and stored as some order of the plain model says: one accepted time stands, the others are free (P2, B1)', {
    timeout: LIMIT + 60_000,
  }, async () => {
    await holds(
      fc.array(round, { minLength: 3, maxLength: 8 }),
      async (rounds) => {
        await play(await aWorld(), rounds);
      },
      options,
    );
  });

  it('has one winner among fifty answers at once, from half of them twice, though the store fails now and then', {
    timeout: 60_000,
  }, async () => {
    const world = await aWorld();
    const starts = [NINE, TEN, ELEVEN];
    await world.psychologist.propose(world.id, starts);
    const faults = injectAtRandom(world.deps.store, { conflict: 0.05, 'lost-answer': 0.03 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => perform(world, { do: 'accept', start: starts[at % 3] ?? NINE })),
    );
    faults.stop();
    const won = answers.flatMap((one, at) => (one === '200' ? [starts[at % 3]] : []));
    expect(new Set(won).size).toBe(1);
    const stands = JSON.parse(await pictureOf(world));
    expect(stands).toMatchObject({ proposal: 'accepted', own: [Date.parse(String(won[0]))] });
    expect(stands.kept).toEqual(stands.own);
    await expectSound(world.deps);
  });
});
