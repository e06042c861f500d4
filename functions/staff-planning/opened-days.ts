import type { Deps } from '../../shared/deps.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import { rangeOf, showWindow } from './agenda.ts';
import { readablePlanningOf } from './context.ts';
import { operations } from './operations.ts';

/** The windows of some days as they stand open (B3), for whoever may read the plan; nothing of who comes (D3). */
export function openedDaysRoute(deps: Deps) {
  return route(operations.openedDays, async ({ query, caf, ...call }) => {
    const owner = await readablePlanningOf(deps, call, query.professional);
    const range = rangeOf(query, caf, call.now);
    const calendar = makeCalendar(caf.zone);
    const days = await daysOfProfessional(deps.store, { caf: caf.code, professional: owner.id, ...range });
    return {
      professional: owner.id,
      days: days.map((day) => ({
        date: day.date,
        windows: day.windows.map((window) => showWindow(day, window, calendar)),
      })),
    };
  });
}
