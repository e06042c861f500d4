import type { Deps } from '../../shared/deps.ts';
import { type Appointment, isActive, receiversOf } from '../../shared/domain/appointment.ts';
import { type Day, isExpired } from '../../shared/domain/day.ts';
import { type Cause, causeOf, disruptionId, dropResolved } from '../../shared/domain/disruption.ts';
import { isOutside } from '../../shared/domain/plan-conflicts.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { standingSessions } from '../../shared/mediation/standing-sessions.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { itemName, parseDay, readTogether } from '../../shared/store/days.ts';
import { addToDisruption, changeDisruption, listOpenDisruptions } from '../../shared/store/disruptions.ts';
import { keys } from '../../shared/store/keys.ts';
import type { PlanSnapshot } from './snapshot.ts';

/** What stands in a day: somebody's appointment, or a joint session of a mediation. */
type Standing = Pick<
  Appointment,
  'id' | 'professional' | 'second' | 'date' | 'cell' | 'start' | 'end' | 'place' | 'mode'
>;

/**
 * Puts appointments and joint sessions that stand outside the windows of some days, those that slipped in meanwhile too, on
 * the list of their cause (B11). Finding them again adds nothing. Says how many were found.
 */
export async function recordTouched(
  deps: Deps,
  snapshot: PlanSnapshot,
  days: readonly Day[],
): Promise<number> {
  const { caf, owner, planning, closures } = snapshot;
  const now = deps.clock();
  const ids = days.flatMap((day) =>
    Object.entries(day.entries)
      .filter(([, entry]) => entry.kind === 'appointment' && !isExpired(entry, now))
      .map(([id]) => id),
  );
  const windows = new Map(days.map((day) => [day.date, day.windows]));
  const found = (await standingAhead(deps, caf.code, ids)).filter((one) =>
    isOutside(one, windows.get(one.date) ?? []),
  );
  const calendar = makeCalendar(caf.zone);
  const byCause = new Map<string, { cause: Cause; touched: Standing[] }>();
  for (const one of found) {
    const cause = causeOf(one, { absences: planning.absences, closures }, calendar);
    const id = disruptionId(owner.id, cause);
    const group = byCause.get(id) ?? { cause, touched: [] };
    group.touched.push(one);
    byCause.set(id, group);
  }
  for (const { cause, touched } of byCause.values()) {
    const about = { caf: caf.code, professional: owner.id, role: owner.role, cause };
    await addToDisruption(deps.store, about, touched, now);
  }
  return found.length;
}

/** Takes off the professional's open lists what is not in the way any more: cancelled, moved, over, or inside a window again. */
export async function resolveTouched(deps: Deps, { caf, owner }: PlanSnapshot): Promise<void> {
  const now = deps.clock();
  const open = (await listOpenDisruptions(deps.store, caf.code)).filter(
    ({ professional }) => professional === owner.id,
  );
  for (const disruption of open) {
    const standing = await inTheWay(deps, caf.code, owner.id, Object.keys(disruption.touched));
    await changeDisruption(deps.store, disruption, now, (existing) =>
      existing === undefined
        ? undefined
        : dropResolved(
            existing,
            (id, { date, cell }) => {
              const one = standing.get(id);
              return one !== undefined && one.date === date && one.cell === cell;
            },
            now,
          ),
    );
  }
}

/** Of some appointments, those that still stand with this professional outside the windows of their day. */
async function inTheWay(
  deps: Deps,
  caf: string,
  professional: string,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const appointments = (await standingAhead(deps, caf, ids)).filter((one) =>
    receiversOf(one).includes(professional),
  );
  const dates = [...new Set(appointments.map(({ date }) => date))];
  const dayKeys = dates.map((date) => keys.day(caf, professional, date));
  const windows = new Map<string, Day['windows']>();
  for (let from = 0; from < dayKeys.length; from += 100) {
    const found = await readTogether(deps.store, dayKeys.slice(from, from + 100));
    dates.forEach((date) => {
      const item = found.get(itemName(keys.day(caf, professional, date)));
      if (item !== undefined) windows.set(date, parseDay(item).windows);
    });
  }
  const outside = appointments.filter((one) => isOutside(one, windows.get(one.date) ?? []));
  return new Map(outside.map((one) => [one.id, one]));
}

async function standingAhead(deps: Deps, caf: string, ids: readonly string[]): Promise<Standing[]> {
  const now = deps.clock();
  const [appointments, sessions] = await Promise.all([
    getAppointments(deps.store, caf, ids),
    standingSessions(deps, caf, ids, now),
  ]);
  return [...appointments.filter((one) => isActive(one, now) && one.end > now), ...sessions];
}
