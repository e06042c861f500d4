import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import type { ErasureOutcome, Fact } from '../domain/data-facts.ts';
import { DATA_RULES } from '../domain/data-kinds.ts';
import { erasureOf } from '../domain/data-outcome.ts';
import type { DataRequest } from '../domain/data-request.ts';
import { DomainError } from '../domain/errors.ts';
import { countOpening } from '../store/code-openings.ts';
import { findingsOf } from '../store/data-findings.ts';
import { hashOfCode, hashOfToken, requestOfLink } from '../store/data-links.ts';
import { isMarkedDiscreet } from '../store/person-marks.ts';
import { ABOUT_KINDS, isAbout } from './about-kinds.ts';
import { isOwn, OWN_KINDS } from './own-kinds.ts';
import { proofFor, recordsOf } from './records.ts';

/** What opens an answer: the token of a mail's link, or the code of a slip as `TypedCode` gives it. */
export type Opener = { readonly token: string } | { readonly code: string };

/** An answer as its person reads it. Instants: epoch ms. */
export type OpenedAnswer = {
  readonly caf: Caf;
  readonly request: DataRequest;
  readonly answeredAt: number;
  readonly until: number;
} & ({ readonly facts: Fact[] } | { readonly erasure: ErasureOutcome });

/**
 * Opens an answer. It is put together from the records as they stand at this moment and kept nowhere; each is judged again to be theirs.
 * Changes nothing (B10). A link that was mailed before its person was marked leads nowhere any more (M7). @throws DomainError NOT_FOUND for an unknown, ended or expired way, TOO_MANY.
 */
export async function openAnswer(deps: Deps, opener: Opener, address: string): Promise<OpenedAnswer> {
  const now = deps.clock();
  await countOpening(deps, address, now);
  const hash = 'token' in opener ? hashOfToken(opener.token) : hashOfCode(deps.keys, opener.code);
  const { request, until } = await requestOfLink(deps.store, hash, now);
  const caf = deps.cafs.get(request.caf);
  const { state, refused } = request;
  const isReady = state.status === 'answered' || state.status === 'to-hand-over';
  if (caf === undefined || !isReady || refused !== undefined) throw new DomainError('NOT_FOUND');
  if ('token' in opener && (await isMarkedDiscreet(deps, caf.code, request.person)))
    throw new DomainError('NOT_FOUND');
  const opened = { caf, request, answeredAt: state.at, until };
  return request.what === 'access'
    ? { ...opened, facts: await factsOf(deps, caf, request) }
    : { ...opened, erasure: await whatWasErased(deps, request) };
}

/** Facts of this person alone, oldest first; never a mark, another party or who read what (D3). */
async function factsOf(deps: Deps, caf: Caf, request: DataRequest): Promise<Fact[]> {
  const telling = { caf, now: deps.clock() };
  const proof = proofFor(deps, request);
  const records = [...(await recordsOf(deps, await findingsOf(deps.store, request)))];
  const own = records.flatMap(([{ what }, item]) =>
    isOwn(what) ? (OWN_KINDS[what](item, proof) ?? []) : [],
  );
  const subjects = new Set(own.flatMap((one) => one.subjects));
  const about = records.flatMap(([{ what }, item]) => (isAbout(what) ? [ABOUT_KINDS[what](item)] : []));
  return [
    ...own.flatMap((one) => one.facts(telling)),
    ...about.flatMap(({ subject, fact }) => (fact !== undefined && subjects.has(subject) ? [fact] : [])),
  ].sort((a, b) => a.at - b.at);
}

async function whatWasErased(deps: Deps, request: DataRequest): Promise<ErasureOutcome> {
  const found = await findingsOf(deps.store, request);
  const all = found.flatMap(({ what, outcome }) =>
    outcome === undefined ? [] : [{ told: DATA_RULES[what].told, outcome }],
  );
  return erasureOf(all, request.objects === true);
}
