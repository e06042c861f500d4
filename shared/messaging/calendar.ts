import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventClass,
  ICalEventStatus,
} from 'ical-generator';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { saysMore } from '../domain/messages.ts';
import { CALENDAR_TITLE, FEED_TITLES } from './texts.fr.ts';

const PRODUCT = { company: 'Caf', product: 'Rendez-vous', language: 'FR' };

/** `REQUEST` and `CANCEL` go with mails, `PUBLISH` is the file to download. */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH';

/**
 * One appointment for the person's own calendar (RFC 5545, times in UTC). Title and place tell nothing of the matter,
 * and a discreet one has no place (F3, F4). The same UID with a higher SEQUENCE replaces what was there.
 */
export function appointmentCalendar(
  appointment: Appointment,
  caf: Caf,
  { method, now }: { method: CalendarMethod; now: number },
): string {
  const { id, person, start, end, version, state } = appointment;
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod[method] });
  const lost = method === 'CANCEL' || state.status === 'cancelled';
  const location = placeName(appointment, caf);
  const event = calendar.createEvent({
    id: `${id}@caf${caf.code}`,
    sequence: version,
    stamp: new Date(now),
    start: new Date(start),
    end: new Date(end),
    summary: CALENDAR_TITLE,
    class: ICalEventClass.PRIVATE,
    status: lost ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(location === undefined ? {} : { location }),
  });
  if (method !== 'PUBLISH' && person.email !== undefined) {
    event.organizer({ name: caf.sender.name, email: caf.sender.address });
    event.createAttendee({ email: person.email, status: ICalAttendeeStatus.ACCEPTED, rsvp: false });
  }
  return calendar.toString();
}

/** A stretch of a professional's agenda, without anybody's name (D6). */
export interface BusyTime {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly version: number;
  readonly title: keyof typeof FEED_TITLES;
  /** Name of the place, for the professional who must be there. */
  readonly place?: string;
}

/** A professional's agenda as a calendar to subscribe to: hours, places, « Rendez-vous » or « Occupé », nothing else (D6). */
export function busyCalendar(times: readonly BusyTime[], caf: Caf, { now }: { now: number }): string {
  const calendar = ical({
    prodId: PRODUCT,
    method: ICalCalendarMethod.PUBLISH,
    name: `Agenda ${caf.name}`,
    ttl: 15 * 60,
  });
  for (const { id, start, end, version, title, place } of times)
    calendar.createEvent({
      id: `${id}@caf${caf.code}`,
      sequence: version,
      stamp: new Date(now),
      start: new Date(start),
      end: new Date(end),
      summary: FEED_TITLES[title],
      class: ICalEventClass.PRIVATE,
      busystatus: ICalEventBusyStatus.BUSY,
      ...(place === undefined ? {} : { location: place }),
    });
  return calendar.toString();
}

/** A partner's name may tell what the matter is, so its commune stands for it (F3). */
function placeName(appointment: Appointment, caf: Caf): string | undefined {
  if (!saysMore(appointment) || appointment.mode !== 'on-site') return undefined;
  const place = caf.places.find(({ id }) => id === appointment.place);
  return place?.kind === 'caf' ? place.name : place?.commune;
}
