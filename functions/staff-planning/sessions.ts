import type { Deps } from '../../shared/deps.ts';
import { appointmentIds, type Day } from '../../shared/domain/day.ts';
import {
  type Mediation,
  type MediationSession,
  mediationOfSession,
  type Party,
} from '../../shared/domain/mediation.ts';
import { standingTime } from '../../shared/domain/mediation-sessions.ts';
import type { AgendaView } from '../../shared/domain/plan-access.ts';
import type { Calendar } from '../../shared/domain/time.ts';
import { getMediations } from '../../shared/store/mediations.ts';
import type { AgendaItem } from './schemas.ts';

/** A joint session that stands or took place, in a mediator's agenda. */
export interface AgendaSession {
  readonly mediation: Mediation;
  readonly session: MediationSession;
}

/** The joint sessions of some days; an entry is named after its session. */
export async function sessionsIn(
  deps: Deps,
  caf: string,
  days: readonly Day[],
  now: number,
): Promise<AgendaSession[]> {
  const ids = new Set(days.flatMap((day) => appointmentIds(day, now)));
  const cases = [...new Set([...ids].map(mediationOfSession))].filter((id) => id !== undefined);
  const mediations = await getMediations(deps.store, caf, cases);
  return mediations.flatMap((mediation) =>
    mediation.sessions
      .filter((session) => ids.has(session.id) && standingTime(session) !== undefined)
      .map((session) => ({ mediation, session })),
  );
}

/** One line per party: reception sees a name, an hour and whom to call; others that it is busy (D6). */
export function showSession(
  { mediation, session }: AgendaSession,
  view: AgendaView,
  service: string,
  calendar: Calendar,
): AgendaItem[] {
  const time = standingTime(session);
  if (time === undefined) return [];
  const busy = { start: calendar.iso(time.start), end: calendar.iso(time.end), place: session.place };
  switch (view) {
    case 'busy':
    case 'planning':
      return [{ ...busy, status: 'busy' }];
    case 'reception':
      return mediation.parties.map((party) => ({ ...busy, status: 'busy', person: nameOf(party) }));
    case 'full':
      return mediation.parties.map((party) => ({
        ...busy,
        status: session.state.status === 'over' ? 'closed' : 'confirmed',
        mediation: mediation.id,
        mode: session.mode,
        service,
        person: nameOf(party),
        contact: { by: party.contact.by, hours: party.contact.hours },
      }));
  }
}

function nameOf({ person: { firstName, lastName, phone } }: Party) {
  return { firstName, lastName, ...(phone === undefined ? {} : { phone }) };
}
