import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { addDays, localDateOf, makeCalendar } from '../domain/time.ts';
import { eraseNeeds, getAppointments } from '../store/appointments.ts';
import { daysOfProfessional } from '../store/days.ts';
import { groupsBetween } from '../store/groups.ts';
import { listProfessionals } from '../store/professionals.ts';

/** Days looked back on: a night or two without this run lose nothing. */
const DAYS_BACK = 3;

/**
 * Erases the needs of visits that are over and that nobody has closed yet (B12); closing and cancelling erase them at once.
 * Answers how many had some.
 */
export async function erasePastNeeds(deps: Deps, caf: Caf): Promise<number> {
  const now = deps.clock();
  const to = localDateOf(now, caf.zone);
  const from = addDays(to, -DAYS_BACK);
  const calendar = makeCalendar(caf.zone);
  const sessions = await groupsBetween(deps.store, caf.code, {
    from: calendar.instantOf(from, 0),
    to: calendar.instantOf(addDays(to, 1), 0),
  });
  let erased = await eraseOf(
    deps,
    caf,
    sessions.flatMap(({ entries }) => Object.keys(entries)),
  );
  for (const { id: professional } of await listProfessionals(deps.store, caf.code)) {
    const days = await daysOfProfessional(deps.store, { caf: caf.code, professional, from, to });
    const ids = days.flatMap(({ entries }) =>
      Object.entries(entries).flatMap(([id, { kind }]) => (kind === 'appointment' ? [id] : [])),
    );
    erased += await eraseOf(deps, caf, ids);
  }
  return erased;
}

async function eraseOf(deps: Deps, caf: Caf, ids: readonly string[]): Promise<number> {
  const now = deps.clock();
  const over = (await getAppointments(deps.store, caf.code, ids)).filter(
    ({ needs, end }) => needs.length > 0 && end <= now,
  );
  let erased = 0;
  for (const appointment of over) if (await eraseNeeds(deps.store, appointment, now)) erased += 1;
  return erased;
}
