import { readKept } from '../booking/kept.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { openOffer, type WaitingEntry, type WhyOver, whyOver } from '../domain/waiting.ts';
import { answered, over } from '../domain/waiting-moves.ts';
import { endHoldWrites } from '../store/holds.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { getWaiting, waitingUnguardWrites, waitingWrite } from '../store/waiting.ts';
import { heldFor } from './held.ts';

const ATTEMPTS = 4;

/**
 * Takes somebody off the list, forgets who it was (D2) and gives the time kept for them back, in one act. Twice is the same as
 * once; whoever has taken a time keeps it. @throws DomainError NOT_FOUND.
 */
export function leaveWaiting(deps: Deps, caf: Caf, id: string, why: WhyOver): Promise<WaitingEntry> {
  return change(deps, caf, id, (entry, now) => {
    const { status } = entry.state;
    return status === 'over' || status === 'taken' ? undefined : over(entry, why, now);
  });
}

/**
 * Ends the time that is kept for them, if it is the one of `start` (epoch ms): it does not suit, or the Caf must take it back. The
 * next in order is asked by the table's stream. @throws DomainError NOT_FOUND, OFFER_OVER.
 */
export function endOffered(
  deps: Deps,
  caf: Caf,
  id: string,
  { start, ended }: { start: number; ended: 'declined' | 'withdrawn' },
): Promise<WaitingEntry> {
  return change(deps, caf, id, (entry, now) => {
    if (entry.offers.some((one) => one.start === start && one.ended === ended)) return undefined;
    if (openOffer(entry, now)?.start !== start) throw new DomainError('OFFER_OVER');
    return answered(entry, ended, { caf, now });
  });
}

/** Takes off the list who waits for nothing any more: every offer used, or the date past. Undefined when they do wait. */
export async function dropIfOver(deps: Deps, caf: Caf, entry: WaitingEntry): Promise<WhyOver | undefined> {
  const why = whyOver(entry, { caf, now: deps.clock() });
  if (why !== undefined && entry.state.status === 'waiting')
    await change(deps, caf, entry.id, (current, now) =>
      current.state.status === 'waiting' && whyOver(current, { caf, now }) !== undefined
        ? over(current, why, now)
        : undefined,
    );
  return why;
}

async function change(
  deps: Deps,
  caf: Caf,
  id: string,
  decide: (entry: WaitingEntry, now: number) => WaitingEntry | undefined,
): Promise<WaitingEntry> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const now = deps.clock();
    const entry = await getWaiting(deps.store, caf.code, id);
    if (entry === undefined) throw new DomainError('NOT_FOUND');
    const becomes = decide(entry, now);
    if (becomes === undefined) return entry;
    const result = await transact(deps.store, [
      waitingWrite(becomes),
      ...(becomes.who === undefined ? waitingUnguardWrites(deps.keys, entry) : []),
      ...(await giveBackWrites(deps, entry, now)),
    ]);
    if (result.ok) return becomes;
  }
  throw new DomainError('BUSY');
}

/** Frees the time that is kept for them; what ran out meanwhile is the tidier's. */
async function giveBackWrites(deps: Deps, entry: WaitingEntry, now: number): Promise<NamedWrite[]> {
  const hold = await heldFor(deps, entry, now);
  if (hold === undefined) return [];
  return [...(await readKept(deps, hold)).released(), ...endHoldWrites(hold)];
}
