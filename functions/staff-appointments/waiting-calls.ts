import type { Deps } from '../../shared/deps.ts';
import type { WaitingCall } from '../../shared/domain/notification.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { openOffer, type WaitingEntry } from '../../shared/domain/waiting.ts';
import { outlivedForWaiting } from '../../shared/domain/waiting-messages.ts';
import { getWaitings } from '../../shared/store/waiting.ts';
import { type AboutCall, calledPerson } from './about-call.ts';
import type { Desk } from './desk.ts';

/** Calls to people on the waiting list, for whom a time is kept: the secretariat makes them, as it keeps the list. */
export async function aboutWaiting(
  deps: Deps,
  desk: Desk,
  calls: readonly WaitingCall[],
): Promise<Map<string, AboutCall>> {
  if (!desk.viewer.roles.includes('secretariat')) return new Map();
  const ids = [...new Set(calls.map(({ waiting }) => waiting))];
  const found = new Map((await getWaitings(deps.store, desk.caf.code, ids)).map((one) => [one.id, one]));
  return new Map(
    calls.flatMap((call) => {
      const about = aboutOffer(desk, call, found.get(call.waiting));
      return about === undefined ? [] : [[call.id, about]];
    }),
  );
}

function aboutOffer(desk: Desk, call: WaitingCall, entry: WaitingEntry | undefined): AboutCall | undefined {
  const offer = entry === undefined ? undefined : openOffer(entry, desk.now);
  if (entry?.who === undefined || offer === undefined) return undefined;
  if (outlivedForWaiting(call.message, { entry, offer: call.offer }, desk.now) !== undefined)
    return undefined;
  const calendar = makeCalendar(desk.caf.zone);
  const { person, contact } = entry.who;
  return {
    person,
    contact,
    until: offer.until,
    shown: {
      waiting: {
        id: entry.id,
        person: calledPerson(person),
        service: entry.service,
        start: calendar.iso(offer.start),
        place: offer.place,
        mode: offer.mode,
        ...(offer.instead === undefined ? {} : { moves: calendar.iso(offer.instead) }),
      },
    },
  };
}
