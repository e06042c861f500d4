import * as z from 'zod';
import { invalid } from '../domain/errors.ts';
import { addDays, type Calendar, daysBetween } from '../domain/time.ts';
import { LocalDate, Mode, Slug } from '../domain/words.ts';
import { Instant } from './contract.ts';

const USUAL_DAYS = 28;
const MOST_DAYS = 186;

/** Local dates of the Caf's zone, `to` exclusive. */
interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** @throws DomainError INVALID for a period without a day, or of more than `most`. */
export function checkPeriod({ from, to }: Period, most: number): void {
  if (to <= from) throw invalid('to', 'La fin vient avant le début.');
  checkLength({ from, to }, most);
}

/** Where free times of one's own agenda are looked for. */
export const TimesQuery = z.strictObject({
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  place: Slug.optional(),
  mode: Mode.optional(),
});

export const TimesView = z.strictObject({
  times: z.array(z.strictObject({ start: Instant, end: Instant, place: Slug, modes: z.array(Mode) })),
});

/** Four weeks from today where nothing else is asked for. @throws DomainError INVALID. */
export function periodAsked(
  query: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined },
  today: LocalDate,
): Period {
  const from = query.from ?? today;
  const to = query.to ?? addDays(from, USUAL_DAYS);
  if (to < from) throw invalid('to', 'La fin vient avant le début.');
  checkLength({ from, to }, MOST_DAYS);
  return { from, to };
}

interface FreeTime {
  readonly start: number;
  readonly end: number;
  readonly place: string;
  readonly modes: readonly Mode[];
}

export const timesView = (times: readonly FreeTime[], calendar: Calendar): z.infer<typeof TimesView> => ({
  times: times.map(({ start, end, place, modes }) => ({
    start: calendar.iso(start),
    end: calendar.iso(end),
    place,
    modes: [...modes],
  })),
});

function checkLength({ from, to }: Period, most: number): void {
  if (daysBetween(from, to) > most) throw invalid('to', `${most} jours au plus à la fois.`);
}
