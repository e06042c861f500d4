import type { Caf } from './caf.ts';
import {
  offersMade,
  openOffer,
  type Waiter,
  type WaitingEntry,
  type WaitingOffer,
  type WhyOver,
} from './waiting.ts';
import type { Match } from './waiting-order.ts';

/** The next state of an entry; `version` is what its write is conditioned on. */
function next<E extends WaitingEntry>(entry: E): E {
  return { ...entry, version: entry.version + 1 };
}

/** From now on they wait, or as long as they did. `codeRound`: of the code that proved the address of a pending one; without it, they are new. */
export function entered(entry: WaitingEntry, now: number, codeRound?: number): WaitingEntry {
  const { state } = entry;
  if (codeRound === undefined)
    return { ...entry, state: { status: 'waiting', since: state.status === 'waiting' ? state.since : now } };
  return { ...next(entry), state: { status: 'waiting', since: now, codeRound } };
}

/** A time is kept for them. */
export function offered(waiter: Waiter, offer: WaitingOffer): Waiter {
  return { ...next(waiter), offers: [...waiter.offers, offer] };
}

/** What is offered of a match in some professional's day. */
export function offerOf(
  { service, place, mode, cell, keptTo, start, until }: Match,
  { professional, date }: { professional: string; date: string },
  instead: number | undefined,
  now: number,
): WaitingOffer {
  const end = start + service.lengthMinutes * 60_000;
  const offer = { at: now, until, professional, date, place, mode, cell, cells: keptTo - cell, start, end };
  return instead === undefined ? offer : { ...offer, instead };
}

function endOffer(entry: WaitingEntry, ended: NonNullable<WaitingOffer['ended']>, now: number) {
  const open = openOffer(entry, now);
  return entry.offers.map((one, at) => (at === open?.number ? { ...one, ended } : one));
}

/** The time does not suit, or the Caf takes it back: they go on waiting unless that was the last offer. */
export function answered(
  entry: WaitingEntry,
  ended: 'declined' | 'withdrawn',
  { caf, now }: { caf: Pick<Caf, 'limits'>; now: number },
): WaitingEntry {
  const after = { ...next(entry), offers: endOffer(entry, ended, now) };
  return offersMade(after) >= caf.limits.waitingOffers ? forgotten(after, 'offers-used', now) : after;
}

/** The time has become an appointment: it bears the name from now on. */
export function taken(waiter: Waiter, appointment: string, now: number): WaitingEntry {
  const { who, ...rest } = { ...next(waiter), offers: endOffer(waiter, 'taken', now) };
  return { ...rest, state: { status: 'taken', since: waiter.state.since, at: now, appointment } };
}

/** Off the list, and forgotten (D2). */
export function over(entry: WaitingEntry, why: WhyOver, now: number): WaitingEntry {
  return forgotten({ ...next(entry), offers: endOffer(entry, 'stopped', now) }, why, now);
}

function forgotten(entry: WaitingEntry, why: WhyOver, now: number): WaitingEntry {
  const { who, ...rest } = entry;
  return { ...rest, state: { status: 'over', at: now, why } };
}
