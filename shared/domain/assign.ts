import type { Day } from './day.ts';
import { isExpired } from './day.ts';

export interface Candidate {
  readonly professional: string;
  /** The day in which this professional is free at the time asked for. */
  readonly day: Day;
}

/** Appointments that stand in the days read, by professional: the load of B7 when these are one week's days. */
export function loadOf(days: Iterable<Day>, now: number): Map<string, number> {
  const loads = new Map<string, number>();
  for (const day of days) {
    const entries = Object.values(day.entries);
    const count = entries.filter((entry) => entry.kind === 'appointment' && !isExpired(entry, now)).length;
    loads.set(day.professional, (loads.get(day.professional) ?? 0) + count);
  }
  return loads;
}

/**
 * Who is asked first to receive (B7): the person's own professional, then the least loaded that week; equal loads go
 * by the alphabetical order of professionals' ids.
 */
export function chooseProfessional<C extends Candidate>(
  candidates: readonly C[],
  loads: ReadonlyMap<string, number>,
  own?: string,
): C[] {
  const load = (candidate: C) => loads.get(candidate.professional) ?? 0;
  const isOwn = (candidate: C) => (candidate.professional === own ? 0 : 1);
  return [...candidates].sort(
    (a, b) => isOwn(a) - isOwn(b) || load(a) - load(b) || (a.professional < b.professional ? -1 : 1),
  );
}
