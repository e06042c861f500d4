import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { outcomesOf } from '../domain/outcomes.ts';
import { localDateOf } from '../domain/time.ts';
import { changeAppointmentWrite } from '../store/appointments.ts';
import { interviewFact, isInterview } from '../store/mediation-facts.ts';
import { transactUnguarding } from './change.ts';
import { dropOffer } from './offered.ts';

/**
 * Says in one gesture how an appointment went; `by`: a staff subject. Needs are erased (B12) and the person may book again
 * (B2). `outcome`: one of the service's own list. It can be corrected on the day it was given; given twice it stays.
 * @throws DomainError INVALID for what is not in that list, NOT_POSSIBLE_NOW before the start, and for what never took place.
 */
export async function recordOutcome(
  deps: Deps,
  caf: Caf,
  appointment: Appointment,
  { outcome: chosen, by }: { outcome: string; by: string },
): Promise<Appointment> {
  const now = deps.clock();
  const { state } = appointment;
  const service = caf.services.find(({ id }) => id === appointment.service);
  const found = outcomesOf(service).find(({ id }) => id === chosen);
  if (found === undefined) throw invalid('outcome', 'Choisissez une issue de la liste de ce service.');
  const outcome = found.means;
  const detail = found.id === outcome ? {} : { detail: found.id };
  if (state.status === 'closed') {
    if (state.outcome === outcome && state.detail === detail.detail) return appointment;
    if (localDateOf(state.at, caf.zone) !== localDateOf(now, caf.zone))
      throw new DomainError('NOT_POSSIBLE_NOW');
  } else if (state.status !== 'confirmed' || appointment.start > now)
    throw new DomainError('NOT_POSSIBLE_NOW');
  const closed: Appointment = {
    ...appointment,
    needs: [],
    offer: undefined,
    state: { status: 'closed', outcome, ...detail, at: now, by },
  };
  const result = await transactUnguarding(deps, appointment, [
    changeAppointmentWrite(appointment, closed, undefined),
    ...(service !== undefined && isInterview(service) ? [interviewFact(appointment, outcome)] : []),
  ]);
  if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
  await dropOffer(deps, appointment);
  return closed;
}
