import type { Deps } from '../deps.ts';
import type { GroupSession } from '../domain/group.ts';
import { isOutside } from '../domain/plan-conflicts.ts';
import { daysOfDates } from '../store/days.ts';

/** Animators over whose hours an absence or a closure came since: the session stands all the same, until it is cancelled (B11). */
export async function outsideHours(deps: Deps, session: GroupSession): Promise<string[]> {
  const { caf, date, animators, state, start } = session;
  if (state.status !== 'open' || start <= deps.clock()) return [];
  const days = await daysOfDates(
    deps.store,
    animators.map((professional) => ({ caf, professional, date })),
  );
  return animators.filter((animator) => {
    const day = days.find(({ professional }) => professional === animator);
    return day === undefined || isOutside(session, day.windows);
  });
}
