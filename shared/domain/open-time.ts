import { takenAt } from './cells.ts';
import { CELL_MINUTES, type Day, isExpired, type Window } from './day.ts';

/**
 * What one professional opened at one place for the same services, and how much of it is booked, pauses included. Minutes.
 * `appointments` stands for the people served: days know no person (D1).
 */
export interface OpenTime {
  readonly professional: string;
  readonly place: string;
  /** In order, each once. */
  readonly services: readonly string[];
  readonly open: number;
  readonly booked: number;
  readonly appointments: number;
}

/** Adds up the windows of some days at `now` (epoch ms): holds are not bookings, nor is what has run out (B5). */
export function measureOpenTime(days: Iterable<Day>, now: number): OpenTime[] {
  const sums = new Map<string, OpenTime>();
  for (const day of days) {
    const booked = bookedCells(day, now);
    for (const window of day.windows) {
      const services = [...new Set(window.services)].sort();
      const key = [day.professional, window.place, ...services].join(' ');
      const before = sums.get(key) ?? { open: 0, booked: 0, appointments: 0 };
      sums.set(key, {
        professional: day.professional,
        place: window.place,
        services,
        open: before.open + (window.to - window.from) * CELL_MINUTES,
        booked: before.booked + countWithin(booked.cells, window) * CELL_MINUTES,
        appointments: before.appointments + countWithin(booked.starts, window),
      });
    }
  }
  return [...sums.values()];
}

/** Cells that appointments keep, and the first cell of each. */
function bookedCells(day: Day, now: number): { cells: Set<number>; starts: number[] } {
  const cells = new Set<number>();
  const starts: number[] = [];
  const taken = takenAt(day, now);
  for (const entry of Object.values(day.entries)) {
    if (entry.kind !== 'appointment' || isExpired(entry, now)) continue;
    starts.push(Math.min(...entry.spans.map(([from]) => from)));
    for (const [from, to] of entry.spans)
      for (let cell = from; cell < to; cell += 1) if (taken.has(cell)) cells.add(cell);
  }
  return { cells, starts };
}

function countWithin(cells: Iterable<number>, { from, to }: Window): number {
  let count = 0;
  for (const cell of cells) if (from <= cell && cell < to) count += 1;
  return count;
}
