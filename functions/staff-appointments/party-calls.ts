import type { Deps } from '../../shared/deps.ts';
import { isOwnOrDelegate } from '../../shared/domain/appointment-access.ts';
import type { Mediation, MediationSession } from '../../shared/domain/mediation.ts';
import { isAboutAnHour, outlivedForParty } from '../../shared/domain/mediation-messages.ts';
import { standingTime } from '../../shared/domain/mediation-sessions.ts';
import type { Message, PartyCall, PartyMessage } from '../../shared/domain/notification.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { professionalView } from '../../shared/http/desk.ts';
import { getMediations } from '../../shared/store/mediations.ts';
import { type AboutCall, calledPerson } from './about-call.ts';
import { type Desk, nobodyKnown } from './desk.ts';

/** How the secretariat reads of an hour of a mediation: as of any other (D6). */
const NEUTRAL: Partial<Record<PartyMessage, Message>> = {
  'session-set': 'confirmed',
  'session-reminder': 'reminder',
  'session-off': 'cancelled-by-caf',
};

/**
 * Calls to parties of mediations: the mediator and whom they delegate see them all; the secretariat those about an hour, as a
 * name, an hour and whom to call (D6).
 */
export async function aboutParties(
  deps: Deps,
  desk: Desk,
  calls: readonly PartyCall[],
): Promise<Map<string, AboutCall>> {
  const ids = [...new Set(calls.map(({ mediation }) => mediation))];
  const found = new Map((await getMediations(deps.store, desk.caf.code, ids)).map((one) => [one.id, one]));
  return new Map(
    calls.flatMap((call) => {
      const about = aboutParty(desk, call, found.get(call.mediation));
      return about === undefined ? [] : [[call.id, about]];
    }),
  );
}

function aboutParty(desk: Desk, call: PartyCall, mediation: Mediation | undefined): AboutCall | undefined {
  const party = mediation?.parties.find(({ id }) => id === call.party);
  if (mediation === undefined || party === undefined) return undefined;
  const session = mediation.sessions.find(({ id }) => id === call.session);
  if (outlivedForParty(call.message, { mediation, party, session }, desk.now) !== undefined) return undefined;
  const owner = desk.professional(mediation.mediator) ?? nobodyKnown(mediation.mediator, 'mediator');
  const isFull = desk.viewer.roles.includes('mediator') && isOwnOrDelegate(desk.viewer, owner);
  if (!isFull && !(desk.viewer.roles.includes('secretariat') && isAboutAnHour(call.message)))
    return undefined;
  const person = calledPerson(party.person);
  const appointment = session === undefined ? undefined : hourOf(desk, mediation, session, person);
  const neutral = NEUTRAL[call.message];
  if (!isFull && (appointment === undefined || neutral === undefined)) return undefined;
  return {
    person: party.person,
    contact: party.contact,
    message: isFull ? undefined : neutral,
    shown: {
      ...(appointment === undefined ? {} : { appointment }),
      ...(isFull ? { mediation: { id: mediation.id, party: party.id, person } } : {}),
    },
  };
}

/** The hour of a session, as the reception sees any appointment; nothing while none is fixed. */
function hourOf(
  desk: Desk,
  { mediator }: Mediation,
  session: MediationSession,
  person: ReturnType<typeof calledPerson>,
) {
  const calendar = makeCalendar(desk.caf.zone);
  const start = 'start' in session.state ? session.state.start : undefined;
  const time = standingTime(session) ?? session.times.find((one) => one.start === start);
  if (time === undefined) return undefined;
  return {
    id: session.id,
    view: 'reception' as const,
    start: calendar.iso(time.start),
    end: calendar.iso(time.end),
    place: session.place,
    professional: professionalView(desk, mediator),
    person,
  };
}
