import type { Deps } from '../../shared/deps.ts';
import { CELL_MINUTES } from '../../shared/domain/day.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { proposeRhythm } from '../../shared/domain/support-rhythm.ts';
import { lastDayFrom } from '../../shared/domain/support-series.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import { supportService } from '../../shared/support/service.ts';
import { openDesk, receivers } from './desk.ts';
import { operations } from './operations.ts';
import { rhythmView } from './views.ts';

/** POST preview: two appointments a month, out of one's own agenda and the second professional's. */
export function rhythmRoute(deps: Deps) {
  return route(operations.previewRhythm, async ({ body, caf, ...call }) => {
    const desk = await openDesk(deps, call);
    const { professional, second } = receivers(desk, body);
    const service = supportService(caf);
    const { from, until, mode, place, weekday, time } = body;
    if (until < from) throw invalid('until', 'La fin vient avant le début.');
    if (until > lastDayFrom(from)) throw invalid('until', 'Un accompagnement dure six mois au plus.');
    if (!service.modes.includes(mode)) throw invalid('mode', 'Ce service n’est pas proposé ainsi.');
    const daysOf = (id: string) =>
      daysOfProfessional(deps.store, { caf: caf.code, professional: id, from, to: until });
    const [days, beside] = await Promise.all([
      daysOf(professional),
      second === undefined ? undefined : daysOf(second),
    ]);
    const travel = mode === 'home' ? (body.travelMinutes ?? service.travelMinutes ?? 0) : 0;
    const calendar = makeCalendar(caf.zone);
    const parts = proposeRhythm(days, beside, {
      service: service.id,
      mode,
      place,
      lengthCells: service.lengthMinutes / CELL_MINUTES,
      pauseCells: service.pauseMinutes / CELL_MINUTES,
      travelCells: travel / CELL_MINUTES,
      calendar,
      now: desk.now,
      from,
      until,
      weekday,
      time,
    });
    return rhythmView(parts, calendar);
  });
}
