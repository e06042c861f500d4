import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import type { DataRequest, RefusalReason } from '../domain/data-request.ts';
import {
  type Checking,
  checked,
  handedOver,
  maySlip,
  refused,
  slipped,
} from '../domain/data-request-moves.ts';
import { DomainError } from '../domain/errors.ts';
import { dataLinkWrite, endDataLinkWrite, hashOfCode, slipCode } from '../store/data-links.ts';
import { tellDataItems } from '../store/data-messages.ts';
import { dataRequestWrite, getDataRequest } from '../store/data-requests.ts';
import { type NamedWrite, transact } from '../store/transact.ts';

/** Numbers of a slip whose code another slip has already; one is rare enough. */
const ATTEMPTS = 4;

/** Records who was made sure of how; the search begins. @throws DomainError NOT_FOUND, INVALID, REQUEST_CLOSED, CHANGED_MEANWHILE. */
export function checkData(deps: Deps, caf: Caf, id: string, checking: Checking): Promise<DataRequest> {
  return change(deps, caf, id, (request, now) => {
    const becomes = checked(request, checking, now);
    return becomes && { becomes, writes: [dataRequestWrite(becomes, now)] };
  });
}

/** Ends a request before any search; the person is told in neutral words. @throws DomainError NOT_FOUND, REQUEST_CLOSED, CHANGED_MEANWHILE. */
export function refuseData(
  deps: Deps,
  caf: Caf,
  id: string,
  refusal: { readonly reason: RefusalReason; readonly by: string },
): Promise<DataRequest> {
  return change(deps, caf, id, (request, now) => {
    const becomes = refused(request, refusal, now);
    const told = becomes === undefined ? [] : tellDataItems(becomes, 'data-refused', { now });
    return becomes && { becomes, writes: [dataRequestWrite(becomes), ...told] };
  });
}

/** The slip was posted or given; said twice, it is one. @throws DomainError NOT_FOUND, REQUEST_CLOSED, CHANGED_MEANWHILE. */
export function handOverData(deps: Deps, caf: Caf, id: string): Promise<DataRequest> {
  return change(deps, caf, id, (request, now) => {
    const becomes = handedOver(request, now);
    return becomes && { becomes, writes: [dataRequestWrite(becomes)] };
  });
}

/**
 * A slip to print: a new code, which ends the one before; none where a refusal is told.
 * @throws DomainError NOT_FOUND, REQUEST_CLOSED while there is nothing to hand over, CHANGED_MEANWHILE.
 */
export async function printSlip(
  deps: Deps,
  caf: Caf,
  id: string,
): Promise<{ readonly request: DataRequest; readonly code?: string }> {
  let codeRound = 0;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const now = deps.clock();
    const request = await getDataRequest(deps.store, caf.code, id);
    if (request?.receivedAt === undefined) throw new DomainError('NOT_FOUND');
    if (!maySlip(request)) throw new DomainError('REQUEST_CLOSED');
    const { slip, refused: refusal } = request;
    if (refusal !== undefined) return { request: await plainSlip(deps, request, now) };
    const code = slipCode(deps.keys, request, (slip?.round ?? 0) + 1, codeRound);
    const hash = hashOfCode(deps.keys, code);
    const becomes = slipped(request, hash, now);
    const result = await transact(deps.store, [
      dataRequestWrite(becomes),
      dataLinkWrite(request, hash, becomes.slip?.code?.until ?? now),
      ...(slip?.code === undefined ? [] : [endDataLinkWrite(slip.code.hash)]),
    ]);
    if (result.ok) return { request: becomes, code };
    if (!result.failed.has('data-link')) throw new DomainError('CHANGED_MEANWHILE');
    codeRound += 1;
  }
  throw new DomainError('CHANGED_MEANWHILE');
}

async function plainSlip(deps: Deps, request: DataRequest, now: number): Promise<DataRequest> {
  const becomes = slipped(request, undefined, now);
  if (!(await transact(deps.store, [dataRequestWrite(becomes)])).ok)
    throw new DomainError('CHANGED_MEANWHILE');
  return becomes;
}

type Decided = { readonly becomes: DataRequest; readonly writes: readonly NamedWrite[] } | undefined;

async function change(
  deps: Deps,
  caf: Caf,
  id: string,
  decide: (request: DataRequest, now: number) => Decided,
): Promise<DataRequest> {
  const request = await getDataRequest(deps.store, caf.code, id);
  if (request?.receivedAt === undefined) throw new DomainError('NOT_FOUND');
  const decided = decide(request, deps.clock());
  if (decided === undefined) return request;
  if (!(await transact(deps.store, decided.writes)).ok) throw new DomainError('CHANGED_MEANWHILE');
  return decided.becomes;
}
