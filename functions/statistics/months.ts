import type { Caf } from '../../shared/domain/caf.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { openingRange } from '../../shared/domain/plan-horizon.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import type { LocalDate } from '../../shared/domain/words.ts';

const MOST_MONTHS = 6;
const WHOLE = 'Choisissez des mois entiers : le premier jour d’un mois.';

export interface Months {
  readonly from: LocalDate;
  /** Exclusive. */
  readonly to: LocalDate;
  /** First days of the months in between, and of the one that follows. */
  readonly starts: readonly LocalDate[];
}

/**
 * The months asked for. Whole ones only: periods that differ by a day would tell that day (D4). From the month before this one, since
 * days are kept for 90, to the last one with open days.
 * @throws DomainError INVALID with the end at fault.
 */
export function monthsOf(
  query: { from?: LocalDate | undefined; to?: LocalDate | undefined },
  caf: Caf,
  now: number,
): Months {
  const thisMonth = firstDay(makeCalendar(caf.zone).localDateOf(now));
  const from = query.from ?? thisMonth;
  const to = query.to ?? monthAfter(from);
  if (from !== firstDay(from)) throw invalid('from', WHOLE);
  if (to !== firstDay(to)) throw invalid('to', WHOLE);
  if (to <= from) throw invalid('to', 'La fin vient avant le début.');
  if (monthAfter(from) < thisMonth) throw invalid('from', 'Ce mois est trop ancien.');
  if (to > monthAfter(openingRange(caf, now).to)) throw invalid('to', 'Ce mois n’est pas encore ouvert.');
  const starts = [from];
  for (let next = monthAfter(from); next <= to; next = monthAfter(next)) starts.push(next);
  if (starts.length > MOST_MONTHS + 1) throw invalid('to', `${MOST_MONTHS} mois au plus à la fois.`);
  return { from, to, starts };
}

const firstDay = (date: LocalDate) => `${date.slice(0, 8)}01`;

function monthAfter(date: LocalDate): LocalDate {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(nextYear).padStart(4, '0')}-${String(nextMonth).padStart(2, '0')}-01`;
}
