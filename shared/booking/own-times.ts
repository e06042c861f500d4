import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { invalid } from '../domain/errors.ts';
import { windowOfStart } from '../domain/slots.ts';
import type { Mode } from '../domain/words.ts';
import { daysOfDates } from '../store/days.ts';
import { resolveWant, type Want } from './want.ts';

/** Times that somebody names in one agenda. */
export interface OwnTimes {
  readonly service: string;
  readonly professional: string;
  readonly place: string;
  readonly mode: Mode;
  /** ISO 8601 with offset. */
  readonly starts: readonly string[];
}

/** Answers are waited for so long at most, ms [A]. */
const LONGEST_WAIT = 30 * 86_400_000;

/**
 * The times that a professional names in their own agenda, each a start of one of their windows at that place (B3, B9); whether it is
 * free is for the write to say (B1).
 * @throws DomainError INVALID with the start at fault, TIME_NOT_ON_GRID, NOT_BOOKABLE.
 */
export async function resolveOwnTimes(
  deps: Deps,
  caf: Caf,
  { service, professional, place, mode, starts }: OwnTimes,
  now: number,
): Promise<Want[]> {
  const wants = starts.map((start) => resolveWant(caf, { service, place, mode, start }, 'staff', now));
  const days = await daysOfDates(
    deps.store,
    wants.map(({ date }) => ({ caf: caf.code, professional, date })),
  );
  wants.forEach((want, at) => {
    const day = days.find(({ date }) => date === want.date);
    if (day === undefined || windowOfStart(day, want.cell, want.ask) === undefined)
      throw invalid(`starts.${at}`, 'Vous ne recevez pas à cette heure, à cet endroit.');
  });
  return wants;
}

/**
 * Until when proposed times are kept, epoch ms: as asked for, else so many `hours`, and no longer than the last of them is ahead.
 * @throws DomainError INVALID for a deadline that is past, or too far off.
 */
export function keptUntil(
  wants: readonly Want[],
  { answerBy, hours, now }: { answerBy: number | undefined; hours: number; now: number },
): number {
  const last = Math.max(...wants.map(({ start }) => start));
  const until = Math.min(answerBy ?? now + hours * 3_600_000, last);
  if (until <= now || until > now + LONGEST_WAIT)
    throw invalid('answerBy', 'Donnez une date à venir, dans les trente jours.');
  return until;
}
