import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import { isOwnOrDelegate } from '../../shared/domain/appointment-access.ts';
import type { Mediation } from '../../shared/domain/mediation.ts';
import { isAboutAnHour, outlivedForParty } from '../../shared/domain/mediation-messages.ts';
import { standingTime } from '../../shared/domain/mediation-sessions.ts';
import type { Message, PartyCall, PartyMessage } from '../../shared/domain/notification.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { areDeceased } from '../../shared/store/deceased.ts';
import { getMediations } from '../../shared/store/mediations.ts';
import type { Desk } from './desk.ts';
import { nobodyKnown } from './desk.ts';
import type { ToCallList } from './schemas.ts';
import { professionalView } from './views.ts';

type CallView = z.input<typeof ToCallList>['calls'][number];

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
export async function partyCallViews(
  deps: Deps,
  desk: Desk,
  calls: readonly PartyCall[],
): Promise<Map<string, CallView>> {
  const ids = [...new Set(calls.map(({ mediation }) => mediation))];
  const mediations = await getMediations(deps.store, desk.caf.code, ids);
  const byId = new Map(mediations.map((one) => [one.id, one]));
  const gone = await deceasedParties(deps, desk, mediations);
  return new Map(
    calls.flatMap((call) => {
      if (gone.has(call.party)) return [];
      const view = viewOf(desk, call, byId.get(call.mediation));
      return view === undefined ? [] : [[call.id, view] as const];
    }),
  );
}

/** Parties of whom a death was recorded, by their ids: nobody calls them (L7). */
async function deceasedParties(
  deps: Deps,
  desk: Desk,
  mediations: readonly Mediation[],
): Promise<ReadonlySet<string>> {
  const parties = mediations.flatMap((mediation) => mediation.parties);
  const gone = await areDeceased(
    deps,
    desk.caf.code,
    parties.map(({ person }) => person),
  );
  return new Set(parties.filter((_, at) => gone[at] === true).map(({ id }) => id));
}

/** Whether this person ticks such a call off. */
export async function mayCallParty(deps: Deps, desk: Desk, call: PartyCall): Promise<boolean> {
  return (await partyCallViews(deps, desk, [call])).has(call.id);
}

function viewOf(desk: Desk, call: PartyCall, mediation: Mediation | undefined): CallView | undefined {
  const party = mediation?.parties.find(({ id }) => id === call.party);
  if (mediation === undefined || party === undefined) return undefined;
  const session = mediation.sessions.find(({ id }) => id === call.session);
  if (outlivedForParty(call.message, { mediation, party, session }, desk.now) !== undefined) return undefined;
  const owner = desk.professional(mediation.mediator) ?? nobodyKnown(mediation.mediator, 'mediator');
  const isFull = desk.viewer.roles.includes('mediator') && isOwnOrDelegate(desk.viewer, owner);
  if (!isFull && !(desk.viewer.roles.includes('secretariat') && isAboutAnHour(call.message)))
    return undefined;
  const calendar = makeCalendar(desk.caf.zone);
  const { firstName, lastName, phone } = party.person;
  const person = { firstName, lastName, ...(phone === undefined ? {} : { phone }) };
  const start = session === undefined || !('start' in session.state) ? undefined : session.state.start;
  const time =
    session === undefined
      ? undefined
      : (standingTime(session) ?? session.times.find((one) => one.start === start));
  const hour =
    session === undefined || time === undefined
      ? undefined
      : {
          id: session.id,
          view: 'reception' as const,
          start: calendar.iso(time.start),
          end: calendar.iso(time.end),
          place: session.place,
          professional: professionalView(desk, mediation.mediator),
          person,
        };
  const neutral = NEUTRAL[call.message];
  if (!isFull && (hour === undefined || neutral === undefined)) return undefined;
  return {
    id: call.id,
    message: isFull || neutral === undefined ? call.message : neutral,
    why: call.why,
    since: calendar.iso(call.createdAt),
    ...(call.until === undefined ? {} : { until: calendar.iso(call.until) }),
    ...(hour === undefined ? {} : { appointment: hour }),
    ...(isFull ? { mediation: { id: mediation.id, party: party.id, person } } : {}),
    ...(phone === undefined ? {} : { phone }),
    contact: party.contact,
  };
}
