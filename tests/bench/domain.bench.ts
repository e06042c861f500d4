import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import fifty from './cases/fifty-professionals-own-schedules.json' with { type: 'json' };
import free from './cases/one-professional-free.json' with { type: 'json' };
import grid from './cases/one-professional-grid.json' with { type: 'json' };
import { referenceSlots } from './luxon-reference.ts';
import { type Line, ms } from './measure.ts';
import { fullHalfYear, weekOfFifty } from './slot-cases.ts';
import { open, type SlotCase, search, slots } from './slot-engine.ts';

export interface Row {
  readonly name: string;
  /** Medians, ms. */
  readonly ours: number;
  readonly reference: number;
  readonly ratio: number;
  /** The ratio decides: of what plain luxon took when the target was set, on Node 20 and a quiet machine, to `ms`. */
  readonly target: { readonly ms: number; readonly ratio: number };
  readonly met: boolean;
}

interface Case {
  readonly name: string;
  readonly input: SlotCase;
  readonly rounds: number;
  readonly searchTarget: Row['target'];
  readonly wholeTarget?: Row['target'];
}

const CASES: readonly Case[] = [
  {
    name: 'one professional, grid',
    input: grid,
    rounds: 40,
    searchTarget: { ms: 0.5, ratio: 17 },
    wholeTarget: { ms: 3, ratio: 2.8 },
  },
  {
    name: 'one professional, free',
    input: free,
    rounds: 40,
    searchTarget: { ms: 0.5, ratio: 17 },
    wholeTarget: { ms: 3, ratio: 2.8 },
  },
  {
    name: 'fifty professionals, own schedules',
    input: fifty,
    rounds: 11,
    searchTarget: { ms: 12, ratio: 45 },
    wholeTarget: { ms: 60, ratio: 8.9 },
  },
  {
    name: 'a week of fifty, 1,500 free starts',
    input: weekOfFifty(),
    rounds: 21,
    searchTarget: { ms: 1, ratio: 20 },
  },
  {
    name: 'no slot in 26 full weeks of ten',
    input: fullHalfYear(),
    rounds: 11,
    searchTarget: { ms: 1, ratio: 150 },
  },
];

/** The same as lines of the table of all benchmarks: how many times faster than luxon, and the milliseconds asked for. */
export function domainLines(): Line[] {
  return domainRows().map(({ name, ours, reference, ratio, target, met }) => ({
    group: 'slots',
    name,
    ours: ms(ours),
    baseline: `${ms(reference)}, plain luxon`,
    ratio,
    wanted: `≥ ${target.ratio} (${target.ms} ms)`,
    met,
  }));
}

/** Searches in a row over the same opened days, per round. */
const SEARCHES = 5;

/** Times the slot search beside the luxon reference, turn by turn in one process (B3, B9). */
export function domainRows(): Row[] {
  return CASES.flatMap(({ name, input, rounds, searchTarget, wholeTarget }) => {
    const searching: number[] = [];
    const whole: number[] = [];
    const reference: number[] = [];
    const days = open(input);
    slots(input);
    for (let round = 0; round < rounds; round++) {
      reference.push(timed(() => referenceSlots(input)));
      for (let turn = 0; turn < SEARCHES; turn++) searching.push(timed(() => search(input, days)));
      whole.push(timed(() => slots(input)));
    }
    const rows = [row(`${name}: search over opened days`, searching, reference, searchTarget)];
    if (wholeTarget) rows.push(row(`${name}: opening included`, whole, reference, wholeTarget));
    return rows;
  });
}

function row(name: string, times: number[], referenceTimes: number[], target: Row['target']): Row {
  const [ours, reference] = [median(times), median(referenceTimes)];
  const ratio = reference / ours;
  return { name, ours, reference, ratio, target, met: ratio >= target.ratio };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  console.table(
    domainRows().map(({ name, ours, reference, ratio, target, met }) => ({
      case: name,
      'ours, ms': Number(ours.toFixed(2)),
      'luxon, ms': Number(reference.toFixed(1)),
      ratio: Number(ratio.toFixed(1)),
      'wanted ratio': target.ratio,
      'wanted ms': target.ms,
      met,
    })),
  );
}
