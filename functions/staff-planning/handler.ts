import type { Deps } from '../../shared/deps.ts';
import { httpFunction } from '../../shared/http/function.ts';
import { absenceRoutes } from './absences.ts';
import { agendaRoutes } from './agenda.ts';
import { availabilityRoutes } from './availabilities.ts';
import { closureRoutes } from './closures.ts';
import { feedRoutes } from './feed.ts';
import { openedDaysRoute } from './opened-days.ts';
import { professionalRoutes } from './professionals.ts';
import { progressRoutes } from './progress.ts';

export function staffPlanning(deps: Deps) {
  return httpFunction(deps, [
    ...professionalRoutes(deps),
    ...availabilityRoutes(deps),
    ...absenceRoutes(deps),
    ...closureRoutes(deps),
    ...progressRoutes(deps),
    openedDaysRoute(deps),
    ...agendaRoutes(deps),
    ...feedRoutes(deps),
  ]);
}
