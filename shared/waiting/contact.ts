import { randomUUID } from 'node:crypto';
import type { NewContact } from '../booking/contact.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { isWaiter, openOffer, type Waiter, waitableService } from '../domain/waiting.ts';
import { readTogether } from '../store/days.ts';
import { personKeys } from '../store/guards.ts';
import { parseItem } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import { getWaiting, WaitingGuard } from '../store/waiting.ts';
import { enter } from './enter.ts';
import { leaveWaiting } from './leave.ts';
import { checkedWishes } from './wishes.ts';

/** Refusals after which nothing was changed. */
const REFUSED = new Set<string>(['INVALID', 'ALREADY_BOOKED', 'NOT_POSSIBLE_NOW']);

/**
 * Changes how a person is reached while no earlier link of theirs opens a place on a waiting list any more (F4): they leave the lists
 * first and, once `change` is done, stand where they stood, under a link of its own. When it is cut short they stay off, and nothing is
 * sent to an earlier mailbox. @throws whatever `change` does.
 */
export async function reachedAnew<T>(
  deps: Deps,
  caf: Caf,
  was: Pick<Appointment, 'person' | 'origin'>,
  asked: NewContact,
  change: () => Promise<T>,
): Promise<T> {
  const left = await leaveAll(deps, caf, was);
  try {
    const done = await change();
    await waitAgain(deps, caf, left, asked);
    return done;
  } catch (error) {
    if (error instanceof DomainError && REFUSED.has(error.code)) await waitAgain(deps, caf, left, undefined);
    throw error;
  }
}

async function leaveAll(
  deps: Deps,
  caf: Caf,
  was: Pick<Appointment, 'person' | 'origin'>,
): Promise<Waiter[]> {
  const known = personKeys(deps.keys, was);
  const services = caf.services.filter(({ id }) => waitableService(caf, id) !== undefined);
  const guards = services.flatMap(({ id }) => known.map((key) => keys.waitingGuard(caf.code, id, key)));
  const found = [...(await readTogether(deps.store, guards)).values()];
  const left: Waiter[] = [];
  for (const id of new Set(found.map((item) => parseItem(WaitingGuard, item).waiting))) {
    const entry = await getWaiting(deps.store, caf.code, id);
    if (entry === undefined || !isWaiter(entry)) continue;
    await leaveWaiting(deps, caf, id, 'removed');
    left.push(entry);
  }
  return left;
}

/** A time that was kept for them is looked at anew, and told in the new way; whoever can no longer be told stays off. */
async function waitAgain(
  deps: Deps,
  caf: Caf,
  left: readonly Waiter[],
  asked: NewContact | undefined,
): Promise<void> {
  const now = deps.clock();
  for (const entry of left) {
    const { email, phone } = asked ?? entry.who.person;
    const who = {
      person: { ...entry.who.person, email, phone },
      contact: asked?.contact ?? entry.who.contact,
    };
    const offers = entry.offers.slice(0, openOffer(entry, now)?.number);
    const state = { status: 'waiting' as const, since: entry.state.since };
    try {
      const wishes = checkedWishes(caf, entry, who, now);
      await enter(deps, caf, { ...entry, ...wishes, id: randomUUID(), version: 0, who, offers, state });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      deps.log.warn('somebody who waited is off the list', { why: error.code });
    }
  }
}
