import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { claimCells } from '../domain/claim.ts';
import { CELL_MINUTES, type Day } from '../domain/day.ts';
import { windowOfStart } from '../domain/slots.ts';
import {
  holdPlaceOf,
  isWaiter,
  type Waiter,
  type WaitingEntry,
  type WaitingOffer,
  waitableService,
} from '../domain/waiting.ts';
import { offered, offerOf } from '../domain/waiting-moves.ts';
import { type ChoiceAsk, type Match, matchesOf } from '../domain/waiting-order.ts';
import type { LocalDate } from '../domain/words.ts';
import { claimWrite } from '../store/day-writes.ts';
import { daysOfDates } from '../store/days.ts';
import { isDeceased } from '../store/deceased.ts';
import { createHoldWrite, type Hold, holdId } from '../store/holds.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { getWaiting, waitersFor, waitingWrite } from '../store/waiting.ts';
import { tellWaitingItems } from '../store/waiting-messages.ts';
import { offerToken } from './held.ts';
import { dropIfOver } from './leave.ts';
import { standingOf } from './standing.ts';

/** Offers and lost races of one run; a day has fewer times. What is left is left to the message that comes again. */
const MOST_ROUNDS = 60;

/** Where something may have come free. */
export interface FreedDay {
  readonly caf: Caf;
  readonly professional: string;
  readonly date: LocalDate;
}

/**
 * Offers the free times of one professional's day to those who wait: one time after the other, each to the first in order
 * whose wishes it meets. Everything is read again before each offer, so that this may run twice, late, or beside itself.
 * Answers how many were offered, and whether there may be more to do.
 */
export async function serveDay(
  deps: Deps,
  freed: FreedDay,
  isHoliday: (date: LocalDate) => boolean,
): Promise<{ offered: number; isDone: boolean }> {
  const run: Run = { fresh: new Map(), unsuited: new Set() };
  let made = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [day] = await daysOfDates(deps.store, [{ ...freed, caf: freed.caf.code }]);
    const waiters = day === undefined ? [] : await waitersOf(deps, freed.caf, day, run);
    const ask = { caf: freed.caf, now: deps.clock(), isHoliday };
    const did = day === undefined ? 'none' : await offerFirst(deps, day, waiters, ask, run);
    if (did === 'none') return { offered: made, isDone: true };
    if (did === 'offered') made += 1;
  }
  return { offered: made, isDone: false };
}

/** What a run has learnt: entries newer than the index shows, and who has an appointment that this day does not better. */
interface Run {
  readonly fresh: Map<string, WaitingEntry>;
  readonly unsuited: Set<string>;
}

/** Who waits for anything that this day's windows are for; who waits no more is taken off the list. */
async function waitersOf(deps: Deps, caf: Caf, day: Day, { fresh, unsuited }: Run): Promise<Waiter[]> {
  const services = [...new Set(day.windows.flatMap((window) => window.services))];
  const listed = await Promise.all(
    services
      .filter((id) => waitableService(caf, id) !== undefined)
      .map((id) => waitersFor(deps.store, caf.code, id)),
  );
  const still: Waiter[] = [];
  for (const one of listed.flat()) {
    const known = fresh.get(one.id);
    const waiter = known !== undefined && known.version > one.version ? known : one;
    if (!isWaiter(waiter) || unsuited.has(waiter.id)) continue;
    if ((await dropIfOver(deps, caf, waiter)) === undefined) still.push(waiter);
  }
  return still;
}

type Did = 'offered' | 'none' | 'again';

/** Goes through the matches, best first, until one becomes an offer. After a lost race everything is looked at again, for the order. */
async function offerFirst(
  deps: Deps,
  day: Day,
  waiters: readonly Waiter[],
  ask: ChoiceAsk,
  run: Run,
): Promise<Did> {
  for (const match of matchesOf(day, waiters, ask)) {
    if (run.unsuited.has(match.waiter.id)) continue;
    const did = await offer(deps, day, match, ask, run);
    if (did !== 'none') return did;
  }
  return 'none';
}

/**
 * Reads again who it is and what they have; nobody is offered a day that is not earlier than their own, nor one agenda in place of
 * the two that an appointment takes: that is agreed on by phone (B4). Nothing is kept for the dead (L7).
 */
async function offer(deps: Deps, day: Day, match: Match, { now }: ChoiceAsk, run: Run): Promise<Did> {
  const { id, version } = match.waiter;
  const entry = await getWaiting(deps.store, day.caf, id);
  if (entry === undefined || entry.version !== version || !isWaiter(entry)) {
    if (entry === undefined) run.unsuited.add(id);
    else run.fresh.set(id, entry);
    return 'again';
  }
  const { appointment, own } = await standingOf(deps, entry);
  const isNone =
    appointment !== undefined && (appointment.date <= day.date || appointment.second !== undefined);
  if (isNone || (await isDeceased(deps, day.caf, entry.who.person))) {
    run.unsuited.add(id);
    return 'none';
  }
  const days =
    own === undefined || own === day.professional ? [day] : [...(await dayOfOwn(deps, day, own)), day];
  for (const one of days) {
    const writes = offerWrites(deps, one, entry, match, { instead: appointment?.start, now });
    if (writes !== undefined) return (await transact(deps.store, writes)).ok ? 'offered' : 'again';
  }
  return 'none';
}

/** B7: the same hour with the person's own professional, where that one is free as well. */
async function dayOfOwn(deps: Deps, { caf, date }: Day, professional: string): Promise<Day[]> {
  return daysOfDates(deps.store, [{ caf, professional, date }]);
}

/** The time is held, the entry says so and the person is told, in one act (B1); undefined when it is not free in this day. */
function offerWrites(
  deps: Deps,
  day: Day,
  entry: Waiter,
  match: Match,
  { instead, now }: { instead: number | undefined; now: number },
): NamedWrite[] | undefined {
  const { service, place, mode, cell, keptTo, until } = match;
  const lengthCells = service.lengthMinutes / CELL_MINUTES;
  const pauseCells = service.pauseMinutes / CELL_MINUTES;
  const ask = { service: service.id, place, mode, lengthCells, pauseCells };
  if (windowOfStart(day, cell, ask) === undefined) return undefined;
  const number = entry.offers.length;
  const id = holdId(offerToken(deps, entry, number));
  const claim = claimCells(day, { id, kind: 'hold', from: cell, to: keptTo, lengthCells, now, until });
  if (!claim.ok) return undefined;
  const made = offerOf(match, day, instead, now);
  const becomes = offered(entry, made);
  return [
    claimWrite(day, claim),
    createHoldWrite(holdOf(entry, made, id)),
    waitingWrite(becomes),
    ...tellWaitingItems({ entry: becomes, offer: number }, 'waiting-offer', { now }),
  ];
}

/** Its place among an address's holds names the entry: no address has such a name. */
function holdOf(entry: Waiter, offer: WaitingOffer, id: string): Hold {
  const { professional, date, cell, cells, place, mode, start, until } = offer;
  return {
    ...{
      id,
      caf: entry.caf,
      professional,
      date,
      cell,
      cells,
      service: entry.service,
      place,
      mode,
      start,
      until,
    },
    prolonged: false,
    seat: { address: holdPlaceOf(entry.id), number: entry.offers.length },
  };
}
