import type { Deps } from '../../shared/deps.ts';
import { appointmentIds, type Day } from '../../shared/domain/day.ts';
import { type GroupSession, groupOfEntry, registrationsOf } from '../../shared/domain/group.ts';
import type { AgendaView } from '../../shared/domain/plan-access.ts';
import type { Calendar } from '../../shared/domain/time.ts';
import { getGroups } from '../../shared/store/groups.ts';
import type { AgendaItem } from './schemas.ts';

/** The group sessions of some days; an entry is named after its session. */
export async function groupsIn(
  deps: Deps,
  caf: string,
  days: readonly Day[],
  now: number,
): Promise<GroupSession[]> {
  const ids = days.flatMap((day) => appointmentIds(day, now)).map(groupOfEntry);
  const groups = await getGroups(
    deps.store,
    caf,
    [...new Set(ids)].filter((id) => id !== undefined),
  );
  return groups.filter(({ state }) => state.status !== 'cancelled');
}

/** One line for all who come: how many, never who (D6). */
export function showGroup(
  session: GroupSession,
  {
    view,
    owner,
    names,
    calendar,
    now,
  }: {
    readonly view: AgendaView;
    readonly owner: string;
    /** Of those who receive together with the owner. */
    readonly names: ReadonlyMap<string, string>;
    readonly calendar: Calendar;
    readonly now: number;
  },
): AgendaItem {
  const { id, start, end, place, mode, service, animators, seats } = session;
  const busy = { start: calendar.iso(start), end: calendar.iso(end), place };
  if (view === 'busy') return { ...busy, status: 'busy' };
  const beside = animators.find((one) => one !== owner);
  const name = beside === undefined ? undefined : names.get(beside);
  return {
    ...busy,
    status: session.state.status === 'over' ? 'closed' : 'confirmed',
    group: { id, registered: registrationsOf(session, now).length, seats },
    mode,
    service,
    ...(beside === undefined ? {} : { together: { id: beside, ...(name === undefined ? {} : { name }) } }),
  };
}
