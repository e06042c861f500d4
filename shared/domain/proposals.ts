import type { Appointment } from './appointment.ts';
import { type Candidate, chooseProfessional, loadOf } from './assign.ts';
import { isFree, takenAt } from './cells.ts';
import type { Day } from './day.ts';
import { type DayAsk, freeStarts, type Slot } from './slots.ts';
import { type Calendar, mondayOf } from './time.ts';
import type { LocalDate } from './words.ts';

/** Another time for somebody whose appointment cannot be kept. `start`, `end`: epoch ms. */
export interface Proposal {
  readonly start: number;
  readonly end: number;
  readonly professional: string;
}

export interface ProposalAsk extends DayAsk {
  readonly calendar: Calendar;
  readonly now: number;
  readonly most: number;
  /** The way to a home, kept before and after. */
  readonly travelCells?: number | undefined;
  /** Whether a time can also be kept beside a second professional. */
  readonly fits?: ((slot: Slot) => boolean) | undefined;
}

/**
 * What can be proposed instead (B11), out of the days of everybody who receives for the service: the same hour with a
 * colleague first, then the nearest other times, the earlier one first; the person's own professional where free, else B7.
 */
export function proposeInstead(
  days: readonly Day[],
  appointment: Pick<Appointment, 'start' | 'end' | 'professional'>,
  ask: ProposalAsk,
): Proposal[] {
  const { start, end, professional } = appointment;
  const { travelCells = 0, lengthCells, pauseCells } = ask;
  const byStart = new Map<number, Candidate[]>();
  for (const day of days)
    for (const { cell, window } of freeStarts(day, ask)) {
      const free = ask.calendar.instantOf(day.date, cell);
      if (free <= ask.now) continue;
      const until = cell + lengthCells + pauseCells + travelCells;
      if (travelCells > 0 && !isFree(takenAt(day, ask.now), cell - travelCells, until)) continue;
      const slot = { start: free, end: free + end - start, place: window.place };
      if (ask.fits?.({ ...slot, mode: ask.mode ?? 'on-site' }) === false) continue;
      byStart.set(free, [...(byStart.get(free) ?? []), { professional: day.professional, day }]);
    }
  const loads = weekLoads(days, ask.now);
  const distance = (free: number) => Math.abs(free - start);
  return [...byStart]
    .sort(([a], [b]) => distance(a) - distance(b) || a - b)
    .slice(0, ask.most)
    .flatMap(([free, candidates]) => {
      const date = candidates[0]?.day.date;
      const week = date === undefined ? undefined : loads.get(mondayOf(date));
      const [chosen] = chooseProfessional(candidates, week ?? new Map(), professional);
      return chosen === undefined
        ? []
        : [{ start: free, end: free + end - start, professional: chosen.professional }];
    });
}

function weekLoads(days: readonly Day[], now: number): Map<LocalDate, Map<string, number>> {
  const weeks = new Map<LocalDate, Day[]>();
  for (const day of days) {
    const monday = mondayOf(day.date);
    const week = weeks.get(monday);
    if (week === undefined) weeks.set(monday, [day]);
    else week.push(day);
  }
  return new Map([...weeks].map(([monday, week]) => [monday, loadOf(week, now)]));
}
