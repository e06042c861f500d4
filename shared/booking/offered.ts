import type { Deps } from '../deps.ts';
import type { Appointment, Offer } from '../domain/appointment.ts';
import { releaseTogether } from '../domain/claim-together.ts';
import type { Day } from '../domain/day.ts';
import type { Mode } from '../domain/words.ts';
import { releaseWrite } from '../store/day-writes.ts';
import { itemName, parseDay, readTogether } from '../store/days.ts';
import { endHoldWrites, Hold, holdId } from '../store/holds.ts';
import { parseIfAny } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { dayKeyOf } from './hold.ts';

/** An offered time is a hold like any other; its token is derived, so that it is stored nowhere (D1). */
export function offerToken(
  deps: Deps,
  { caf, id }: Pick<Appointment, 'caf' | 'id'>,
  { at }: Offer,
  number: number,
): string {
  return deps.keys.token('offer', `${caf}#${id}#${at}#${number}`);
}

/** The hold of an offered time, if this is one that still stands: who takes it needs no notice and is bound by no limit (B11). */
export function offeredHold(
  deps: Deps,
  appointment: Appointment,
  wanted: { start: number; place: string; mode: Mode },
  now: number,
): string | undefined {
  const { offer } = appointment;
  if (offer === undefined || offer.until <= now) return undefined;
  const number = offer.times.findIndex(
    ({ start, place, mode }) => start === wanted.start && place === wanted.place && mode === wanted.mode,
  );
  return number === -1 ? undefined : offerToken(deps, appointment, offer, number);
}

/** Holds of offered times that still stand. */
export async function heldOffers(deps: Deps, appointment: Appointment, now: number): Promise<Hold[]> {
  const { offer } = appointment;
  if (offer === undefined || offer.until <= now) return [];
  const holdKeys = offer.times.map((_, number) =>
    keys.hold(holdId(offerToken(deps, appointment, offer, number))),
  );
  const found = await readTogether(deps.store, holdKeys);
  return [...found.values()].flatMap((item) => {
    const hold = parseIfAny(Hold, item);
    return hold !== undefined && hold.until > now ? [hold] : [];
  });
}

/**
 * Gives offered times back once the appointment has moved, is cancelled or closed. What is done is done: when this fails, the times
 * come free at their deadline.
 */
export async function dropOffer(deps: Deps, appointment: Appointment): Promise<void> {
  try {
    const holds = await heldOffers(deps, appointment, deps.clock());
    if (holds.length === 0) return;
    const found = await readTogether(deps.store, holds.map(dayKeyOf));
    const dayOf = (hold: Hold) => {
      const item = found.get(itemName(dayKeyOf(hold)));
      return item === undefined ? undefined : parseDay(item);
    };
    const freed = await transact(deps.store, [
      ...releaseHoldWrites(holds, dayOf),
      ...holds.flatMap(endHoldWrites),
    ]);
    if (!freed.ok) deps.log.warn('offered times left to their deadline', { why: 'changed' });
  } catch (error) {
    const why = error instanceof Error ? error.name : 'unknown';
    deps.log.warn('offered times left to their deadline', { why });
  }
}

/** Frees the cells of some holds, one write per day. */
export function releaseHoldWrites(
  holds: readonly Hold[],
  dayOf: (hold: Hold) => Day | undefined,
): NamedWrite[] {
  const days = new Map<string, Day>();
  for (const hold of holds) {
    const day = dayOf(hold);
    if (day !== undefined) days.set(itemName(dayKeyOf(hold)), day);
  }
  return [...days.values()].flatMap((day) => {
    const release = releaseTogether(day, holdsIn(holds, day));
    return release === undefined ? [] : [releaseWrite(day, release)];
  });
}

/** Ids of those of some holds that lie in this day. */
export function holdsIn(holds: readonly Hold[], { professional, date }: Day): string[] {
  return holds.filter((hold) => hold.professional === professional && hold.date === date).map(({ id }) => id);
}
