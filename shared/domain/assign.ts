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
 * by the alphabetical order of professionals' ids, or, after a lost race, in an order that `rival` fixes: rivals who would all turn
 * to the same next one are spread, so that nobody is refused while somebody is free.
 */
export function chooseProfessional<C extends Candidate>(
  candidates: readonly C[],
  loads: ReadonlyMap<string, number>,
  own?: string,
  rival?: string,
): C[] {
  const rank = (candidate: C) =>
    rival === undefined ? candidate.professional : spread(`${rival}${candidate.professional}`);
  const load = (candidate: C) => loads.get(candidate.professional) ?? 0;
  const isOwn = (candidate: C) => (candidate.professional === own ? 0 : 1);
  return [...candidates].sort(
    (a, b) => isOwn(a) - isOwn(b) || load(a) - load(b) || (rank(a) < rank(b) ? -1 : 1),
  );
}

/** FNV-1a, 32 bits, as text of one length: an even order that anybody can work out again. */
function spread(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
