import { resolveWant, type Want } from '../booking/want.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import type { Consultation } from '../domain/consultation.ts';
import { propose as proposed } from '../domain/consultation-moves.ts';
import { invalid } from '../domain/errors.ts';
import { windowOfStart } from '../domain/slots.ts';
import type { Mode } from '../domain/words.ts';
import { daysOfDates } from '../store/days.ts';
import { type Changing, change } from './change.ts';

export interface TimesAsk {
  /** The psychologist in whose own agenda the times lie. */
  readonly psychologist: string;
  readonly place: string;
  readonly mode: Mode;
  /** ISO 8601 with offset. */
  readonly starts: readonly string[];
}

/** Answers are waited for so long at most, ms [A]. */
const LONGEST_WAIT = 30 * 86_400_000;

/**
 * Proposes one to three times of one's own agenda, each truly kept until the deadline (P2, B1, B3, B9); times proposed before are
 * free in the same act. `answerBy`: epoch ms, the Caf's usual delay when absent.
 * @throws DomainError SLOT_TAKEN, REQUEST_CLOSED, INVALID.
 */
export async function propose(
  deps: Deps,
  caf: Caf,
  request: Pick<Consultation, 'id' | 'service'>,
  ask: TimesAsk & { readonly answerBy: number | undefined },
  also?: Changing['also'],
): Promise<Consultation | 'repeated'> {
  const now = deps.clock();
  const wants = await resolveTimes(deps, caf, request.service, ask, now);
  const last = Math.max(...wants.map(({ start }) => start));
  const until = Math.min(ask.answerBy ?? now + caf.limits.requestAnswerHours * 3_600_000, last);
  if (until <= now || until > now + LONGEST_WAIT)
    throw invalid('answerBy', 'Donnez une date à venir, dans les trente jours.');
  const remindAt = until - caf.limits.requestReminderHours * 3_600_000;
  return change(deps, caf, request.id, {
    decide: (consultation, at) =>
      proposed(
        consultation,
        {
          psychologist: ask.psychologist,
          place: ask.place,
          mode: ask.mode,
          lengthCells: wants[0]?.ask.lengthCells ?? 0,
          times: wants.map(({ date, cell, keptTo, start, end }) => ({
            date,
            cell,
            cells: keptTo - cell,
            start,
            end,
          })),
          until,
          ...(remindAt > at ? { remindAt } : {}),
        },
        at,
      ),
    ...(also === undefined ? {} : { also }),
  });
}

/** B3, B9: each time is a start of one of the psychologist's windows at that place. @throws DomainError INVALID. */
export async function resolveTimes(
  deps: Deps,
  caf: Caf,
  service: string,
  { psychologist, place, mode, starts }: TimesAsk,
  now: number,
): Promise<Want[]> {
  const wants = starts.map((start) => resolveWant(caf, { service, place, mode, start }, 'staff', now));
  const days = await daysOfDates(
    deps.store,
    wants.map(({ date }) => ({ caf: caf.code, professional: psychologist, date })),
  );
  wants.forEach((want, at) => {
    const day = days.find(({ date }) => date === want.date);
    if (day === undefined || windowOfStart(day, want.cell, want.ask) === undefined)
      throw invalid(`starts.${at}`, 'Vous ne recevez pas à cette heure, à cet endroit.');
  });
  return wants;
}
