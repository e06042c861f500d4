import type { Deps } from '../deps.ts';
import type { Mediation } from '../domain/mediation.ts';
import { standingTime } from '../domain/mediation-sessions.ts';
import { daysOfDates } from '../store/days.ts';

/** Sessions ahead that stand outside the mediator's hours, since an absence or a closure came over them (B11). */
export async function outsideHours(
  deps: Deps,
  { caf, mediator, sessions }: Mediation,
  now: number,
): Promise<Set<string>> {
  const standing = sessions.flatMap((session) => {
    const time = standingTime(session);
    return time === undefined || time.start <= now ? [] : [{ session, time }];
  });
  const dates = [...new Set(standing.map(({ time }) => time.date))];
  const days = await daysOfDates(
    deps.store,
    dates.map((date) => ({ caf, professional: mediator, date })),
  );
  const outside = standing.filter(({ session, time }) => {
    const windows = days.find(({ date }) => date === time.date)?.windows ?? [];
    const end = time.cell + session.lengthCells;
    return !windows.some(({ from, to, place }) => from <= time.cell && end <= to && place === session.place);
  });
  return new Set(outside.map(({ session }) => session.id));
}
