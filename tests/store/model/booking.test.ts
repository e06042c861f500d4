import { describe, it } from 'vitest';
import { cleanUp } from '../../../functions/clean-up/handler.ts';
import { openDayItem } from '../../../shared/store/opening.ts';
import { putProfessional } from '../../../shared/store/professionals.ts';
import { expectSound } from '../../support/check.ts';
import { injectAtRandom } from '../../support/faults.ts';
import { aClock, aProfessional, testDeps } from '../../support/fixtures.ts';
import { newModel } from '../../support/model.ts';
import { playRound } from '../../support/model-check.ts';
import { type Command, resolve, rounds } from '../../support/model-commands.ts';
import { settleMail, type World, windowsOf } from '../../support/model-run.ts';
import { BEGINNING, DATES, modelCaf, OPENINGS, PROFESSIONALS } from '../../support/model-world.ts';
import { holds } from '../../support/property.ts';
import { dynamoStore } from '../../support/store.ts';

const sharedStore = dynamoStore();

/** An empty world: two professionals, each open on two mornings. */
async function aWorld(): Promise<World> {
  const store = await sharedStore.empty();
  const clock = aClock(BEGINNING);
  for (const id of PROFESSIONALS) {
    await putProfessional(store, aProfessional({ id, displayName: id, subject: id }));
    for (const date of DATES)
      await openDayItem(store, {
        ...{ caf: '94', professional: id, role: 'social-worker', date },
        ...{ revision: 1, windows: windowsOf(0) },
      });
  }
  const caf = modelCaf();
  return { deps: testDeps({ store, clock, cafs: new Map([[caf.code, caf]]) }), clock, tokens: new Map() };
}

type Chances = Parameters<typeof injectAtRandom>[1];

/** Plays some rounds, and proves the table sound after each, and clean once the clean-up and the notifier have run. */
async function play(played: readonly (readonly Command[])[], chances: Chances = {}): Promise<void> {
  const world = await aWorld();
  const faults = injectAtRandom(world.deps.store, chances);
  try {
    await playRounds(world, played);
  } finally {
    faults.stop();
  }
  await cleanUp(world.deps)({});
  await settleMail(world);
  await expectSound(world.deps);
}

async function playRounds(world: World, played: readonly (readonly Command[])[]): Promise<void> {
  let model = newModel(world.clock(), OPENINGS[0] ?? []);
  let revision = 1;
  for (const round of played) {
    const acts = round.flatMap((command) => {
      const act = resolve(command, model, () => ++revision);
      return act === undefined ? [] : [act];
    });
    model = await playRound(world, model, acts);
  }
}

/** More of them, for a longer hunt: `MODEL_RUNS=500`. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 15);
const LIMIT = RUNS > 15 ? RUNS * 10_000 : 40_000;

describe('random sequences of planning, holding, booking, moving, cancelling and waiting', () => {
  it('are answered as the plain model says, and leave a sound table (B1, B2, B4, B5, B6, B7, B9)', {
    timeout: LIMIT + 60_000,
  }, async () => {
    await holds(rounds(40), (played) => play(played), { runs: RUNS, limit: LIMIT });
  });

  it('are answered so too while transactions conflict, answers are lost and reads come in part', {
    timeout: LIMIT + 60_000,
  }, async () => {
    const chances = { conflict: 0.1, 'lost-answer': 0.1, 'unprocessed-keys': 0.1 };
    await holds(rounds(25), (played) => play(played, chances), {
      runs: Math.ceil(RUNS / 3),
      limit: LIMIT / 2,
    });
  });
});
