import { findHold } from '../booking/hold.ts';
import type { Deps } from '../deps.ts';
import { openOffer, type WaitingEntry } from '../domain/waiting.ts';
import type { Hold } from '../store/holds.ts';

/** An offered time is a hold like any other; its token is derived, so that it is stored nowhere (D1). */
export function offerToken(deps: Pick<Deps, 'keys'>, { caf, id }: WaitingEntry, number: number): string {
  return deps.keys.token('waiting', `${caf}#${id}#${number}`);
}

/** The hold of the time that is kept for them now. */
export async function heldFor(deps: Deps, entry: WaitingEntry, now: number): Promise<Hold | undefined> {
  const open = openOffer(entry, now);
  return open === undefined
    ? undefined
    : findHold(deps, offerToken(deps, entry, open.number), now, entry.caf);
}
