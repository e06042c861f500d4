import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { callBackOverdueAt } from '../../shared/domain/call-back.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { closeCallBack, listOpenCallBacks } from '../../shared/store/call-backs.ts';
import { sharedNumbers } from '../../shared/store/households.ts';
import { getToCall, tickToCall } from '../../shared/store/to-call.ts';
import { callsFor, mayTick } from './calls.ts';
import { type Desk, openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { seen } from './views.ts';

const MOST_CALL_BACKS = 200;
/** Appointments read for one page of possible duplicates. */
const READ_FOR_DUPLICATES = 2_000;

/** What is to be worked off: calls to make, call-backs, possible duplicates. */
export function listRoutes(deps: Deps) {
  return [
    route(operations.listToCall, async (call) => {
      const desk = await openDesk(deps, call);
      const { calls, more } = await callsFor(deps, desk);
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

/** Appointments ahead by service, where a person may have but one (B2). */
function sameService({ caf, now }: Desk, appointments: readonly Appointment[]): Appointment[][] {
  return caf.services
    .filter(({ bookableBy }) => bookableBy === 'anyone')
    .map(({ id }) => appointments.filter(({ service, end }) => service === id && end > now))
    .filter((same) => same.length > 1);
}
