import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { addDays, localDateOf } from '../domain/time.ts';
import { eraseNeeds, getAppointments } from '../store/appointments.ts';
import { daysOfProfessional } from '../store/days.ts';
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
  let erased = 0;
  for (const { id: professional } of await listProfessionals(deps.store, caf.code)) {
    const days = await daysOfProfessional(deps.store, { caf: caf.code, professional, from, to });
    const ids = days.flatMap(({ entries }) =>
      Object.entries(entries).flatMap(([id, { kind }]) => (kind === 'appointment' ? [id] : [])),
    );
    const over = (await getAppointments(deps.store, caf.code, ids)).filter(
      ({ needs, end }) => needs.length > 0 && end <= now,
    );
    for (const appointment of over) if (await eraseNeeds(deps.store, appointment, now)) erased += 1;
  }
  return erased;
}
