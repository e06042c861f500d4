import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { type DataKind, isDataKind } from '../domain/data-kinds.ts';
import type { Proof } from '../domain/data-proof.ts';
import { isSearched, type Place, type SearchedRequest } from '../domain/data-request.ts';
import { next } from '../domain/data-request-moves.ts';
import { type DataFinding, findingsOf, findingWrite } from '../store/data-findings.ts';
import { dataRequestWrite, getDataRequest } from '../store/data-requests.ts';
import { isMarkedDiscreet } from '../store/person-marks.ts';
import { scanPage } from '../store/scan.ts';
import { transact } from '../store/transact.ts';
import { ABOUT_KINDS, isAbout } from './about-kinds.ts';
import { eraseFound } from './erase.ts';
import { finishSearch } from './finish.ts';
import { isOwn, OWN_KINDS, type OwnRecord } from './own-kinds.ts';
import { ABOUT, OWN, proofFor, recordsOf } from './records.ts';

/** Bounds of one run; what is left is done by the next, which the table's stream brings. */
export interface Bounds {
  readonly pages: number;
  readonly itemsPerPage: number;
  readonly erased: number;
}
const BOUNDS: Bounds = { pages: 20, itemsPerPage: 1_000, erased: 200 };

/** Notes written in one transaction. */
const NOTES_AT_ONCE = 50;

/**
 * Goes on with the search for somebody's records: page by page over the table, each page noted before the next is read. Begun again after a crash,
 * it reads the last page again and notes the same; of two at one moment one goes on. Nothing is done for a request that is not being searched.
 */
export async function workOnData(
  deps: Deps,
  caf: Caf,
  id: string,
  bounds: Bounds = BOUNDS,
): Promise<'done' | 'again'> {
  const found = await getDataRequest(deps.store, caf.code, id);
  if (found === undefined || !isSearched(found)) return 'done';
  let request = found;
  for (let pages = 0; pages < bounds.pages; pages += 1) {
    if (request.state.step === 'erasing') {
      const isDone = await eraseFound(deps, caf, request, bounds.erased);
      return isDone ? finishSearch(deps, caf, request) : handOn(deps, request);
    }
    const stepped = await readPage(deps, request, bounds);
    if (stepped === 'done') return finishSearch(deps, caf, request);
    if (stepped === undefined) return 'done';
    request = stepped;
  }
  return handOn(deps, request);
}

/** Reads one page and notes what is theirs, and where to go on. Undefined when somebody else went on meanwhile; `done`: after the last. */
async function readPage(
  deps: Deps,
  request: SearchedRequest,
  { itemsPerPage: limit }: Bounds,
): Promise<SearchedRequest | 'done' | undefined> {
  const { caf, state, what } = request;
  const kinds = state.step === 'records' ? OWN : ABOUT;
  const page = await scanPage(deps.store, { caf, kinds, after: state.after, limit });
  const isTheirs = state.step === 'records' ? ownOf(deps, request) : await aboutOf(deps, request);
  const findings: Note[] = page.items.flatMap((item) => isTheirs(item) ?? []);
  for (let from = 0; from < findings.length; from += NOTES_AT_ONCE)
    await transact(
      deps.store,
      findings.slice(from, from + NOTES_AT_ONCE).map(({ finding }) => findingWrite(finding, deps.clock())),
    );
  const noLink = request.noLink === true || (await isAnyDiscreet(deps, caf, findings));
  const step = page.next !== undefined ? state.step : what === 'erasure' ? 'erasing' : 'messages';
  if (page.next === undefined && state.step === 'messages') return 'done';
  const becomes = next(request, {
    ...(findings.some(({ objects }) => objects) ? { objects: true } : {}),
    ...(noLink ? { noLink } : {}),
    state: {
      status: 'searching',
      step,
      at: deps.clock(),
      ...(page.next === undefined ? {} : { after: page.next }),
    },
  });
  const written = await transact(deps.store, [dataRequestWrite(becomes)]);
  return written.ok && isSearched(becomes) ? becomes : undefined;
}

type Item = Record<string, unknown>;
interface Note {
  readonly finding: DataFinding;
  readonly objects: boolean;
  readonly reached: OwnRecord['reached'];
}
type Judge = (item: Item) => Note | undefined;

function ownOf(deps: Deps, request: SearchedRequest): Judge {
  const proof = proofFor(deps, request);
  const telling = tellingOf(deps, request.caf);
  return (item) => {
    const { what, place } = nameOf(item);
    if (what === undefined || !isOwn(what) || (what === 'data-request' && item['id'] === request.id))
      return undefined;
    const record = OWN_KINDS[what](item, proof);
    if (record === undefined) return undefined;
    const runs = record.standing(telling).is === 'endable' && record.facts(telling).some((fact) => fact.runs);
    const { objects, reached } = record;
    return { finding: noteOf(request, what, place, runs), objects, reached };
  };
}

/** Whether messages about any of these follow the discreet path (F4): then the answer does too, whatever was typed when it was asked for. */
async function isAnyDiscreet(deps: Deps, caf: string, notes: readonly Note[]): Promise<boolean> {
  for (const { person, discreet } of notes.flatMap(({ reached }) => reached))
    if (discreet || (await isMarkedDiscreet(deps, caf, person))) return true;
  return false;
}

/** Messages and calls that speak of what was found before. */
async function aboutOf(deps: Deps, request: SearchedRequest): Promise<Judge> {
  const subjects = await subjectsFound(deps, request, proofFor(deps, request));
  return (item) => {
    const { what, place } = nameOf(item);
    if (what === undefined || !isAbout(what)) return undefined;
    if (!subjects.has(ABOUT_KINDS[what](item).subject)) return undefined;
    return { finding: noteOf(request, what, place, false), objects: false, reached: [] };
  };
}

async function subjectsFound(deps: Deps, request: SearchedRequest, proof: Proof): Promise<Set<string>> {
  const records = await recordsOf(deps, await findingsOf(deps.store, request));
  return new Set(
    [...records].flatMap(([{ what }, item]) =>
      isOwn(what) ? (OWN_KINDS[what](item, proof)?.subjects ?? []) : [],
    ),
  );
}

function noteOf({ caf, id }: SearchedRequest, what: DataKind, place: Place, runs: boolean): DataFinding {
  return { caf, request: id, what, place, runs };
}

function nameOf(item: Item): { what: DataKind | undefined; place: Place } {
  const kind = String(item['kind']);
  return {
    what: isDataKind(kind) ? kind : undefined,
    place: { pk: String(item['pk']), sk: String(item['sk']) },
  };
}

/** @throws Error for a Caf that the configuration no longer knows. */
function tellingOf({ cafs, clock }: Deps, code: string) {
  const caf = cafs.get(code);
  if (caf === undefined) throw new Error('unknown caf');
  return { caf, now: clock() };
}

/** The next run goes on: the relay hears of the touch. */
async function handOn(deps: Deps, request: SearchedRequest): Promise<'done'> {
  const now = deps.clock();
  const becomes = next(request, { state: { ...request.state, at: now } });
  await transact(deps.store, [dataRequestWrite(becomes, now)]);
  return 'done';
}
