import type { Deps } from '../../shared/deps.ts';
import { httpFunction } from '../../shared/http/function.ts';
import { rhythmRoute } from './rhythm.ts';
import { seriesRoutes } from './series.ts';

/** Support series of social workers: preview, contract, appointments, visits at home, end. */
export function staffSupport(deps: Deps) {
  return httpFunction(deps, [rhythmRoute(deps), ...seriesRoutes(deps)]);
}
