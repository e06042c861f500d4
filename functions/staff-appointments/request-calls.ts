import type { Deps } from '../../shared/deps.ts';
import { outlivedForRequest } from '../../shared/domain/consultation-messages.ts';
import type { RequestCall } from '../../shared/domain/notification.ts';
import { getConsultations } from '../../shared/store/consultations.ts';
import { type AboutCall, calledPerson } from './about-call.ts';
import type { Desk } from './desk.ts';

/** Calls to people who asked for a consultation, for the psychologists alone: nobody else reads requests (P3). */
export async function aboutRequests(
  deps: Deps,
  desk: Desk,
  calls: readonly RequestCall[],
): Promise<Map<string, AboutCall>> {
  if (desk.viewer.self?.role !== 'psychologist') return new Map();
  const ids = [...new Set(calls.map(({ request }) => request))];
  const found = new Map((await getConsultations(deps.store, desk.caf.code, ids)).map((one) => [one.id, one]));
  return new Map(
    calls.flatMap((call) => {
      const request = found.get(call.request);
      if (request === undefined) return [];
      if (outlivedForRequest(call.message, request, call.round, desk.now) !== undefined) return [];
      const { id, person, contact } = request;
      return [[call.id, { person, contact, shown: { request: { id, person: calledPerson(person) } } }]];
    }),
  );
}
