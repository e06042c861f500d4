import type { Deps } from '../../shared/deps.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { figuresOf } from './figures.ts';
import { monthsOf } from './months.ts';
import { nextFree } from './next-free.ts';
import { operations } from './operations.ts';

export function statistics(deps: Deps) {
  return httpFunction(deps, [
    route(operations.occupancy, async ({ query, caf, now }) => {
      const months = monthsOf(query, caf, now);
      const [figures, next] = await Promise.all([
        figuresOf(deps, caf, months, now),
        nextFree(deps, caf, now),
      ]);
      const period = { from: months.from, to: months.to };
      const { iso } = makeCalendar(caf.zone);
      return {
        period,
        figures: figures.map((figure) => ({ ...figure, unit: 'minutes' as const, period })),
        next: next.map(({ start, ...rest }) => (start === undefined ? rest : { ...rest, start: iso(start) })),
      };
    }),
  ]);
}
