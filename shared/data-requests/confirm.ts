import { bookingCode } from '../config/booking-code.ts';
import { sameText } from '../config/keyring.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { type DataRequest, isPendingRequest, type PendingDataRequest } from '../domain/data-request.ts';
import { next, received } from '../domain/data-request-moves.ts';
import { DomainError } from '../domain/errors.ts';
import { tellDataItems } from '../store/data-messages.ts';
import { dataRequestWrite, getDataRequest } from '../store/data-requests.ts';
import { transact } from '../store/transact.ts';
import { codeMailCount } from './ask.ts';

/** Right or wrong alike: else whoever tries many codes at one moment learns which was right without its being counted. */
const lostRace = () => new DomainError('TOO_MANY', { retryAfter: 1 });

/**
 * Proves the address by the code of its mail: the request is received, and its month runs. The same right code again gets the same answer.
 * @throws DomainError WRONG_CODE, EXPIRED, NOT_FOUND, TOO_MANY after a lost race.
 */
export async function confirmData(deps: Deps, caf: Caf, id: string, code: string): Promise<void> {
  const now = deps.clock();
  const request = await found(deps, caf, id);
  if (request.codeRound !== undefined && sameText(code, bookingCode(deps.keys, request, request.codeRound)))
    return;
  const pending = pendingOf(request, now);
  if (!sameText(code, bookingCode(deps.keys, pending, pending.state.codeRound)))
    return wrongCode(deps, caf, pending);
  const result = await transact(deps.store, [dataRequestWrite(received(pending, now))]);
  if (result.ok) return;
  const current = await found(deps, caf, id);
  if (current.codeRound === undefined) throw lostRace();
}

/** Counts a wrong code; the last one allowed ends the request. */
async function wrongCode(deps: Deps, caf: Caf, pending: PendingDataRequest): Promise<never> {
  const { state } = pending;
  const wrongCodes = state.wrongCodes + 1;
  const isLast = wrongCodes >= caf.limits.codeTries;
  const becomes = next(pending, {
    state: isLast ? { status: 'dropped', at: deps.clock() } : { ...state, wrongCodes },
  });
  if (!(await transact(deps.store, [dataRequestWrite(becomes)])).ok) throw lostRace();
  throw isLast
    ? new DomainError('EXPIRED')
    : new DomainError('WRONG_CODE', { triesLeft: caf.limits.codeTries - wrongCodes });
}

/**
 * Sends a new code; the earlier one is dead and the end of the request stays. `expiresAt`: epoch ms.
 * @throws DomainError EXPIRED, NOT_FOUND, TOO_MANY after the resends that are allowed.
 */
export async function resendDataCode(deps: Deps, caf: Caf, id: string): Promise<{ expiresAt: number }> {
  const now = deps.clock();
  const pending = pendingOf(await found(deps, caf, id), now);
  const { codeRound, expiresAt } = pending.state;
  if (codeRound >= caf.limits.codeResends)
    throw new DomainError('TOO_MANY', { retryAfter: Math.ceil((expiresAt - now) / 1000) });
  const again = next(pending, { state: { ...pending.state, codeRound: codeRound + 1 } });
  const result = await transact(deps.store, [
    dataRequestWrite(again),
    ...tellDataItems(again, 'data-code', { now }),
    ...codeMailCount(deps, caf, pending.person, now),
  ]);
  if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
  return { expiresAt };
}

async function found(deps: Deps, caf: Caf, id: string): Promise<DataRequest> {
  const request = await getDataRequest(deps.store, caf.code, id);
  if (request === undefined) throw new DomainError('NOT_FOUND');
  return request;
}

function pendingOf(request: DataRequest, now: number): PendingDataRequest {
  if (!isPendingRequest(request) || request.state.expiresAt <= now) throw new DomainError('EXPIRED');
  return request;
}
