import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { isWaiter, offersMade, openOffer, type WaitingEntry, whyOver } from '../../shared/domain/waiting.ts';
import type { Mode } from '../../shared/domain/words.ts';
import { cafContact, whereView } from '../../shared/http/contract.ts';
import type { WaitingView } from './operations.ts';

/** What is shown is written out, so that a new field of an entry is hidden until somebody decides otherwise. */
export function waitingView(
  caf: Caf,
  entry: WaitingEntry,
  has: Appointment | undefined,
  now: number,
): WaitingView {
  const calendar = makeCalendar(caf.zone);
  const open = openOffer(entry, now);
  const { state } = entry;
  const last = entry.offers.at(-1);
  return {
    status: statusOf(entry, caf, now),
    service: {
      id: entry.service,
      name: caf.services.find(({ id }) => id === entry.service)?.name ?? entry.service,
    },
    places: entry.places.map((id) => ({ id, name: whereView(caf, id).name })),
    modes: entry.modes,
    until: entry.until,
    ...('since' in state ? { since: calendar.iso(state.since) } : {}),
    ...(open === undefined ? {} : { offer: { ...timeView(caf, open), until: calendar.iso(open.until) } }),
    ...(open === undefined || has === undefined ? {} : { moves: { start: calendar.iso(has.start) } }),
    offersLeft: Math.max(0, caf.limits.waitingOffers - offersMade(entry)),
    ...(state.status === 'taken' && last !== undefined ? { appointment: timeView(caf, last) } : {}),
    zone: caf.zone,
    caf: cafContact(caf),
  };
}

function statusOf(entry: WaitingEntry, caf: Caf, now: number): WaitingView['status'] {
  if (entry.state.status === 'taken') return 'taken';
  if (!isWaiter(entry) || whyOver(entry, { caf, now }) !== undefined) return 'over';
  return openOffer(entry, now) === undefined ? 'waiting' : 'offered';
}

function timeView(caf: Caf, time: { start: number; end: number; mode: Mode; place: string }) {
  const calendar = makeCalendar(caf.zone);
  return {
    start: calendar.iso(time.start),
    end: calendar.iso(time.end),
    mode: time.mode,
    place: whereView(caf, time.place),
  };
}
