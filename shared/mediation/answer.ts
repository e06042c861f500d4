import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { JOINT_SESSION, type Mediation } from '../domain/mediation.ts';
import type { Moved } from '../domain/mediation-machine.ts';
import { sessionOf } from '../domain/mediation-moves.ts';
import { type Answering, confirmTimes } from '../domain/mediation-sessions.ts';
import { remindersAhead } from '../domain/reminders.ts';
import { goneOfSessions } from '../store/gone-hours.ts';
import { getMediation } from '../store/mediations.ts';
import { blockedFirst } from './blocked.ts';
import { isKept } from './cells.ts';
import { change, type Known } from './change.ts';

/**
 * One party confirms times of a proposal (M2). Whether the session stands depends on everybody's answers, agreements and marks,
 * all judged by the one write; when it cannot stand, the answer is taken down all the same.
 * @throws DomainError SESSION_OVER, ALREADY_ANSWERED, INVALID, MEDIATION_CLOSED.
 */
export async function confirmSession(
  deps: Deps,
  caf: Caf,
  id: string,
  answer: Answering & { readonly starts: readonly number[] },
): Promise<Mediation> {
  const before = await getMediation(deps.store, caf.code, id);
  const asked = before?.sessions.find((one) => one.id === answer.session);
  const gone =
    before === undefined || asked === undefined
      ? undefined
      : (await goneOfSessions(deps.store, before, [asked])).get(asked.id);
  const decide = (mediation: Mediation, { now, cells }: Known): Moved =>
    confirmTimes(mediation, answer, {
      now,
      zone: caf.zone,
      remindAt: (start) => remindersOf(caf, start, now),
      // Of a session that fell in silence too: hours go with the mediator's plan, never with another party (M2, M3).
      isGone: (start) => gone?.has(start) === true,
      isKept: (start) => isKept(deps, cells, sessionOf(mediation, answer.session), start, now),
    });
  return change(deps, caf, id, { decide, marked: blockedFirst(decide) });
}

function remindersOf(caf: Caf, start: number, now: number): number[] {
  const service = caf.services.find((one) => one.id === JOINT_SESSION);
  const ahead = remindersAhead(service?.reminders ?? [], { start, now, zone: caf.zone });
  return ahead.filter((at) => at !== undefined);
}
