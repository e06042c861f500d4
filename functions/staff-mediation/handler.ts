import type { Deps } from '../../shared/deps.ts';
import { httpFunction } from '../../shared/http/function.ts';
import { caseRoutes } from './cases.ts';
import { figuresRoute } from './figures.ts';
import { markRoutes } from './marks.ts';
import { partyRoutes } from './parties.ts';
import { sessionRoutes } from './sessions.ts';

/** The mediators' work: cases, agreements, joint sessions, figures; and the marks that any staff member sets. */
export function staffMediation(deps: Deps) {
  return httpFunction(deps, [
    ...caseRoutes(deps),
    ...partyRoutes(deps),
    ...sessionRoutes(deps),
    figuresRoute(deps),
    ...markRoutes(deps),
  ]);
}
