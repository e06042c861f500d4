import { BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Deps } from '../../shared/deps.ts';
import type { Store } from '../../shared/store/client.ts';
import { anOpenTable } from './agenda.ts';
import { depsOf } from './deps.ts';
import { type Line, median, ms, timed } from './measure.ts';
import { type Call, record, replay } from './recorder.ts';

const WANTED = 0.8;

/** One table for the handlers and one for the very calls that they make, sent bare, with the same items at every turn. */
export interface Tables {
  readonly deps: Deps;
  readonly bare: Store;
  /** Calls since the last time. */
  take(): Call[];
  /** Does once more on the bare table what was written meanwhile. */
  follow(): Promise<void>;
}

export async function twoTables(
  endpoint: string,
  name: string,
  size: { professionals: number; days: number },
): Promise<Tables> {
  const bare = await anOpenTable(endpoint, `${name}2`, size);
  const { store, take } = record(await anOpenTable(endpoint, `${name}1`, size));
  const follow = async () => void (await replay(bare, take().filter(isWrite)));
  return { deps: depsOf(store), bare, take, follow };
}

/** Acts one after the other, each followed by its own calls sent bare. @throws Error when the bare table refuses what ours took. */
export async function besideBare(
  { bare, take }: Tables,
  name: string,
  acts: readonly (() => Promise<unknown>)[],
): Promise<Line> {
  const ours: number[] = [];
  const baseline: number[] = [];
  let made: Call[] = [];
  for (const act of acts) {
    ours.push(await timed(act));
    made = take();
    baseline.push(await timed(() => written(bare, made)));
  }
  return lineOf(`${name} (${namesOf(made)})`, median(ours), median(baseline));
}

/** The same with acts that come at one moment, burst after burst; `races`: they may take each other's times, here as there. */
export async function togetherBesideBare(
  { bare, take }: Tables,
  name: string,
  bursts: readonly (readonly (() => Promise<unknown>)[])[],
  { races }: { races: boolean },
): Promise<Line> {
  const send = races ? replay : written;
  const ours: number[] = [];
  const baseline: number[] = [];
  for (const acts of bursts) {
    ours.push(await timed(() => Promise.all(acts.map((act) => act()))));
    const each = apart(take());
    baseline.push(await timed(() => Promise.all(each.map((calls) => send(bare, calls)))));
  }
  return lineOf(name, median(ours), median(baseline));
}

/** Calls of like acts that ran together, an act each: one transaction, and its share of the reads, in the order in which they began. */
function apart(calls: readonly Call[]): Call[][] {
  const kinds = [...Map.groupBy(calls, (one) => one.constructor).values()];
  const writes = calls.filter((one) => one instanceof TransactWriteCommand).length;
  return Array.from({ length: writes }, (_, at) =>
    kinds.flatMap((some) => {
      const share = Math.ceil(some.length / writes);
      return some.slice(at * share, (at + 1) * share);
    }),
  );
}

/** `Query, 2 Get, TransactWrite` */
function namesOf(calls: readonly Call[]): string {
  const kinds = Map.groupBy(calls, (one) => one.constructor.name.replace('Command', ''));
  return [...kinds].map(([name, { length }]) => (length === 1 ? name : `${length} ${name}`)).join(', ');
}

/** More is better: how much of our time the bare calls take. */
function lineOf(name: string, ours: number, baseline: number): Line {
  const ratio = baseline / ours;
  return {
    group: 'booking',
    name,
    ours: ms(ours),
    baseline: `${ms(baseline)}, the same calls bare`,
    ratio,
    wanted: `≥ ${WANTED}`,
    met: ratio >= WANTED,
  };
}

async function written(bare: Store, calls: readonly Call[]): Promise<void> {
  if ((await replay(bare, calls)) > 0) throw new Error('the bare table is not as ours');
}

const isWrite = (call: Call) =>
  !(call instanceof GetCommand || call instanceof BatchGetCommand || call instanceof QueryCommand);
