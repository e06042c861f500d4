import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deps } from '../../../shared/deps.ts';
import { expectSound } from '../../support/check.ts';
import { injectAtRandom } from '../../support/faults.ts';
import { aClock, testDeps } from '../../support/fixtures.ts';
import {
  ADVISER,
  LEADS,
  type PairAct,
  type PairModel,
  performPair,
  playPairs,
  STARTS,
  standing,
} from '../../support/model-pairs.ts';
import { holds } from '../../support/property.ts';
import { aReceivingProfessional } from '../../support/seed.ts';
import { dynamoStore } from '../../support/store.ts';

const sharedStore = dynamoStore();
const NO_MAIL = { but: 'notification-unsettled' } as const;

/** Everybody receives on two Tuesday mornings: three times each. */
async function aWorld(): Promise<Deps> {
  const store = await sharedStore.empty();
  const deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00') });
  for (const id of [...LEADS, ADVISER]) {
    const role = id === ADVISER ? 'benefits-adviser' : 'social-worker';
    const who = { id, role, subject: id } as const;
    await aReceivingProfessional(store, who);
    await aReceivingProfessional(store, who, { date: '2026-12-08' });
  }
  return deps;
}

const start = fc.constantFrom(...STARTS);
const lead = fc.constantFrom(...LEADS);
const second = fc.constantFrom(undefined, ...LEADS, ADVISER, ADVISER);
const pick = fc.nat({ max: 5 });
const command = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('book' as const), lead, second, start }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), pick, start, second }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), pick }) },
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** The appointment meant, by what there is now; nobody receives beside themselves. */
function resolve(one: Command, known: readonly Known[]): PairAct[] {
  if (one.do === 'book') return one.lead === one.second ? [] : [one];
  const meant = known[known.length - 1 - (one.pick % Math.max(1, known.length))];
  return meant === undefined ? [] : [{ ...one, ...meant }];
}

interface Known {
  readonly id: string;
  readonly lead: string;
}

const RUNS = Number(process.env['MODEL_RUNS'] ?? 12);
const LIMIT = RUNS > 12 ? RUNS * 10_000 : 40_000;
const options = { runs: RUNS, limit: LIMIT };
const rounds = fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), { maxLength: 12 });

describe('appointments of two professionals, booked, moved and cancelled at one moment', () => {
  it('take both agendas or neither, as the plain model says (B1, B4)', {
    timeout: LIMIT + 60_000,
  }, async () => {
    await holds(
      rounds,
      async (played) => {
        const deps = await aWorld();
        let model: PairModel = new Map();
        for (const round of played) {
          const known = [...model].map(([id, { who }]) => ({ id, lead: who[0] ?? '' }));
          model = await playPairs(
            deps,
            model,
            round.flatMap((one) => resolve(one, known)),
          );
          await expectSound(deps, NO_MAIL);
        }
      },
      options,
    );
  });

  it('are never half taken while transactions conflict and answers are lost (B1, B4)', {
    timeout: LIMIT + 60_000,
  }, async () => {
    await holds(
      rounds,
      async (played) => {
        const deps = await aWorld();
        const chances = { conflict: 0.1, 'lost-answer': 0.1, 'unprocessed-keys': 0.1, throttled: 0.02 };
        const faults = injectAtRandom(deps.store, chances);
        const known: Known[] = [];
        try {
          for (const round of played) {
            const acts = round.flatMap((one) => resolve(one, known));
            const answers = await Promise.all(acts.map((act) => performPair(deps, act)));
            acts.forEach((act, at) => {
              const id = answers[at]?.id;
              if (id !== undefined && act.do === 'book') known.push({ id, lead: act.lead });
            });
            for (const line of await standing(deps)) {
              const [, who, kept] = /\d+ (\S+), kept by (\S*)$/.exec(line) ?? [];
              expect(kept).toBe(who);
            }
            await expectSound(deps, NO_MAIL);
          }
        } finally {
          faults.stop();
        }
      },
      { ...options, runs: Math.ceil(RUNS / 2) },
    );
  });

  it('give the last common time to one of many who ask for it at one moment (B1)', async () => {
    const deps = await aWorld();
    const ask = (lead: string) =>
      performPair(deps, { do: 'book', lead, second: ADVISER, start: STARTS[0] ?? '' });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => ask(LEADS[at % 2] ?? '')));
    expect(answers.filter(({ said }) => said === '201')).toHaveLength(1);
    await expectSound(deps, NO_MAIL);
  });
});
