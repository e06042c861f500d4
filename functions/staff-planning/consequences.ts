import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import { isActive } from '../../shared/domain/appointment.ts';
import { type Day, entryIds, type Window } from '../../shared/domain/day.ts';
import { openDay } from '../../shared/domain/opening.ts';
import type { PlanContext } from '../../shared/domain/plan-changes.ts';
import { isOutside } from '../../shared/domain/plan-conflicts.ts';
import { daysIn, openingRange } from '../../shared/domain/plan-horizon.ts';
import type { OpeningJob, Planning } from '../../shared/domain/planning.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { engagementsOf } from '../../shared/engagements/engagements.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { listClosures } from '../../shared/store/closures.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import type { ConsequencesView } from './schemas.ts';

type Consequences = z.input<typeof ConsequencesView>;
type Conflict = Consequences['conflicts'][number];

/**
 * What a change of one plan leads to: what the plan as it will be leaves outside (it stands all the same), and the days that
 * wait for the opener. Public holidays do not matter here: nothing can be booked on them.
 */
export async function consequencesOf(
  deps: Deps,
  { caf, owner, now }: PlanContext,
  becomes: Planning,
  job: OpeningJob,
): Promise<Consequences> {
  const range = openingRange(caf, now);
  const [days, closures] = await Promise.all([
    daysOfProfessional(deps.store, { caf: caf.code, professional: owner.id, ...range }),
    listClosures(deps.store, caf.code),
  ]);
  const calendar = makeCalendar(caf.zone);
  const windowsOf = ({ date }: Day) =>
    openDay({ ...becomes, closures, isHoliday: () => false, date, zone: caf.zone }, calendar);
  const conflicts = await findConflicts(deps, caf, days, windowsOf, now);
  return { conflicts, opening: { job: job.id, daysToOpen: daysIn(range), done: false } };
}

/** What stands in some days, inside their windows, and the windows to come leave outside, by time. */
export async function findConflicts(
  deps: Deps,
  caf: PlanContext['caf'],
  days: readonly Day[],
  windowsOf: (day: Day) => readonly Window[],
  now: number,
): Promise<Conflict[]> {
  const calendar = makeCalendar(caf.zone);
  const ids = days.flatMap((day) => entryIds(day, now));
  const [appointments, engagements] = await Promise.all([
    getAppointments(deps.store, caf.code, ids),
    engagementsOf(deps, caf.code, ids, now),
  ]);
  const standing = [
    ...appointments
      .filter((one) => isActive(one, now) && one.end > now)
      .map((one) => ({ ...one, kind: 'appointment' as const })),
    ...engagements,
  ];
  const byId = new Map(standing.map((one) => [one.id, one]));
  // Judged in the day of each who receives; whatever two hold together is told once.
  const outside = new Map<string, Conflict & { readonly at: number }>();
  for (const day of days) {
    const windows = windowsOf(day);
    for (const id of entryIds(day, now)) {
      const one = byId.get(id);
      if (one?.date !== day.date || outside.has(id)) continue;
      // What an earlier change left outside is on its list already.
      if (!isOutside(one, windows) || isOutside(one, day.windows)) continue;
      const { kind, start, end, place } = one;
      const hours = { start: calendar.iso(start), end: calendar.iso(end) };
      const appointment = kind === 'appointment' ? { appointment: id } : {};
      outside.set(id, { kind, ...appointment, professional: day.professional, ...hours, place, at: start });
    }
  }
  return [...outside.values()].sort((a, b) => a.at - b.at).map(({ at: _, ...conflict }) => conflict);
}
