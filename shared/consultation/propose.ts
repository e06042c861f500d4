import { keptUntil, type OwnTimes, resolveOwnTimes } from '../booking/own-times.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import type { Consultation } from '../domain/consultation.ts';
import { propose as proposed } from '../domain/consultation-moves.ts';
import { type Changing, change } from './change.ts';

/** The psychologist in whose own agenda the times lie is its `professional`. */
export type TimesAsk = Omit<OwnTimes, 'service'>;

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
): Promise<Consultation> {
  const now = deps.clock();
  const wants = await resolveOwnTimes(deps, caf, { ...ask, service: request.service }, now);
  const { requestAnswerHours: hours } = caf.limits;
  const until = keptUntil(wants, { answerBy: ask.answerBy, hours, now });
  const remindAt = until - caf.limits.requestReminderHours * 3_600_000;
  return change(deps, caf, request.id, {
    decide: (consultation, at) =>
      proposed(
        consultation,
        {
          psychologist: ask.professional,
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
