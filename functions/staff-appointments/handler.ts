import type { Deps } from '../../shared/deps.ts';
import { httpFunction } from '../../shared/http/function.ts';
import { bookRoute } from './book.ts';
import { changeRoutes } from './changes.ts';
import { disruptionRoutes } from './disruptions.ts';
import { listRoutes } from './lists.ts';
import { searchRoute } from './search.ts';
import { slotsRoute } from './slots.ts';

/** The secretariat's half, and everybody's who books for others: people, appointments on behalf, lists, disruptions. */
export function staffAppointments(deps: Deps) {
  return httpFunction(deps, [
    searchRoute(deps),
    slotsRoute(deps),
    bookRoute(deps),
    ...changeRoutes(deps),
    ...listRoutes(deps),
    ...disruptionRoutes(deps),
  ]);
}
