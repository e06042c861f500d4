import type { Deps } from '../deps.ts';
import { type Consultation, isLive, type ProposedTime } from '../domain/consultation.ts';
import { isOutside } from '../domain/plan-conflicts.ts';
import { daysOfDates } from '../store/days.ts';

/**
 * Of the times proposed on a request, those that can still be taken: kept, ahead, and inside the hours of their psychologist, over
 * which an absence or a closure may have come since (B3, B11). By time.
 */
export async function possibleTimes(
  { store }: Pick<Deps, 'store'>,
  { caf, proposal }: Pick<Consultation, 'caf' | 'proposal'>,
  now: number,
): Promise<ProposedTime[]> {
  if (!isLive(proposal, now)) return [];
  const { psychologist: professional, place, mode } = proposal;
  const times = proposal.times.filter(({ start }) => start > now).toSorted((a, b) => a.start - b.start);
  const days = await daysOfDates(
    store,
    times.map(({ date }) => ({ caf, professional, date })),
  );
  return times.filter((time) => {
    const windows = days.find(({ date }) => date === time.date)?.windows ?? [];
    return !isOutside({ ...time, place, mode }, windows);
  });
}
