import type { Caf } from '../../shared/domain/caf.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { offersMade, openOffer, type Waiter } from '../../shared/domain/waiting.ts';
import { waitingChannel } from '../../shared/domain/waiting-messages.ts';
import type { WaiterView } from './operations.ts';

/** What is shown is written out, so that a new field of an entry is hidden until somebody decides otherwise. */
export function waiterView(caf: Caf, waiter: Waiter, rank: number, now: number): WaiterView {
  const calendar = makeCalendar(caf.zone);
  const { firstName, lastName, email, phone } = waiter.who.person;
  const made = offersMade(waiter);
  return {
    id: waiter.id,
    service: waiter.service,
    rank,
    since: calendar.iso(waiter.state.since),
    person: {
      firstName,
      lastName,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    },
    contact: waiter.who.contact,
    places: waiter.places,
    modes: waiter.modes,
    until: waiter.until,
    enteredBy: waiter.origin.by,
    offersMade: made,
    offersLeft: Math.max(0, caf.limits.waitingOffers - made),
    ...offerOf(caf, waiter, now),
  };
}

function offerOf(caf: Caf, waiter: Waiter, now: number): Pick<WaiterView, 'offer'> {
  const open = openOffer(waiter, now);
  if (open === undefined) return {};
  const calendar = makeCalendar(caf.zone);
  return {
    offer: {
      start: calendar.iso(open.start),
      end: calendar.iso(open.end),
      place: open.place,
      mode: open.mode,
      professional: open.professional,
      until: calendar.iso(open.until),
      ...(open.instead === undefined ? {} : { moves: calendar.iso(open.instead) }),
      byPhone: waitingChannel(waiter.who, 'waiting-offer') === 'call',
    },
  };
}
