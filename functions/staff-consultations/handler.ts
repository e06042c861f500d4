import type { Deps } from '../../shared/deps.ts';
import { httpFunction } from '../../shared/http/function.ts';
import { figuresRoute } from './figures.ts';
import { referRoute } from './refer.ts';
import { requestRoutes } from './requests.ts';
import { timeRoutes } from './times.ts';

/** The psychologists' requests: their queue, what others hand in, and the counts that managers follow (P1 to P6). */
export function staffConsultations(deps: Deps) {
  return httpFunction(deps, [
    ...requestRoutes(deps),
    ...timeRoutes(deps),
    referRoute(deps),
    figuresRoute(deps),
  ]);
}
