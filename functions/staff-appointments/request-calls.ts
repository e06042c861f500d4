import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import type { Consultation } from '../../shared/domain/consultation.ts';
import { outlivedForRequest } from '../../shared/domain/consultation-messages.ts';
import type { RequestCall } from '../../shared/domain/notification.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { getConsultations } from '../../shared/store/consultations.ts';
import type { Desk } from './desk.ts';
import type { ToCallList } from './schemas.ts';

type CallView = z.input<typeof ToCallList>['calls'][number];

/** Calls to people who asked for a consultation, for the psychologists alone: nobody else reads requests (P3). */
export async function requestCallViews(
  deps: Deps,
  desk: Desk,
  calls: readonly RequestCall[],
): Promise<Map<string, CallView>> {
  if (calls.length === 0 || desk.viewer.self?.role !== 'psychologist') return new Map();
  const ids = [...new Set(calls.map(({ request }) => request))];
  const requests = new Map(
    (await getConsultations(deps.store, desk.caf.code, ids)).map((one) => [one.id, one]),
  );
  return new Map(
    calls.flatMap((call) => {
      const view = viewOf(desk, call, requests.get(call.request));
      return view === undefined ? [] : [[call.id, view] as const];
    }),
  );
}

/** Whether this person ticks such a call off. */
export async function mayCallRequest(deps: Deps, desk: Desk, call: RequestCall): Promise<boolean> {
  return (await requestCallViews(deps, desk, [call])).has(call.id);
}

function viewOf(desk: Desk, call: RequestCall, request: Consultation | undefined): CallView | undefined {
  if (request === undefined) return undefined;
  if (outlivedForRequest(call.message, request, call.round, desk.now) !== undefined) return undefined;
  const calendar = makeCalendar(desk.caf.zone);
  const { firstName, lastName, phone } = request.person;
  const person = { firstName, lastName, ...(phone === undefined ? {} : { phone }) };
  return {
    id: call.id,
    message: call.message,
    why: call.why,
    since: calendar.iso(call.createdAt),
    ...(call.until === undefined ? {} : { until: calendar.iso(call.until) }),
    request: { id: request.id, person },
    ...(phone === undefined ? {} : { phone }),
    contact: request.contact,
  };
}
