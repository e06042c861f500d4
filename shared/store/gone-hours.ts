import type { Appointment } from '../domain/appointment.ts';
import type { Consultation } from '../domain/consultation.ts';
import type { Day } from '../domain/day.ts';
import type { Mediation, MediationSession } from '../domain/mediation.ts';
import { isOutside } from '../domain/plan-conflicts.ts';
import type { Store } from './client.ts';
import { daysOfDates } from './days.ts';

/**
 * Starts (epoch ms) of the hours of a request's proposal over which an absence, a closure or another place came since: nobody can take
 * them any more (B3, B11). Read consistently; empty without a proposal.
 */
export async function goneOfRequest(
  store: Store,
  { caf, proposal }: Pick<Consultation, 'caf' | 'proposal'>,
): Promise<ReadonlySet<number>> {
  if (proposal === undefined) return new Set();
  const { psychologist: professional, times } = proposal;
  const days = await daysOfDates(
    store,
    times.map(({ date }) => ({ caf, professional, date })),
  );
  return goneIn(days, proposal);
}

/** The same of the hours proposed for some joint sessions of a case, by session. */
export async function goneOfSessions(
  store: Store,
  { caf, mediator: professional }: Pick<Mediation, 'caf' | 'mediator'>,
  sessions: readonly MediationSession[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const dates = sessions.flatMap(({ times }) => times.map(({ date }) => date));
  const days = await daysOfDates(
    store,
    dates.map((date) => ({ caf, professional, date })),
  );
  return new Map(sessions.map((session) => [session.id, goneIn(days, session)]));
}

type Hour = Pick<Appointment, 'date' | 'cell' | 'start' | 'end'>;

function goneIn(
  days: readonly Day[],
  { place, mode, times }: Pick<Appointment, 'place' | 'mode'> & { readonly times: readonly Hour[] },
): Set<number> {
  const gone = times.filter((hour) => {
    const windows = days.find(({ date }) => date === hour.date)?.windows ?? [];
    return isOutside({ ...hour, place, mode }, windows);
  });
  return new Set(gone.map(({ start }) => start));
}
