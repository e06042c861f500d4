import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { type GroupSession, seatsLeft } from '../domain/group.ts';
import { claimSeat } from '../domain/group-seats.ts';
import { holdPlaceOf, isWaiter, type Waiter, type WaitingOffer, waitableService } from '../domain/waiting.ts';
import { offered } from '../domain/waiting-moves.ts';
import { seatSeekers } from '../domain/waiting-session.ts';
import type { LocalDate } from '../domain/words.ts';
import { isDeceased } from '../store/deceased.ts';
import { claimSeatWrite, getGroup } from '../store/groups.ts';
import { createHoldWrite, holdId } from '../store/holds.ts';
import { transact } from '../store/transact.ts';
import { getWaiting, waitersFor, waitingWrite } from '../store/waiting.ts';
import { tellWaitingItems } from '../store/waiting-messages.ts';
import { offerToken } from './held.ts';
import { dropIfOver } from './leave.ts';
import { standingOf } from './standing.ts';

/** Offers and lost races of one run. */
const MOST_ROUNDS = 60;

/**
 * Offers the free seats of a group session to those who wait, one after the other, each to the first in order. Everything is read
 * again before each offer, so that this may run twice, late, or beside itself.
 */
export async function serveSession(
  deps: Deps,
  { caf, session: id }: { readonly caf: Caf; readonly session: string },
  isHoliday: (date: LocalDate) => boolean,
): Promise<{ offered: number; isDone: boolean }> {
  const unsuited = new Set<string>();
  let made = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const now = deps.clock();
    const session = await getGroup(deps.store, caf.code, id);
    const service = session && waitableService(caf, session.service);
    if (session === undefined || service === undefined || !hasSeat(session, now))
      return { offered: made, isDone: true };
    const waiters = await waitersOf(deps, caf, session.service);
    const { seekers, until } = seatSeekers(session, service, waiters, { caf, now, isHoliday });
    const first = seekers.find((one) => !unsuited.has(one.id));
    if (first === undefined) return { offered: made, isDone: true };
    const did = await offer(deps, session, first, { now, until });
    if (did === 'none') unsuited.add(first.id);
    if (did === 'offered') made += 1;
  }
  return { offered: made, isDone: false };
}

const hasSeat = (session: GroupSession, now: number) =>
  session.state.status === 'open' && session.start > now && seatsLeft(session, now) > 0;

/** As they are now, not as the index shows them; who waits no more is taken off the list. */
async function waitersOf(deps: Deps, caf: Caf, service: string): Promise<Waiter[]> {
  const still: Waiter[] = [];
  for (const { id } of await waitersFor(deps.store, caf.code, service)) {
    const entry = await getWaiting(deps.store, caf.code, id);
    if (entry === undefined || !isWaiter(entry)) continue;
    if ((await dropIfOver(deps, caf, entry)) === undefined) still.push(entry);
  }
  return still;
}

/** The seat is held, the entry says so and the person is told, in one act; none for who is registered in a session already (B2). */
async function offer(
  deps: Deps,
  session: GroupSession,
  waiter: Waiter,
  { now, until }: { now: number; until: number },
): Promise<'offered' | 'none' | 'again'> {
  const [professional] = session.animators;
  const { appointment } = await standingOf(deps, waiter);
  if (appointment !== undefined || professional === undefined) return 'none';
  if (await isDeceased(deps, session.caf, waiter.who.person)) return 'none';
  const number = waiter.offers.length;
  const id = holdId(offerToken(deps, waiter, number));
  const claim = claimSeat(session, { id, kind: 'hold', now, until });
  if (claim === undefined) return 'again';
  const { caf, service, place, mode, date, cell, cells, start, end } = session;
  const when = { professional, session: session.id, place, mode, date, cell, cells, start };
  const made: WaitingOffer = { at: now, until, ...when, end };
  const becomes = offered(waiter, made);
  const seat = { address: holdPlaceOf(waiter.id), number };
  const result = await transact(deps.store, [
    claimSeatWrite(session, claim),
    createHoldWrite({ id, caf, service, ...when, until, prolonged: false, seat }),
    waitingWrite(becomes),
    ...tellWaitingItems({ entry: becomes, offer: number }, 'waiting-offer', { now }),
  ]);
  return result.ok ? 'offered' : 'again';
}
