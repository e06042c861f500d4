import type { Deps } from '../deps.ts';
import type { Engagement } from './engagement.ts';
import { groupSessions } from './group-sessions.ts';
import { jointSessions } from './joint-sessions.ts';
import { proposedTimes } from './proposed-times.ts';

/** What the entries of some days stand for, appointments apart, as far as it is still ahead of `now` (epoch ms) or runs. */
export async function engagementsOf(
  deps: Pick<Deps, 'store'>,
  caf: string,
  ids: readonly string[],
  now: number,
): Promise<Engagement[]> {
  const found = await Promise.all(
    [jointSessions, proposedTimes, groupSessions].map((kind) => kind(deps, caf, ids, now)),
  );
  return found.flat();
}
