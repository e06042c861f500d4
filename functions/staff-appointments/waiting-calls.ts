import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import type { WaitingCall } from '../../shared/domain/notification.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { openOffer, type WaitingEntry } from '../../shared/domain/waiting.ts';
import { outlivedForWaiting } from '../../shared/domain/waiting-messages.ts';
import { areDeceased } from '../../shared/store/deceased.ts';
import { getWaitings } from '../../shared/store/waiting.ts';
import type { Desk } from './desk.ts';
import type { ToCallList } from './schemas.ts';

type CallView = z.input<typeof ToCallList>['calls'][number];

/** Calls to people on the waiting list, for whom a time is kept: the secretariat makes them, as it keeps the list; none after a death (L7). */
export async function waitingCallViews(
  deps: Deps,
  desk: Desk,
  calls: readonly WaitingCall[],
): Promise<Map<string, CallView>> {
  if (calls.length === 0 || !desk.viewer.roles.includes('secretariat')) return new Map();
  const ids = [...new Set(calls.map(({ waiting }) => waiting))];
  const found = (await getWaitings(deps.store, desk.caf.code, ids)).filter(({ who }) => who !== undefined);
  const people = found.flatMap(({ who }) => who?.person ?? []);
  const gone = await areDeceased(deps, desk.caf.code, people);
  const entries = new Map(found.filter((_, at) => gone[at] !== true).map((one) => [one.id, one]));
  return new Map(
    calls.flatMap((call) => {
      const view = viewOf(desk, call, entries.get(call.waiting));
      return view === undefined ? [] : [[call.id, view] as const];
    }),
  );
}

function viewOf(desk: Desk, call: WaitingCall, entry: WaitingEntry | undefined): CallView | undefined {
  const offer = entry === undefined ? undefined : openOffer(entry, desk.now);
  if (entry?.who === undefined || offer === undefined) return undefined;
  if (outlivedForWaiting(call.message, { entry, offer: call.offer }, desk.now) !== undefined)
    return undefined;
  const calendar = makeCalendar(desk.caf.zone);
  const { firstName, lastName, phone } = entry.who.person;
  const person = { firstName, lastName, ...(phone === undefined ? {} : { phone }) };
  return {
    id: call.id,
    message: call.message,
    why: call.why,
    since: calendar.iso(call.createdAt),
    until: calendar.iso(offer.until),
    waiting: {
      id: entry.id,
      person,
      service: entry.service,
      start: calendar.iso(offer.start),
      place: offer.place,
      mode: offer.mode,
      ...(offer.instead === undefined ? {} : { moves: calendar.iso(offer.instead) }),
    },
    ...(phone === undefined ? {} : { phone }),
    contact: entry.who.contact,
  };
}
