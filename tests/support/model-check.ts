import { checkItems } from '../../shared/check/check-table.ts';
import { faultText } from '../../shared/check/faults.ts';
import { itemsOfKind } from './items.ts';
import type { Act, Model, Seen } from './model.ts';
import { apply } from './model-acts.ts';
import { perform, type World } from './model-run.ts';
import { learn, modelSnapshot, tableSnapshot } from './model-snapshot.ts';

/** Codes of what only the clean-up and the notifier put right; they run at the end. */
const LATER = new Set(['entry-late', 'hold-late', 'pending-late', 'notification-unsettled']);

/**
 * Does the acts of one round at the same moment, and finds an order in which the model gives the same answers and ends in the
 * same state: then whoever asked saw what a service would have shown that serves one person at a time.
 * @throws Error that tells the round when there is none, or when the table is not sound.
 */
export async function playRound(world: World, model: Model, acts: readonly Act[]): Promise<Model> {
  const answers = await Promise.all(acts.map((act) => perform(world, act)));
  const items = await itemsOfKind(world.deps.store);
  const seen = answers.map((answer) => learn(answer, items));
  const found = explain(model, acts, seen, tableSnapshot(items, world.clock()));
  if (typeof found === 'string') throw new Error(`${told(acts, seen)}\n${found}`);
  const faults = await checkItems(items, { ...world.deps, now: world.clock() });
  const now = faults.filter(({ code }) => !LATER.has(code)).map(faultText);
  if (now.length > 0) throw new Error(`${told(acts, seen)}\n${now.join('\n')}`);
  return found;
}

function explain(
  model: Model,
  acts: readonly Act[],
  seen: readonly Seen[],
  table: readonly string[],
): Model | string {
  let why = '';
  for (const order of ordersOf(acts.map((_, at) => at))) {
    const next = structuredClone(model);
    const wrong = order.flatMap((at) => {
      const [act, answer] = [acts[at], seen[at]];
      return act === undefined || answer === undefined ? [] : disagreement(next, act, answer, acts);
    });
    if (acts.length > 1) adoptTidied(next, table);
    const differs = wrong.length > 0 ? wrong : difference(modelSnapshot(next), table);
    if (differs.length === 0) return next;
    why ||= differs.join('\n');
  }
  return why;
}

/** What ran out may be left to the next clean-up when somebody else was at that day; both are right. */
function adoptTidied(model: Model, table: readonly string[]): void {
  for (const one of model.appointments) {
    const isOver = (one.status === 'pending' || one.status === 'expired') && one.until <= model.now;
    if (isOver) one.status = table.includes(`appointment ${one.id} expired`) ? 'expired' : 'pending';
  }
}

/** Lost races that change nothing: somebody else was at the same thing at the same moment. */
const LOST = /^(409 CHANGED_MEANWHILE|429 TOO_MANY)$/;

function disagreement(model: Model, act: Act, seen: Seen, round: readonly Act[]): string[] {
  const alone = round.length === 1;
  if (!alone && mayHaveLost(act, seen, round)) return [];
  const wanted = apply(model, act, seen);
  const isSame =
    wanted.said === seen.said &&
    (wanted.id ?? seen.id) === seen.id &&
    (wanted.duplicate ?? seen.duplicate) === seen.duplicate &&
    (!alone || (wanted.professional ?? seen.professional) === seen.professional) &&
    (!alone || (wanted.starts ?? []).join() === (seen.starts ?? []).join());
  return isSame ? [] : [`${JSON.stringify(act)} should be answered ${JSON.stringify(wanted)}`];
}

/**
 * A hold that changes while it is ended or prolonged is not found. Whether a time is taken is judged on days that are not read at
 * one instant: while somebody moves or days are opened it may look taken though somebody was free at every moment.
 */
function mayHaveLost(act: Act, { said }: Seen, round: readonly Act[]): boolean {
  if (LOST.test(said)) return true;
  if (act.do === 'prolong' || act.do === 'end-hold') return said === '404 NOT_FOUND';
  return said === '409 SLOT_TAKEN' && round.some((other) => other.do === 'move' || other.do === 'open');
}

function difference(model: readonly string[], table: readonly string[]): string[] {
  return [
    ...model.filter((line) => !table.includes(line)).map((line) => `the table lacks: ${line}`),
    ...table.filter((line) => !model.includes(line)).map((line) => `the model lacks: ${line}`),
  ];
}

function ordersOf(all: readonly number[]): number[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first) => ordersOf(all.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}

const told = (acts: readonly Act[], seen: readonly Seen[]): string =>
  acts.map((act, at) => `${JSON.stringify(act)} was answered ${JSON.stringify(seen[at])}`).join('\n');
