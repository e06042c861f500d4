import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanUp } from '../../../functions/clean-up/handler.ts';
import { reminders } from '../../../functions/reminders/handler.ts';
import { isLive, type Mediation } from '../../../shared/domain/mediation.ts';
import { expectSound } from '../../support/check.ts';
import { injectAtRandom } from '../../support/faults.ts';
import { aClock, testDeps } from '../../support/fixtures.ts';
import { aMediator, FIRST, mediators, partyPages, SACHA, SECOND, THIRD } from '../../support/mediation.ts';
import {
  type Act,
  type MediationWorld,
  perform,
  playRound,
  stored,
  wait,
} from '../../support/model-mediation.ts';
import { holds } from '../../support/property.ts';
import { dynamoStore } from '../../support/store.ts';

const sharedStore = dynamoStore();
const BEGINNING = '2026-11-24T08:00:00+01:00';

/** A case in which both have agreed. */
async function aWorld(): Promise<MediationWorld> {
  const store = await sharedStore.empty();
  const clock = aClock(BEGINNING);
  const deps = testDeps({ store, clock });
  await mediators(deps);
  const mediator = aMediator(deps);
  const opened = await mediator.open();
  const id = opened.json.text('id');
  const parties = [opened.json.text('parties', 0, 'id'), opened.json.text('parties', 1, 'id')];
  for (const party of parties) await mediator.consent(id, party, 'asked');
  const pages = partyPages(deps);
  for (const party of parties) await (await pages.of(id, party)).agree();
  return { deps, clock, mediator, pages, id, parties };
}

const who = fc.constantFrom(0, 1);
const pick = fc.nat({ max: 3 });
const starts = fc.constantFrom([FIRST], [SECOND], [THIRD], [FIRST, SECOND], [SECOND, THIRD], [THIRD, FIRST]);
const command = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('agree' as const, 'withdraw' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('ask' as const), who }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('confirm' as const), who, pick, starts }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('decline' as const), who, pick }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('propose' as const), starts }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const) }) },
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;
const round = fc.oneof(
  { weight: 8, arbitrary: fc.record({ acts: fc.array(command, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ marks: fc.boolean() }) },
);

/** The session meant, by what there is now; one round in four ends in closing. */
function resolve(one: Command, { id, sessions }: Mediation): Act {
  if (!('pick' in one)) return one;
  const session = sessions.at(-1 - (one.pick % Math.max(1, sessions.length)))?.id ?? `${id}-1`;
  const proposed = sessions.find((other) => other.id === session)?.times.map(({ start }) => start) ?? [];
  if (one.do !== 'confirm') return { ...one, session };
  const known = one.starts.filter((start) => proposed.includes(Date.parse(start)));
  return { ...one, session, starts: known.length > 0 ? known : one.starts };
}

const RUNS = Number(process.env['MODEL_RUNS'] ?? 12);
const LIMIT = RUNS > 12 ? RUNS * 10_000 : 40_000;
const options = { runs: RUNS, limit: LIMIT };

/** Everything that the clock does for a case happens in the model as well. */
async function pass(world: MediationWorld, hours: number): Promise<void> {
  world.clock.advance({ hours });
  await reminders(world.deps)({});
}

describe('agreeing, withdrawing, proposing, confirming, declining and closing at one moment', () => {
  it('is answered as the plain model says, and no session ever stands without every agreement (M2)', {
    timeout: LIMIT + 60_000,
  }, async () => {
    await holds(
      fc.tuple(fc.array(round, { maxLength: 14 }), fc.boolean()),
      async ([rounds, ends]) => {
        const world = await aWorld();
        let model = await stored(world);
        for (const one of rounds) {
          if ('hours' in one) {
            await pass(world, one.hours);
            model = wait(model, world.clock());
          } else if ('acts' in one) {
            const acts = one.acts.map((each) => resolve(each, model));
            model = await playRound(world, model, acts);
          }
          await expectSound(world.deps, { but: 'notification-unsettled' });
        }
        if (ends) await playRound(world, model, [{ do: 'close' }, { do: 'withdraw', who: 0 }]);
        await cleanUp(world.deps)({});
        await expectSound(world.deps, { but: 'notification-unsettled' });
      },
      options,
    );
  });

  it('is so too while transactions conflict and answers are lost, and marks are set and lifted (M2, M7)', {
    timeout: LIMIT + 60_000,
  }, async () => {
    await holds(
      fc.array(round, { maxLength: 10 }),
      async (rounds) => {
        const world = await aWorld();
        const faults = injectAtRandom(world.deps.store, { conflict: 0.1, 'lost-answer': 0.05 });
        let isMarked = false;
        try {
          for (const one of rounds) {
            const before = await stored(world);
            if ('hours' in one) await pass(world, one.hours);
            else {
              const acts = 'acts' in one ? one.acts.map((each) => resolve(each, before)) : [];
              const confirm = { do: 'confirm', who: 1, pick: 0, starts: [FIRST] } as const;
              const all = [...acts, ...(isMarked || acts.length > 0 ? [] : [resolve(confirm, before)])];
              const mark = 'marks' in one ? one.marks : undefined;
              const act = (sets: boolean) =>
                sets
                  ? world.mediator.mark(SACHA.person, 'no-joint-session')
                  : world.mediator.lift(SACHA.person, 'no-joint-session');
              const [marked] = await Promise.all([
                mark === undefined ? undefined : act(mark),
                ...all.map((each) => perform(world, each)),
              ]);
              if (mark !== undefined && marked?.status === 204) isMarked = mark;
            }
            const now = world.clock();
            const live = (await stored(world)).sessions.filter((session) => isLive(session, now));
            if (isMarked) expect(live).toEqual([]);
            await expectSound(world.deps, { but: 'notification-unsettled' });
          }
        } finally {
          faults.stop();
        }
      },
      { ...options, runs: Math.ceil(RUNS / 2) },
    );
  });
});
