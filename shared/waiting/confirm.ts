import { bookingCode } from '../config/booking-code.ts';
import { sameText } from '../config/keyring.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { isPendingWait, type PendingWait, type WaitingEntry } from '../domain/waiting.ts';
import { over } from '../domain/waiting-moves.ts';
import { countCodeMail } from '../store/limits.ts';
import { transact } from '../store/transact.ts';
import { getWaiting, waitingWrite } from '../store/waiting.ts';
import { tellWaitingItems } from '../store/waiting-messages.ts';
import { enter } from './enter.ts';

/** The six digits of the mail: derived, so that they are stored nowhere (D1). */
export function waitingCode(deps: Pick<Deps, 'keys'>, caf: string, id: string, round: number): string {
  return bookingCode(deps.keys, { caf, id }, round);
}

/**
 * Proves the address by the code of its mail, and from now on they wait (B5). Whoever waits already keeps that place, and its link is
 * sent again. The same right code again gets the same answer.
 * @throws DomainError WRONG_CODE, EXPIRED, NOT_FOUND, ALREADY_WAITING, TOO_MANY after a lost race.
 */
export async function confirmWaiting(deps: Deps, caf: Caf, id: string, code: string): Promise<void> {
  const now = deps.clock();
  const entry = await getWaiting(deps.store, caf.code, id);
  if (entry === undefined) throw new DomainError('NOT_FOUND');
  if (isConfirmedBy(deps, entry, code)) return;
  const pending = pendingOf(entry, now);
  const { codeRound } = pending.state;
  if (!sameText(code, waitingCode(deps, caf.code, id, codeRound))) return wrongCode(deps, caf, pending);
  const done = await enter(deps, caf, pending, { codeRound });
  switch (done.kind) {
    case 'entered':
      return;
    case 'before':
      return waitsAlready(deps, pending, done.entry);
    case 'refused': {
      const current = await getWaiting(deps.store, caf.code, id);
      if (current !== undefined && isConfirmedBy(deps, current, code)) return;
      throw new DomainError('TOO_MANY', { retryAfter: 1 });
    }
  }
}

async function waitsAlready(deps: Deps, pending: PendingWait, before: WaitingEntry): Promise<never> {
  const now = deps.clock();
  await transact(deps.store, [
    waitingWrite(over(pending, 'already-waiting', now)),
    ...tellWaitingItems({ entry: before }, 'waiting-joined', { now }),
  ]);
  throw new DomainError('ALREADY_WAITING');
}

function isConfirmedBy(deps: Deps, { caf, id, state }: WaitingEntry, code: string): boolean {
  if (state.status !== 'waiting' || state.codeRound === undefined) return false;
  return sameText(code, waitingCode(deps, caf, id, state.codeRound));
}

/** Counts a wrong code; the last one allowed ends the request. */
async function wrongCode(deps: Deps, caf: Caf, pending: PendingWait): Promise<never> {
  const wrongCodes = pending.state.wrongCodes + 1;
  const isLast = wrongCodes >= caf.limits.codeTries;
  const becomes: WaitingEntry = isLast
    ? over(pending, 'wrong-code', deps.clock())
    : { ...pending, version: pending.version + 1, state: { ...pending.state, wrongCodes } };
  const result = await transact(deps.store, [waitingWrite(becomes)]);
  // Right or wrong alike: else whoever tries many at one moment learns which was right without its being counted.
  if (!result.ok) throw new DomainError('TOO_MANY', { retryAfter: 1 });
  throw isLast
    ? new DomainError('EXPIRED')
    : new DomainError('WRONG_CODE', { triesLeft: caf.limits.codeTries - wrongCodes });
}

/**
 * Sends a new code; the earlier one is dead and the end of the request stays.
 * @throws DomainError EXPIRED, NOT_FOUND, TOO_MANY after the resends that are allowed.
 */
export async function resendWaiting(deps: Deps, caf: Caf, id: string): Promise<{ expiresAt: number }> {
  const now = deps.clock();
  const entry = await getWaiting(deps.store, caf.code, id);
  if (entry === undefined) throw new DomainError('NOT_FOUND');
  const pending = pendingOf(entry, now);
  const { codeRound, expiresAt } = pending.state;
  const { email } = pending.who.person;
  if (codeRound >= caf.limits.codeResends)
    throw new DomainError('TOO_MANY', { retryAfter: Math.ceil((expiresAt - now) / 1000) });
  const again: WaitingEntry = {
    ...pending,
    version: pending.version + 1,
    state: { ...pending.state, codeRound: codeRound + 1 },
  };
  const result = await transact(deps.store, [
    waitingWrite(again),
    ...tellWaitingItems({ entry: again }, 'waiting-code', { now }),
    ...(email === undefined ? [] : [countCodeMail(deps.keys, { caf, email, now })]),
  ]);
  if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
  return { expiresAt };
}

function pendingOf(entry: WaitingEntry, now: number): PendingWait {
  if (!isPendingWait(entry) || entry.state.expiresAt <= now) throw new DomainError('EXPIRED');
  return entry;
}
