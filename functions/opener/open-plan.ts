import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import type { Day } from '../../shared/domain/day.ts';
import { openDay } from '../../shared/domain/opening.ts';
import { type DateRange, datesIn, openingRange } from '../../shared/domain/plan-horizon.ts';
import type { Plan } from '../../shared/domain/planning.ts';
import { addDays, makeCalendar } from '../../shared/domain/time.ts';
import type { LocalDate } from '../../shared/domain/words.ts';
import { markOpened, openDayItem } from '../../shared/store/opening.ts';
import { getProfessional } from '../../shared/store/professionals.ts';
import { tellOpened } from '../../shared/waiting/opened.ts';
import { recordTouched, resolveTouched } from './disruptions.ts';
import { inParallel } from './parallel.ts';
import { type PlanSnapshot, takeSnapshot } from './snapshot.ts';

/** Days written at a time: a plan of half a year is open within seconds and a small table is not thrown off its feet. */
const AT_A_TIME = 10;

/**
 * Opens the days of one professional from the plan as it stands (B3), and puts the people whom it leaves outside on
 * their cause's list (B11). `asOf` (epoch ms): the moment for which the horizon is counted, when later than now.
 */
export async function openPlan(
  deps: Deps,
  caf: Caf,
  ask: { professional: string; asOf: number; isHoliday: (date: LocalDate) => boolean },
): Promise<void> {
  const owner = await getProfessional(deps.store, caf.code, ask.professional);
  if (owner === undefined) {
    deps.log.warn('an opening job names nobody', { caf: caf.code, professional: ask.professional });
    return;
  }
  const snapshot = await takeSnapshot(deps, caf, owner, ask.isHoliday);
  const now = deps.clock();
  const range = { ...openingRange(caf, now), to: openingRange(caf, Math.max(now, ask.asOf)).to };
  const days = await openDates(deps, snapshot, datesIn(stillToOpen(snapshot.planning.plan, range)));
  const touched = await recordTouched(deps, snapshot, days);
  await resolveTouched(deps, snapshot);
  await tellOpened(deps, caf, days);
  await markOpened(deps.store, snapshot.planning.plan, range.to);
  deps.log.info('days opened', { caf: caf.code, days: days.length, touched });
}

/** Writes some days and gives those that stand at this plan's revision; days that a newer run has opened are its own. */
export async function openDates(
  deps: Deps,
  { caf, owner, planning, closures, isHoliday }: PlanSnapshot,
  dates: readonly LocalDate[],
): Promise<Day[]> {
  const { plan, availabilities, absences } = planning;
  const calendar = makeCalendar(caf.zone);
  const opened = await inParallel(dates, AT_A_TIME, (date) =>
    openDayItem(deps.store, {
      caf: caf.code,
      professional: owner.id,
      role: owner.role,
      date,
      revision: plan.revision,
      windows: openDay({ availabilities, absences, closures, isHoliday, date, zone: caf.zone }, calendar),
    }),
  );
  return opened.flatMap((one) => (one.kind === 'newer' ? [] : [one.day]));
}

/** All days when the plan has changed, else those that the calendar has brought within the horizon. */
function stillToOpen({ revision, openedRevision, openedUntil }: Plan, range: DateRange): DateRange {
  if (openedRevision < revision || openedUntil === undefined || openedUntil < range.from) return range;
  return { from: addDays(openedUntil, 1), to: range.to };
}
