import { findSlots } from '../../shared/booking/search.ts';
import { bookableService } from '../../shared/booking/want.ts';
import type { Deps } from '../../shared/deps.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { addDays, daysBetween, makeCalendar } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { operations } from './operations.ts';

const DEFAULT_DAYS = 28;
const MOST_DAYS = 186;
const DEFAULT_LIMIT = 50;

/** GET slots: dates of the Caf's zone in, instants with its offset out (B3, B8). */
export function slotsRoute(deps: Deps) {
  return route(operations.listSlots, async ({ caf, query, now }) => {
    const service = bookableService(caf, query.service, 'public');
    if (query.place !== undefined && !service.places.includes(query.place))
      throw invalid('place', 'Ce service n’est pas proposé à cet endroit.');
    if (query.mode !== undefined && !service.modes.includes(query.mode))
      throw invalid('mode', 'Ce service n’est pas proposé ainsi.');
    const calendar = makeCalendar(caf.zone);
    const from = query.from ?? calendar.localDateOf(now);
    const to = query.to ?? addDays(from, DEFAULT_DAYS);
    if (to <= from) throw invalid('to', 'La fin doit être après le début.');
    if (daysBetween(from, to) > MOST_DAYS) throw invalid('to', `Demandez au plus ${MOST_DAYS} jours.`);
    const { slots, next } = await findSlots(
      deps,
      caf,
      { service, place: query.place, mode: query.mode, from, to, limit: query.limit ?? DEFAULT_LIMIT },
      'public',
      now,
    );
    return {
      slots: slots.map((slot) => ({
        start: calendar.iso(slot.start),
        end: calendar.iso(slot.end),
        place: slot.place,
        mode: slot.mode,
        ...(slot.session === undefined ? {} : { session: slot.session, seatsLeft: slot.seatsLeft }),
      })),
      next: next ?? null,
    };
  });
}
