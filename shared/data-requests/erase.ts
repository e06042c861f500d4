import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import type { RecordOutcome } from '../domain/data-outcome.ts';
import type { SearchedRequest } from '../domain/data-request.ts';
import { type DataFinding, findingsOf, outcomeWrite } from '../store/data-findings.ts';
import { transact } from '../store/transact.ts';
import { isOwn, OWN_KINDS } from './own-kinds.ts';
import { proofFor, recordsOf } from './records.ts';

/**
 * Deals with what was found for an erasure, at most `most` records (D3): what is over is erased, with what says so in the same act; what
 * still runs stays. False while some are left.
 */
export async function eraseFound(
  deps: Deps,
  caf: Caf,
  request: SearchedRequest,
  most: number,
): Promise<boolean> {
  const left = (await findingsOf(deps.store, request)).filter(({ outcome }) => outcome === undefined);
  const now = left.slice(0, most);
  const records = await recordsOf(deps, now);
  let isDone = left.length === now.length;
  for (const finding of now)
    if (!(await eraseOne(deps, { caf, request, finding, item: records.get(finding) }))) isDone = false;
  return isDone;
}

interface One {
  readonly caf: Caf;
  readonly request: SearchedRequest;
  readonly finding: DataFinding;
  readonly item: Record<string, unknown> | undefined;
}

/** False when somebody else changed the record meanwhile: the next run looks again. */
async function eraseOne(deps: Deps, { caf, request, finding, item }: One): Promise<boolean> {
  const { what } = finding;
  const done: RecordOutcome = finding.runs ? { did: 'ended' } : { did: 'erased' };
  const own = item === undefined || !isOwn(what) ? undefined : OWN_KINDS[what](item, proofFor(deps, request));
  if (own === undefined) {
    // Gone, or ended by a run that was cut short before it could say so; any other is no longer theirs.
    const isForgotten = item === undefined || what === 'waiting-entry';
    return say(deps, finding, isForgotten ? done : { did: 'unsaid' });
  }
  const telling = { caf, now: deps.clock() };
  const isSaid = own.facts(telling).length > 0;
  const standing = own.standing(telling);
  if (standing.is === 'runs') {
    const { why, until } = standing;
    const stays: RecordOutcome = { did: 'stays', why, ...(until === undefined ? {} : { until }) };
    return say(deps, finding, isSaid ? stays : { did: 'unsaid' });
  }
  const outcome: RecordOutcome = isSaid ? done : { did: 'unsaid' };
  if ('act' in own.erase) {
    await own.erase.act(deps, caf);
    return say(deps, finding, outcome);
  }
  const result = await transact(deps.store, [...own.erase.writes(deps), outcomeWrite(finding, outcome)]);
  return result.ok || result.failed.has('finding');
}

async function say(deps: Deps, finding: DataFinding, outcome: RecordOutcome): Promise<true> {
  await transact(deps.store, [outcomeWrite(finding, outcome)]);
  return true;
}
