import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import { type Appointment, isActive } from '../../shared/domain/appointment.ts';
import { appointmentIds, type Day, type Window } from '../../shared/domain/day.ts';
import { openDay } from '../../shared/domain/opening.ts';
import type { PlanContext } from '../../shared/domain/plan-changes.ts';
import { isOutside } from '../../shared/domain/plan-conflicts.ts';
import { daysIn, openingRange } from '../../shared/domain/plan-horizon.ts';
import type { OpeningJob, Planning } from '../../shared/domain/planning.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { standingSessions } from '../../shared/mediation/standing-sessions.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { listClosures } from '../../shared/store/closures.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import type { ConsequencesView } from './schemas.ts';

type Consequences = z.input<typeof ConsequencesView>;
type Conflict = Consequences['conflicts'][number];

/**
 * What a change of one plan leads to: appointments that the plan as it will be leaves outside (they stand all the same),
 * and the days that wait for the opener. Public holidays do not matter here: nothing can be booked on them.
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

/** Appointments of some days that the windows to come leave outside, by time. */
export async function findConflicts(
  deps: Deps,
  caf: PlanContext['caf'],
  days: readonly Day[],
  windowsOf: (day: Day) => readonly Window[],
  now: number,
): Promise<Conflict[]> {
  const calendar = makeCalendar(caf.zone);
  const booked = days.filter((day) => appointmentIds(day, now).length > 0);
  const ids = booked.flatMap((day) => appointmentIds(day, now));
  const [appointments, sessions] = await Promise.all([
    getAppointments(deps.store, caf.code, ids),
    standingSessions(deps, caf.code, ids, now),
  ]);
  const windows = new Map(booked.map((day) => [dayName(day), windowsOf(day)]));
  return [...appointments.filter((one) => isActive(one, now) && one.end > now), ...sessions]
    .filter((one) => isOutside(one, windows.get(dayName(one)) ?? []))
    .sort((a, b) => a.start - b.start)
    .map(({ id, professional, start, end, place }) => ({
      appointment: id,
      professional,
      start: calendar.iso(start),
      end: calendar.iso(end),
      place,
    }));
}

const dayName = ({ professional, date }: Pick<Appointment, 'professional' | 'date'>) =>
  `${professional} ${date}`;
