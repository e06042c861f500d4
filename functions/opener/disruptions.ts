import type { Deps } from '../../shared/deps.ts';
import { type Appointment, isActive, receiversOf } from '../../shared/domain/appointment.ts';
import { type Day, entryIds } from '../../shared/domain/day.ts';
import { type Cause, causeOf, disruptionId, dropResolved } from '../../shared/domain/disruption.ts';
import { isOutside } from '../../shared/domain/plan-conflicts.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { engagementsOf } from '../../shared/engagements/engagements.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { daysOfDates } from '../../shared/store/days.ts';
import { addToDisruption, changeDisruption, listOpenDisruptions } from '../../shared/store/disruptions.ts';
import type { PlanSnapshot } from './snapshot.ts';

/** What keeps an hour of a day: somebody's appointment, or whatever else the professional is engaged in. */
type Standing = Pick<
  Appointment,
  'id' | 'professional' | 'second' | 'date' | 'cell' | 'start' | 'end' | 'place' | 'mode'
>;

/**
 * Puts what stands outside the windows of some days, what slipped in meanwhile too, on the list of its cause: appointments, sessions
 * of several people, hours proposed and not answered yet (B11). Finding them again adds nothing. Says how many were found.
 */
export async function recordTouched(
  deps: Deps,
  snapshot: PlanSnapshot,
  days: readonly Day[],
): Promise<number> {
  const { caf, owner, planning, closures } = snapshot;
  const now = deps.clock();
  const ids = days.flatMap((day) => entryIds(day, now));
  const windows = new Map(days.map((day) => [day.date, day.windows]));
  const found = (await standingAhead(deps, caf.code, owner.id, ids)).filter((one) =>
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

/** Of some entries, those that still stand with this professional outside the windows of their day. */
async function inTheWay(
  deps: Deps,
  caf: string,
  professional: string,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const standing = await standingAhead(deps, caf, professional, ids);
  const dates = [...new Set(standing.map(({ date }) => date))];
  const days = await daysOfDates(
    deps.store,
    dates.map((date) => ({ caf, professional, date })),
  );
  const windows = new Map(days.map((day) => [day.date, day.windows]));
  const outside = standing.filter((one) => isOutside(one, windows.get(one.date) ?? []));
  return new Map(outside.map((one) => [one.id, one]));
}

async function standingAhead(
  deps: Deps,
  caf: string,
  professional: string,
  ids: readonly string[],
): Promise<Standing[]> {
  const now = deps.clock();
  const [appointments, engagements] = await Promise.all([
    getAppointments(deps.store, caf, ids),
    engagementsOf(deps, caf, ids, now),
  ]);
  return [
    ...appointments.filter(
      (one) => isActive(one, now) && one.end > now && receiversOf(one).includes(professional),
    ),
    ...engagements.filter((one) => one.professional === professional),
  ];
}
