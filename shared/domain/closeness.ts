import { type Appointment, receiversOf } from './appointment.ts';
import { type Calendar, makeCalendar } from './time.ts';
import type { LocalDate } from './words.ts';

/** Where and when somebody will be, and with whom. */
export type Presence = Pick<Appointment, 'place' | 'mode' | 'start' | 'professional' | 'second'>;

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
  const theirs = new Set(receiversOf(other));
  const isMet = receiversOf(one).some((id) => theirs.has(id) && id !== mediator);
  return isMet ? 'professional' : undefined;
}
