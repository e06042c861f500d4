import type { Deps } from '../../shared/deps.ts';
import { figuresOf } from '../../shared/domain/consultation-figures.ts';
import { localDateOf, makeCalendar } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { listConsultations } from '../../shared/store/consultations.ts';
import { operations } from './operations.ts';

/** Counts and waiting times of the whole Caf, for managers: no request, no name, no psychologist (D4). */
export function figuresRoute(deps: Deps) {
  return route(operations.figures, async ({ query, caf, now }) => {
    const year = query.year ?? localDateOf(now, caf.zone).slice(0, 4);
    const calendar = makeCalendar(caf.zone);
    const range = {
      from: calendar.midnight(`${year}-01-01`),
      to: calendar.midnight(`${Number(year) + 1}-01-01`) - 1,
    };
    const [open, closed] = await Promise.all([
      listConsultations(deps.store, caf.code, 'open'),
      listConsultations(deps.store, caf.code, 'closed', range),
    ]);
    const isOfYear = ({ createdAt }: { createdAt: number }) =>
      createdAt >= range.from && createdAt <= range.to;
    const received = [...open.filter(isOfYear), ...closed.filter(isOfYear)];
    return {
      year,
      scope: 'caf' as const,
      unit: 'requests' as const,
      ...figuresOf({ received, open }, { now, zone: caf.zone }),
    };
  });
}
