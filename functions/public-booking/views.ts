import { moveUntil } from '../../shared/booking/change.ts';
import { serviceOf } from '../../shared/booking/confirm.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Caf, Place, Service } from '../../shared/domain/caf.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { type Calendar, makeCalendar } from '../../shared/domain/time.ts';
import { cafContact } from '../../shared/http/contract.ts';
import { videoAddress } from '../../shared/messaging/addresses.ts';

/** What pages must know of the Caf; what it does not set is left out. */
export function cafView({ code, name, phone, phoneHours, zone, english, video, quickExit }: Caf) {
  return {
    code,
    name,
    phone,
    phoneHours,
    zone,
    ...(english === undefined ? {} : { english }),
    ...(video === undefined ? {} : { video }),
    ...(quickExit === undefined ? {} : { quickExit }),
  };
}

/** What the catalogue says of a service; settings that only the Caf cares about stay behind. */
export function serviceView(service: Service) {
  const { by, ...rest } = service.delivery;
  return {
    id: service.id,
    name: service.name,
    summary: service.summary,
    eligibility: service.eligibility,
    receivedBy: service.receivedBy,
    ...(service.together === undefined ? {} : { together: service.together }),
    lengthMinutes: service.lengthMinutes,
    modes: service.modes,
    places: service.places,
    bookableBy: service.bookableBy,
    minimumNoticeHours: service.minimumNoticeHours,
    horizonDays: service.horizonDays,
    moveLimitHours: service.moveLimitHours,
    delivery: {
      by,
      ...('name' in rest ? { name: rest.name, phone: rest.phone } : {}),
      ...('elsewhere' in rest ? { elsewhere: rest.elsewhere } : {}),
    },
    ...(service.english === undefined ? {} : { english: service.english }),
  };
}

export function placeView(place: Place) {
  return { ...place };
}

/** The person's own view (M3, D6): times with the Caf's offset. */
export function ownView(
  caf: Caf,
  appointment: Appointment,
  professional: Professional | undefined,
  now: number,
) {
  const calendar = makeCalendar(caf.zone);
  const service = serviceOf(caf, appointment);
  const place = caf.places.find(({ id }) => id === appointment.place);
  if (place === undefined) throw new Error('an appointment at a place that is no longer configured');
  const { state } = appointment;
  const status: 'confirmed' | 'closed' | 'cancelled' =
    state.status === 'confirmed' || state.status === 'closed' ? state.status : 'cancelled';
  const stands = status === 'confirmed' && appointment.start > now;
  const offers = offersOf(appointment, calendar, now);
  return {
    status,
    service: { id: service.id, name: service.name },
    start: calendar.iso(appointment.start),
    end: calendar.iso(appointment.end),
    zone: caf.zone,
    mode: appointment.mode,
    place: placeView(place),
    ...(appointment.room === undefined || appointment.mode !== 'video' || status !== 'confirmed'
      ? {}
      : { videoRoom: videoAddress(caf, appointment.room) }),
    ...(professional === undefined
      ? {}
      : { professional: { name: professional.displayName, title: professional.title } }),
    canCancel: stands,
    // What a professional fixed, or two together, is moved by talking to them, unless the Caf offers times itself.
    canMove:
      status === 'confirmed' &&
      appointment.second === undefined &&
      (service.bookableBy === 'anyone' || 'offers' in offers) &&
      moveUntil(caf, appointment) >= now,
    moveUntil: calendar.iso(moveUntil(caf, appointment)),
    ...offers,
    caf: cafContact(caf),
  };
}

/** Times the Caf offers instead (B11), as long as they are held. */
function offersOf({ offer, state }: Appointment, calendar: Calendar, now: number) {
  if (offer === undefined || state.status !== 'confirmed') return {};
  const offers = offer.times
    .map((time) => ({ ...time, until: Math.min(offer.until, time.start) }))
    .filter(({ until }) => until > now)
    .map(({ start, end, place, mode, until }) => ({
      start: calendar.iso(start),
      end: calendar.iso(end),
      place,
      mode,
      until: calendar.iso(until),
    }));
  return offers.length === 0 ? {} : { offers };
}
