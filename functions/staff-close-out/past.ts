import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { appointmentIds, type Day } from '../../shared/domain/day.ts';
import { groupOfEntry, registrationsOf } from '../../shared/domain/group.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { type LocalDate, ReceivingRole } from '../../shared/domain/words.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { daysOfProfessional, listDays } from '../../shared/store/days.ts';
import { getGroups } from '../../shared/store/groups.ts';

/** What one professional received between two local dates, both inclusive, the oldest first. */
export async function pastOf(
  deps: Deps,
  { caf, id }: Professional,
  range: { from: LocalDate; to: LocalDate },
  now: number,
): Promise<Appointment[]> {
  const days = await daysOfProfessional(deps.store, { caf, professional: id, ...range });
  return appointmentsOf(deps, caf, days, now);
}

/** What a whole Caf received, `to` exclusive. */
export async function allPast(
  deps: Deps,
  { code }: Caf,
  range: { from: LocalDate; to: LocalDate },
  now: number,
): Promise<Appointment[]> {
  const lists = await Promise.all(
    ReceivingRole.options.map((role) => listDays(deps.store, { caf: code, role, ...range })),
  );
  return appointmentsOf(deps, code, lists.flat(), now);
}

/** Of two who receive together both days hold it: once. */
async function appointmentsOf(
  deps: Deps,
  caf: string,
  days: readonly Day[],
  now: number,
): Promise<Appointment[]> {
  const entries = [...new Set(days.flatMap((day) => appointmentIds(day, now)))];
  // A group session is one entry of a day, and as many appointments as are registered.
  const sessions = await getGroups(
    deps.store,
    caf,
    entries.map(groupOfEntry).filter((id) => id !== undefined),
  );
  const registered = sessions.flatMap((one) => registrationsOf(one, now));
  const found = await getAppointments(deps.store, caf, [...entries, ...registered]);
  const dates = new Set(days.map(({ date }) => date));
  return found.filter(({ date }) => dates.has(date)).sort((a, b) => a.start - b.start);
}
