import type { Deps } from '../deps.ts';
import type { Caf, Service } from '../domain/caf.ts';
import { isFree, takenAt } from '../domain/cells.ts';
import { CELL_MINUTES, type Day } from '../domain/day.ts';
import { admitsBeside, type Slot } from '../domain/slots.ts';
import { addDays, makeCalendar } from '../domain/time.ts';
import type { LocalDate, Mode } from '../domain/words.ts';
import { daysOfProfessional } from '../store/days.ts';

interface FittingAsk {
  readonly professional?: string | undefined;
  readonly second?: string | undefined;
  readonly place?: string | undefined;
  readonly mode?: Mode | undefined;
  /** The way to a home, minutes; the service's own when left out. */
  readonly travelMinutes?: number | undefined;
  readonly from: LocalDate;
  /** Exclusive. */
  readonly to: LocalDate;
  readonly now: number;
  /** The appointment that looks for another time: what it keeps is free for itself. */
  readonly but?: string | undefined;
}

/**
 * Which times of one agenda can also be kept beside a second professional, and with the way to a home before and after; nothing
 * where neither is asked for. Days are read once, for the range.
 */
export async function fittingTimes(
  deps: Deps,
  caf: Caf,
  service: Service,
  ask: FittingAsk,
): Promise<((slot: Slot) => boolean) | undefined> {
  const { professional, second, from, to, now } = ask;
  const travels = service.modes.includes('home') && (ask.mode ?? 'home') === 'home';
  if ((second === undefined && !travels) || to <= from) return undefined;
  const range = { caf: caf.code, from, to: addDays(to, -1) };
  const daysOf = async (id: string | undefined) =>
    id === undefined
      ? undefined
      : byDate(await daysOfProfessional(deps.store, { ...range, professional: id }));
  const [own, beside] = await Promise.all([daysOf(travels ? professional : undefined), daysOf(second)]);
  const calendar = makeCalendar(caf.zone);
  const lengthCells = service.lengthMinutes / CELL_MINUTES;
  const pauseCells = service.pauseMinutes / CELL_MINUTES;
  return ({ start, place, mode }) => {
    const moment = calendar.placeInDay(start);
    if (moment === undefined) return false;
    const { date, cell } = moment;
    const minutes = mode === 'home' ? (ask.travelMinutes ?? service.travelMinutes ?? 0) : 0;
    const travel = minutes / CELL_MINUTES;
    const isKept = (day: Day | undefined) =>
      day !== undefined &&
      isFree(
        takenAt(without(day, ask.but), now),
        Math.max(0, cell - travel),
        cell + lengthCells + pauseCells + travel,
      );
    if (own !== undefined && !isKept(own.get(date))) return false;
    if (beside === undefined) return true;
    const theirs = beside.get(date);
    const dayAsk = { service: service.id, place, mode, lengthCells, pauseCells };
    return theirs !== undefined && admitsBeside(theirs, { cell, ask: dayAsk }) && isKept(theirs);
  };
}

const byDate = (days: readonly Day[]) => new Map(days.map((day) => [day.date, day]));

/** The day as if this entry had run out. */
function without(day: Day, id: string | undefined): Day {
  const entry = id === undefined || !Object.hasOwn(day.entries, id) ? undefined : day.entries[id];
  if (id === undefined || entry === undefined) return day;
  return { ...day, entries: { ...day.entries, [id]: { ...entry, until: 0 } } };
}
