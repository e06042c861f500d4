import { findSlots } from '../../shared/booking/search.ts';
import { bookableService } from '../../shared/booking/want.ts';
import type { Deps } from '../../shared/deps.ts';
import { agendaToBook, secondToBook } from '../../shared/domain/appointment-access.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { addDays, daysBetween, makeCalendar } from '../../shared/domain/time.ts';
import { namedProfessional } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { openDesk } from './desk.ts';
import { operations } from './operations.ts';

const DEFAULT_DAYS = 28;
const MOST_DAYS = 62;
const MOST_SLOTS = 500;

/** GET slots for whoever books on behalf: the times that `bookFor` would take from the same caller, and no others (B3, D6). */
export function slotsRoute(deps: Deps) {
  return route(operations.listSlotsFor, async ({ query, caf, ...call }) => {
    const desk = await openDesk(deps, call);
    const service = bookableService(caf, query.service, 'staff');
    const named = namedProfessional(desk, query.professional, 'professional');
    const professional =
      service.bookableBy === 'session' ? named?.id : agendaToBook(desk.viewer, service, named);
    const second = secondToBook(
      desk.viewer,
      service,
      professional,
      namedProfessional(desk, query.second, 'second'),
    );
    const calendar = makeCalendar(caf.zone);
    const from = query.from ?? calendar.localDateOf(desk.now);
    const to = query.to ?? addDays(from, DEFAULT_DAYS);
    if (to <= from) throw invalid('to', 'La fin doit être après le début.');
    if (daysBetween(from, to) > MOST_DAYS) throw invalid('to', `Demandez au plus ${MOST_DAYS} jours.`);
    const { place, mode } = query;
    const { slots, next } = await findSlots(
      deps,
      caf,
      { service, place, mode, professional, second, from, to, limit: MOST_SLOTS },
      'staff',
      desk.now,
    );
    return {
      slots: slots.map(({ start, end, ...rest }) => ({
        start: calendar.iso(start),
        end: calendar.iso(end),
        place: rest.place,
        mode: rest.mode,
        ...(rest.session === undefined ? {} : { session: rest.session, seatsLeft: rest.seatsLeft }),
      })),
      next: next ?? null,
    };
  });
}
