import type { Appointment } from './appointment.ts';
import { type Calendar, makeCalendar } from './time.ts';
import type { LocalDate } from './words.ts';

/** Where and when somebody will be, and with whom. */
export type Presence = Pick<Appointment, 'place' | 'mode' | 'start' | 'professional'>;

export interface HalfDay {
  readonly date: LocalDate;
  readonly half: 'morning' | 'afternoon';
}

/** The afternoon of the Caf's zone begins at one. */
export function halfDayOf(start: number, calendar: Calendar): HalfDay {
  const isMorning = calendar.localTimeOf(start) < '13:00';
  return { date: calendar.localDateOf(start), half: isMorning ? 'morning' : 'afternoon' };
}

/**
 * Why two parties of one mediation should not have these two appointments (B7): they would be at one place in one half-day, or
 * see one professional; their mediator apart, who sees them all.
 */
export function closeness(
  one: Presence,
  other: Presence,
  { zone, mediator }: { zone: string; mediator: string },
): 'place' | 'professional' | undefined {
  const calendar = makeCalendar(zone);
  const [a, b] = [halfDayOf(one.start, calendar), halfDayOf(other.start, calendar)];
  const isThere = one.mode === 'on-site' && other.mode === 'on-site' && one.place === other.place;
  if (isThere && a.date === b.date && a.half === b.half) return 'place';
  return one.professional === other.professional && one.professional !== mediator
    ? 'professional'
    : undefined;
}
