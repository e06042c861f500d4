import type { Deps } from '../deps.ts';
import { groupOfEntry } from '../domain/group.ts';
import { getGroups } from '../store/groups.ts';
import type { Engagement } from './engagement.ts';

/** Of some ids, the group sessions that are held and not over yet, one for each animator; other ids are passed over (B11). */
export async function groupSessions(
  { store }: Pick<Deps, 'store'>,
  caf: string,
  ids: readonly string[],
  now: number,
): Promise<Engagement[]> {
  const entries = new Map(ids.flatMap((id) => pairOf(groupOfEntry(id), id)));
  if (entries.size === 0) return [];
  const groups = await getGroups(store, caf, [...entries.keys()]);
  return groups.flatMap(({ id: about, animators, date, cell, start, end, place, mode, state }) => {
    const id = entries.get(about);
    if (id === undefined || state.status !== 'open' || end <= now) return [];
    return animators.map((professional) => ({
      kind: 'group-session',
      ...{ id, about, professional, date, cell, start, end, place, mode },
    }));
  });
}

const pairOf = (group: string | undefined, entry: string): [string, string][] =>
  group === undefined ? [] : [[group, entry]];
