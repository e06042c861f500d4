import { type Caf, isOpenToAll, type Service } from '../domain/caf.ts';
import { CELL_MINUTES } from '../domain/day.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import type { DayAsk } from '../domain/slots.ts';
import { makeCalendar } from '../domain/time.ts';
import type { LocalDate, Mode } from '../domain/words.ts';

/** A time somebody wants, checked against the configuration and the clock, not yet against any agenda. */
export interface Want {
  readonly caf: Caf;
  readonly service: Service;
  readonly place: string;
  readonly mode: Mode;
  readonly date: LocalDate;
  readonly cell: number;
  readonly start: number;
  readonly end: number;
  /** End (exclusive) of the cells kept: length, pause and the way back from a home, cut at the day's end. */
  readonly keptTo: number;
  /** Cells kept before the start, for the way to a home, cut at the day's beginning. */
  readonly before?: number | undefined;
  /** The group session in which a seat is wanted; its time, place and mode are those above. */
  readonly session?: string | undefined;
  readonly ask: DayAsk & { readonly place: string; readonly mode: Mode };
}

/** The part of an appointment that says what, where, when and with whom. */
export function placedWith(want: Want, professional: string) {
  return {
    service: want.service.id,
    place: want.place,
    mode: want.mode,
    professional,
    date: want.date,
    cell: want.cell,
    cells: want.keptTo - want.cell,
    before: want.before,
    start: want.start,
    end: want.end,
    ...(want.session === undefined ? {} : { session: want.session }),
  };
}

export interface Wanted {
  readonly service: string;
  readonly place: string;
  readonly mode: Mode;
  /** ISO 8601 with offset. */
  readonly start: string;
  /** The way to a home, and back; the service's own when left out. */
  readonly travelMinutes?: number | undefined;
  /** The group session, for a service that is given in sessions. */
  readonly session?: string | undefined;
}

/**
 * The service, if this caller may put it into an agenda.
 * @throws DomainError NOT_FOUND for an unknown service; NOT_POSSIBLE_NOW when the Caf does not deliver it, or not in this way.
 */
export function bookableService(caf: Caf, id: string, by: 'public' | 'staff'): Service {
  const service = caf.services.find((one) => one.id === id);
  if (service === undefined) throw invalid('service', 'Ce service n’existe pas dans cette Caf.');
  if (service.delivery.by !== 'caf' || (by === 'public' && !isOpenToAll(service)))
    throw new DomainError('NOT_BOOKABLE');
  return service;
}

/**
 * @throws DomainError INVALID with the field at fault, TIME_NOT_ON_GRID off the five-minute grid (B8), NOT_BOOKABLE.
 */
export function resolveWant(caf: Caf, wanted: Wanted, by: 'public' | 'staff', now: number): Want {
  const service = bookableService(caf, wanted.service, by);
  if (service.bookableBy === 'session' && wanted.session === undefined) throw new DomainError('NOT_BOOKABLE');
  if (service.bookableBy !== 'session' && wanted.session !== undefined)
    throw invalid('session', 'Ce service n’est pas une réunion.');
  if (!service.places.includes(wanted.place))
    throw invalid('place', 'Ce service n’est pas proposé à cet endroit.');
  if (!service.modes.includes(wanted.mode)) throw invalid('mode', 'Ce service n’est pas proposé ainsi.');
  const calendar = makeCalendar(caf.zone);
  const start = Date.parse(wanted.start);
  if (!isOffsetOf(wanted.start, calendar.iso(start)))
    throw invalid('start', `Donnez l’heure de la Caf (${caf.zone}).`);
  const moment = calendar.placeInDay(start);
  if (moment === undefined) throw new DomainError('TIME_NOT_ON_GRID', { errors: [onGrid] });
  const { earliest, latest } = bookableRange(service, by, now);
  if (start <= now) throw invalid('start', 'Cette heure est déjà passée.');
  if (start < earliest)
    throw invalid('start', `Réservez au moins ${service.minimumNoticeHours} heures à l’avance.`);
  if (start >= latest) throw invalid('start', `Réservez au plus ${service.horizonDays} jours à l’avance.`);
  const travel = wanted.mode === 'home' ? (wanted.travelMinutes ?? service.travelMinutes ?? 0) : 0;
  const kept = (service.lengthMinutes + service.pauseMinutes + travel) / CELL_MINUTES;
  const before = Math.min(travel / CELL_MINUTES, moment.cell);
  return {
    caf,
    service,
    keptTo: Math.min(moment.cell + kept, calendar.cellsInDay(moment.date)),
    ...(before === 0 ? {} : { before }),
    place: wanted.place,
    mode: wanted.mode,
    ...(wanted.session === undefined ? {} : { session: wanted.session }),
    ...moment,
    start,
    end: start + service.lengthMinutes * 60_000,
    ask: {
      service: service.id,
      place: wanted.place,
      mode: wanted.mode,
      lengthCells: service.lengthMinutes / CELL_MINUTES,
      pauseCells: service.pauseMinutes / CELL_MINUTES,
    },
  };
}

const onGrid = { path: 'start', message: 'Les rendez-vous commencent toutes les cinq minutes.' };

/** Notice and horizon of a service (B3), `[earliest, latest)`; staff need no notice. */
export function bookableRange(service: Service, by: 'public' | 'staff', now: number) {
  return {
    earliest: now + (by === 'public' ? service.minimumNoticeHours * 3_600_000 : 0),
    latest: now + service.horizonDays * 86_400_000,
  };
}

/** An instant may be given in UTC or in the Caf's own zone; any other offset is a client's mistake worth saying. */
function isOffsetOf(given: string, own: string): boolean {
  const offset = given.match(/(Z|[+-]\d\d:?\d\d)$/)?.[1] ?? '';
  return offset === 'Z' || offset.replace(':', '') === own.slice(-6).replace(':', '');
}
