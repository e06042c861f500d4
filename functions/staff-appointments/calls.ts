import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { isOwnOrDelegate } from '../../shared/domain/appointment-access.ts';
import { isErased } from '../../shared/domain/data-proof.ts';
import { isStillToTell } from '../../shared/domain/messages.ts';
import {
  type AppointmentCall,
  isForParty,
  isForRequest,
  isForWaiting,
  type ToCall,
} from '../../shared/domain/notification.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { getAppointment, getAppointments } from '../../shared/store/appointments.ts';
import { areDeceased } from '../../shared/store/deceased.ts';
import { openToCallPages } from '../../shared/store/to-call.ts';
import type { AboutCall } from './about-call.ts';
import type { Desk } from './desk.ts';
import { aboutParties } from './party-calls.ts';
import { aboutRequests } from './request-calls.ts';
import type { ToCallList } from './schemas.ts';
import { seenBy } from './views.ts';
import { aboutWaiting } from './waiting-calls.ts';

type CallView = z.input<typeof ToCallList>['calls'][number];

const MOST_CALLS = 200;
/** Pages of as many open calls that one list reads at most. */
const MOST_PAGES = 20;

/** The calls that this person may make: read until enough are found, for most may be other people's. */
export async function callsFor(deps: Deps, desk: Desk): Promise<{ calls: CallView[]; more: boolean }> {
  const calls: CallView[] = [];
  let pages = 0;
  for await (const { calls: open, isLast } of openToCallPages(deps.store, desk.caf.code, {
    now: desk.now,
    size: MOST_CALLS,
  })) {
    calls.push(...(await callViews(deps, desk, open)));
    pages += 1;
    if (calls.length > MOST_CALLS || (pages === MOST_PAGES && !isLast))
      return { calls: calls.slice(0, MOST_CALLS), more: true };
  }
  return { calls, more: false };
}

/** The secretariat ticks off whatever is left of an appointment; others what they may call about. */
export async function mayTick(deps: Deps, desk: Desk, call: ToCall): Promise<boolean> {
  if (isForParty(call) || isForRequest(call)) return (await callViews(deps, desk, [call])).length > 0;
  if (isForWaiting(call) || desk.viewer.roles.includes('secretariat'))
    return desk.viewer.roles.includes('secretariat');
  const about = await getAppointment(deps.store, desk.caf.code, call.appointment);
  return about !== undefined && mayCall(desk, about);
}

/** Those of some calls that this person may make, none of them to people of whom a death was recorded (L7) or who were erased (D3). */
async function callViews(deps: Deps, desk: Desk, calls: readonly ToCall[]): Promise<CallView[]> {
  const plain = calls.filter((one) => 'appointment' in one);
  const about = new Map([
    ...(await aboutAppointments(deps, desk, plain)),
    ...(await aboutParties(deps, desk, calls.filter(isForParty))),
    ...(await aboutRequests(deps, desk, calls.filter(isForRequest))),
    ...(await aboutWaiting(deps, desk, calls.filter(isForWaiting))),
  ]);
  const people = [...about.values()].map(({ person }) => person);
  const gone = await areDeceased(deps, desk.caf.code, people);
  const living = new Map([...about].filter(([, { person }], at) => gone[at] !== true && !isErased(person)));
  return calls.flatMap((call) => {
    const known = living.get(call.id);
    return known === undefined ? [] : [viewOf(desk, call, known)];
  });
}

function viewOf(
  { caf }: Desk,
  call: ToCall,
  { person: { phone }, contact, message, until = call.until, shown }: AboutCall,
): CallView {
  const calendar = makeCalendar(caf.zone);
  return {
    id: call.id,
    message: message ?? call.message,
    why: call.why,
    since: calendar.iso(call.createdAt),
    ...(until === undefined ? {} : { until: calendar.iso(until) }),
    ...shown,
    ...(phone === undefined ? {} : { phone }),
    contact,
  };
}

async function aboutAppointments(
  deps: Deps,
  desk: Desk,
  calls: readonly AppointmentCall[],
): Promise<Map<string, AboutCall>> {
  const ids = [...new Set(calls.map(({ appointment }) => appointment))];
  const found = new Map((await getAppointments(deps.store, desk.caf.code, ids)).map((one) => [one.id, one]));
  return new Map(
    calls.flatMap((call) => {
      const about = found.get(call.appointment);
      if (about === undefined || !mayCall(desk, about) || !isStillToTell(call, about)) return [];
      const appointment = seenBy(desk, about);
      if (appointment === undefined) return [];
      return [[call.id, { person: about.person, contact: about.contact, shown: { appointment } }]];
    }),
  );
}

/** The secretariat calls for everybody; others for themselves and for those who delegate (B11). */
function mayCall({ viewer, may }: Desk, appointment: Appointment): boolean {
  return viewer.roles.includes('secretariat') || may(isOwnOrDelegate, appointment);
}
