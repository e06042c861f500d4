import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { isOwnOrDelegate } from '../../shared/domain/appointment-access.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { callBackOverdueAt } from '../../shared/domain/call-back.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { isStillToTell } from '../../shared/domain/messages.ts';
import {
  type AppointmentCall,
  isForParty,
  isForRequest,
  isForWaiting,
  type ToCall,
} from '../../shared/domain/notification.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { getAppointment, getAppointments } from '../../shared/store/appointments.ts';
import { closeCallBack, listOpenCallBacks } from '../../shared/store/call-backs.ts';
import { areDeceased } from '../../shared/store/deceased.ts';
import { sharedNumbers } from '../../shared/store/households.ts';
import { getToCall, openToCallPages, tickToCall } from '../../shared/store/to-call.ts';
import { type Desk, openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { mayCallParty, partyCallViews } from './party-calls.ts';
import { mayCallRequest, requestCallViews } from './request-calls.ts';
import type { ToCallList } from './schemas.ts';
import { seen, seenBy } from './views.ts';
import { waitingCallViews } from './waiting-calls.ts';

type CallView = z.input<typeof ToCallList>['calls'][number];

const MOST_CALLS = 200;
/** Pages of as many open calls that one list reads at most. */
const MOST_PAGES = 20;
const MOST_CALL_BACKS = 200;
/** Appointments read for one page of possible duplicates. */
const READ_FOR_DUPLICATES = 2_000;

/** What is to be worked off: calls to make, call-backs, possible duplicates. */
export function listRoutes(deps: Deps) {
  return [
    route(operations.listToCall, async ({ caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const { calls, more } = await callsFor(deps, desk, caf);
      const shown = calls.map(
        ({ appointment, mediation, request, waiting }) =>
          mediation?.party ?? request?.id ?? waiting?.id ?? appointment?.id,
      );
      await desk.audit('read-lists', [...new Set(shown.filter((id) => id !== undefined))]);
      return { calls, more };
    }),
    route(operations.toCallDone, async ({ params, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const toCall = await getToCall(deps.store, caf.code, params.id);
      if (toCall === undefined || !(await mayTick(deps, desk, toCall))) throw new DomainError('NOT_FOUND');
      await tickToCall(deps.store, caf.code, params.id, { by: desk.subject, at: desk.now });
      return undefined;
    }),
    route(operations.listCallBacks, async ({ caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const calendar = makeCalendar(caf.zone);
      const overdueRule = { zone: caf.zone, workingDays: caf.limits.callBackAlarmWorkingDays };
      const open = await listOpenCallBacks(deps.store, caf.code);
      const callBacks = open
        .slice(0, MOST_CALL_BACKS)
        .map(({ id, createdAt, service, person, hours, needs }) => ({
          id,
          since: calendar.iso(createdAt),
          service,
          person,
          hours,
          needs,
          overdue: callBackOverdueAt(createdAt, overdueRule) <= desk.now,
        }));
      await desk.audit(
        'read-lists',
        callBacks.map(({ id }) => id),
      );
      return { callBacks, more: open.length > MOST_CALL_BACKS };
    }),
    route(operations.callBackDone, async ({ params, body, caf, staff, now }) => {
      const done = { by: staff.subject, at: now, result: body.result };
      await closeCallBack(deps, caf.code, params.id, done);
      return undefined;
    }),
    route(operations.listPossibleDuplicates, async ({ query, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const page = { after: query.after, most: READ_FOR_DUPLICATES };
      const { households, next } = await sharedNumbers(deps.store, caf.code, page);
      const groups = households
        .flatMap(({ appointments }) => sameService(desk, appointments))
        .map((appointments) => ({ appointments: seen(desk, appointments) }))
        .filter(({ appointments }) => appointments.length > 1);
      await desk.audit(
        'read-lists',
        groups.flatMap(({ appointments }) => appointments.map(({ id }) => id)),
      );
      return { groups, next: next ?? null };
    }),
  ];
}

/** The calls that this person may make: read until enough are found, for most may be other people's. */
async function callsFor(deps: Deps, desk: Desk, caf: Caf) {
  const calls: CallView[] = [];
  let pages = 0;
  for await (const { calls: open, isLast } of openToCallPages(deps.store, caf.code, {
    now: desk.now,
    size: MOST_CALLS,
  })) {
    const plain = open.filter((one) => 'appointment' in one);
    const ids = [...new Set(plain.map(({ appointment }) => appointment))];
    const about = await toTell(deps, caf, ids);
    const parties = await partyCallViews(deps, desk, open.filter(isForParty));
    const requests = await requestCallViews(deps, desk, open.filter(isForRequest));
    const waiting = await waitingCallViews(deps, desk, open.filter(isForWaiting));
    calls.push(
      ...open.flatMap(
        (one) =>
          ('appointment' in one
            ? callView(desk, one, about.get(one.appointment))
            : (parties.get(one.id) ?? requests.get(one.id) ?? waiting.get(one.id))) ?? [],
      ),
    );
    pages += 1;
    if (calls.length > MOST_CALLS || (pages === MOST_PAGES && !isLast))
      return { calls: calls.slice(0, MOST_CALLS), more: true };
  }
  return { calls, more: false };
}

/** Appointments by their ids, but for those of people of whom a death was recorded: nobody calls them (L7). */
async function toTell(deps: Deps, caf: Caf, ids: readonly string[]): Promise<Map<string, Appointment>> {
  const found = await getAppointments(deps.store, caf.code, ids);
  const gone = await areDeceased(
    deps,
    caf.code,
    found.map(({ person }) => person),
  );
  return new Map(found.filter((_, at) => gone[at] !== true).map((one) => [one.id, one]));
}

/** The secretariat ticks off whatever is left of an appointment; others what they may call about. */
async function mayTick(deps: Deps, desk: Desk, call: ToCall): Promise<boolean> {
  if (isForParty(call)) return mayCallParty(deps, desk, call);
  if (isForRequest(call)) return mayCallRequest(deps, desk, call);
  if (isForWaiting(call)) return desk.viewer.roles.includes('secretariat');
  if (desk.viewer.roles.includes('secretariat')) return true;
  const about = await getAppointment(deps.store, desk.caf.code, call.appointment);
  return about !== undefined && mayCall(desk, about);
}

function callView(desk: Desk, call: AppointmentCall, about: Appointment | undefined): CallView | undefined {
  const { id, message, why, createdAt, until } = call;
  const appointment = about === undefined || !mayCall(desk, about) ? undefined : seenBy(desk, about);
  if (about === undefined || appointment === undefined) return undefined;
  if (!isStillToTell(call, about)) return undefined;
  const calendar = makeCalendar(desk.caf.zone);
  const { phone } = about.person;
  return {
    id,
    message,
    why,
    since: calendar.iso(createdAt),
    ...(until === undefined ? {} : { until: calendar.iso(until) }),
    appointment,
    ...(phone === undefined ? {} : { phone }),
    contact: about.contact,
  };
}

/** The secretariat calls for everybody; others for themselves and for those who delegate (B11). */
function mayCall({ viewer, may }: Desk, appointment: Appointment): boolean {
  return viewer.roles.includes('secretariat') || may(isOwnOrDelegate, appointment);
}

/** Appointments ahead by service, where a person may have but one (B2). */
function sameService({ caf, now }: Desk, appointments: readonly Appointment[]): Appointment[][] {
  return caf.services
    .filter(({ bookableBy }) => bookableBy === 'anyone')
    .map(({ id }) => appointments.filter(({ service, end }) => service === id && end > now))
    .filter((same) => same.length > 1);
}
