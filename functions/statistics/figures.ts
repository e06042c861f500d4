import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { type Figure, joinMonths, judgeMonth, type Scope } from '../../shared/domain/occupancy.ts';
import { measureOpenTime } from '../../shared/domain/open-time.ts';
import { LeadingRole } from '../../shared/domain/words.ts';
import { listDays } from '../../shared/store/days.ts';
import type { Months } from './months.ts';

/** The figures of some months, each month judged for itself (D4): the Caf's, then each service's and each place's in its own order. */
export async function figuresOf(
  deps: Deps,
  caf: Caf,
  { from, to, starts }: Months,
  now: number,
): Promise<Figure[]> {
  const found = await Promise.all(
    LeadingRole.options.map((role) => listDays(deps.store, { caf: caf.code, role, from, to })),
  );
  const days = found.flat();
  const scopes: Scope[] = [
    { kind: 'caf' },
    ...caf.services.map(({ id }) => ({ kind: 'service' as const, id })),
    ...caf.places.map(({ id }) => ({ kind: 'place' as const, id })),
  ];
  const months = starts.slice(0, -1).map((start, at) => {
    const end = starts[at + 1] ?? to;
    const ofMonth = days.filter(({ date }) => start <= date && date < end);
    return judgeMonth(measureOpenTime(ofMonth, now), scopes);
  });
  return joinMonths(months);
}
