import type { Caf } from '../../shared/domain/caf.ts';
import { addDays, makeCalendar } from '../../shared/domain/time.ts';
import type { LocalDate } from '../../shared/domain/words.ts';
import type { SampleAvailability } from './plan.ts';

/** Where a group session could be: its professional's hours, found open later (a public holiday has none). */
export interface SampleGroup {
  readonly service: string;
  readonly place: string;
  readonly professional: string;
  readonly start: string;
  readonly seats: number;
}

/** Two weeks and a half ahead at the soonest: those who try the product find the coming days free. */
const DAYS_AHEAD = 17;
const SEATS = [8, 12];

/** One session at each of two places, with whoever receives there in the first half-day for it. */
export function sampleGroups(caf: Caf, availabilities: readonly SampleAvailability[]): SampleGroup[] {
  const service = caf.services.find(({ bookableBy }) => bookableBy === 'session');
  if (service === undefined) return [];
  return SEATS.flatMap((seats, at) => {
    const place = service.places[at];
    const one = availabilities.find(
      (each) => each.place === place && each.services.includes(service.id) && each.start < '12:00',
    );
    if (place === undefined || one === undefined) return [];
    return [{ service: service.id, place, professional: one.professional, start: one.start, seats }];
  });
}

/** Local dates between which a sample session is put, `to` exclusive. */
export const sampleGroupRange = (from: LocalDate) => ({
  from: addDays(from, DAYS_AHEAD),
  to: addDays(from, DAYS_AHEAD + 28),
});

/** What is asked of the API for it, on the first date of its professional's open days that has those hours there. */
export function groupBody(
  caf: Caf,
  { professional, place, service, start, seats }: SampleGroup,
  days: readonly { date: LocalDate; windows: readonly { start: string; place: string }[] }[],
) {
  const day = days.find(({ windows }) => windows.some((one) => one.start === start && one.place === place));
  if (day === undefined) return undefined;
  const calendar = makeCalendar(caf.zone);
  const moment = calendar.instantOf(day.date, calendar.cellOfLocalTime(day.date, start));
  return {
    service,
    place,
    mode: 'on-site',
    start: calendar.iso(moment),
    animators: [professional],
    seats,
  };
}
