import type { Appointment } from '../domain/appointment.ts';
import type { Consultation } from '../domain/consultation.ts';
import type { Mediation, MediationSession } from '../domain/mediation.ts';
import { isOutside } from '../domain/plan-conflicts.ts';
import type { Store } from './client.ts';
import { daysOfDates } from './days.ts';

type Where = Pick<Appointment, 'caf' | 'professional' | 'place' | 'mode'>;
type Hour = Pick<Appointment, 'date' | 'cell' | 'start' | 'end'>;

/**
 * Starts (epoch ms) of the hours of a request's proposal over which an absence, a closure or another place came since: nobody can take
 * them any more (B3, B11). Read consistently; empty without a proposal.
 */
export async function goneOfRequest(
  store: Store,
  { caf, proposal }: Pick<Consultation, 'caf' | 'proposal'>,
): Promise<ReadonlySet<number>> {
  if (proposal === undefined) return new Set();
  const { psychologist: professional, place, mode, times } = proposal;
  return goneHours(store, { caf, professional, place, mode }, times);
}

/** The same of the hours proposed for a joint session. */
export function goneOfSession(
  store: Store,
  { caf, mediator: professional }: Pick<Mediation, 'caf' | 'mediator'>,
  { place, mode, times }: Pick<MediationSession, 'place' | 'mode' | 'times'>,
): Promise<ReadonlySet<number>> {
  return goneHours(store, { caf, professional, place, mode }, times);
}

async function goneHours(
  store: Store,
  { caf, professional, place, mode }: Where,
  hours: readonly Hour[],
): Promise<ReadonlySet<number>> {
  const days = await daysOfDates(
    store,
    hours.map(({ date }) => ({ caf, professional, date })),
  );
  const gone = hours.filter((hour) => {
    const windows = days.find(({ date }) => date === hour.date)?.windows ?? [];
    return isOutside({ ...hour, place, mode }, windows);
  });
  return new Set(gone.map(({ start }) => start));
}
