import { randomBytes } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { type Day, isExpired } from '../domain/day.ts';
import { DomainError } from '../domain/errors.ts';
import { itemName, readTogether } from '../store/days.ts';
import {
  addressHash,
  createHoldWrite,
  endHoldWrites,
  Hold,
  holdId,
  isSeatFree,
  prolongHoldWrite,
  seatKeys,
  seatWrite,
} from '../store/holds.ts';
import { parseIfAny } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { keptIn, keyOfKept, readKept } from './kept.ts';
import type { Found, Where } from './take.ts';
import { takeTime } from './take-seat.ts';
import { resolveWant, type Wanted } from './want.ts';

/** `until`: epoch ms. */
interface HoldAnswer {
  readonly hold: string;
  readonly until: number;
}

/**
 * Keeps a time while a form is filled in (B5); `replaces` gives an earlier hold back in the same act (B4).
 * @throws DomainError SLOT_TAKEN, TOO_MANY when this address keeps as many times as it may.
 */
export async function hold(
  deps: Deps,
  ask: {
    wanted: Wanted & { caf: Caf };
    address: string;
    replaces: string | undefined;
    /** What is written with the answer. */
    also(made: HoldAnswer): readonly NamedWrite[];
  },
): Promise<HoldAnswer> {
  const now = deps.clock();
  const want = resolveWant(ask.wanted.caf, ask.wanted, 'public', now);
  const { limits, code: caf } = want.caf;
  const token = randomBytes(32).toString('base64url');
  const address = addressHash(deps.keys, ask.address);
  const seats = seatKeys(caf, address, limits.holdsPerAddress);
  const earlier = ask.replaces === undefined ? undefined : await findHold(deps, ask.replaces, now, caf);
  const ownSeat = earlier?.seat.address === address ? earlier.seat.number : undefined;
  const until = now + limits.holdMinutes * 60_000;
  const answer: HoldAnswer = { hold: token, until };

  const taken = await takeTime(deps, {
    want,
    by: 'public',
    taking: { id: holdId(token), kind: 'hold', until, replaces: earlier?.id },
    prefer: earlier?.professional,
    alsoRead: [...seats, ...(earlier === undefined ? [] : [keyOfKept(earlier)])],
    againOn: ['seat'],
    admits: (day) => sharesLeft(day, limits.holdShareOfDay, now, earlier?.id),
    writes: ({ day, found }) => {
      const number = seats.findIndex(
        (key, at) => isSeatFree(found.get(itemName(key)), now) || at === ownSeat,
      );
      if (number === -1) throw new DomainError('TOO_MANY', { retryAfter: limits.holdMinutes * 60 });
      const made: Hold = {
        id: holdId(token),
        caf,
        professional: day.professional,
        date: want.date,
        cell: want.cell,
        cells: want.keptTo - want.cell,
        ...(want.session === undefined ? {} : { session: want.session }),
        service: want.service.id,
        place: want.place,
        mode: want.mode,
        start: want.start,
        until,
        prolonged: false,
        seat: { address, number },
      };
      return [
        createHoldWrite(made),
        seatWrite(made, now, earlier?.id),
        ...(earlier === undefined ? [] : giveBackHold(earlier, day, found, number === ownSeat)),
        ...ask.also(answer),
      ];
    },
  });
  if (taken.kind === 'done') return answer;
  throw new DomainError('CHANGED_MEANWHILE');
}

/** Once only. @throws DomainError NOT_FOUND when the hold is over, NOT_POSSIBLE_NOW the second time. */
export async function prolong(deps: Deps, token: string): Promise<{ hold: Hold; until: number }> {
  const now = deps.clock();
  const held = await getHold(deps, token, now);
  if (held.prolonged) throw new DomainError('NOT_POSSIBLE_NOW');
  const minutes = deps.cafs.get(held.caf)?.limits.holdMinutes ?? 0;
  const until = now + minutes * 60_000;
  const kept = await readKept(deps, held);
  // Nobody whose clock is ahead has taken a part of it for run out.
  if (!kept.isWhole(held.until)) throw new DomainError('NOT_FOUND');
  const result = await transact(deps.store, [
    kept.changed(until),
    prolongHoldWrite(held, until),
    seatWrite({ ...held, until }, now, undefined),
  ]);
  if (!result.ok) throw new DomainError('NOT_FOUND');
  return { hold: held, until };
}

/** Gives a time back; a hold that is over is not found. */
export async function endHold(deps: Deps, token: string): Promise<void> {
  const held = await getHold(deps, token, deps.clock());
  const released = (await readKept(deps, held)).released();
  if (released.length === 0) throw new DomainError('NOT_FOUND');
  const result = await transact(deps.store, [...released, ...endHoldWrites(held)]);
  if (!result.ok) throw new DomainError('NOT_FOUND');
}

/** The hold as it stands, or nothing when it is over, was never, or is another Caf's than the one asked for (D5). */
export async function findHold(
  deps: Deps,
  token: string,
  now: number,
  caf?: string,
): Promise<Hold | undefined> {
  const key = keys.hold(holdId(token));
  const held = parseIfAny(Hold, (await readTogether(deps.store, [key])).get(itemName(key)));
  if (held === undefined || held.until <= now || held.caf !== (caf ?? held.caf)) return undefined;
  return held;
}

async function getHold(deps: Deps, token: string, now: number): Promise<Hold> {
  const held = await findHold(deps, token, now);
  if (held === undefined) throw new DomainError('NOT_FOUND');
  return held;
}

/** Holds may keep a part of a day only, so that nobody empties it by looking at it. */
function sharesLeft(day: Day, share: number, now: number, replaced: string | undefined): boolean {
  const open = day.windows.reduce((sum, { from, to }) => sum + to - from, 0);
  const held = Object.entries(day.entries)
    .filter(([id, entry]) => entry.kind === 'hold' && id !== replaced && !isExpired(entry, now))
    .reduce((sum, [, { spans }]) => sum + spans.reduce((inner, [from, to]) => inner + to - from, 0), 0);
  return held < open * share;
}

export const dayKeyOf = (held: Hold): { pk: string; sk: string } =>
  keys.day(held.caf, held.professional, held.date);

/**
 * Ends a hold in favour of what is taken in `day`: its item, its place among its address's holds unless re-used, and what it
 * keeps when that lies in another day or session (in the same one the claim itself re-uses it, B4).
 */
export function giveBackHold(earlier: Hold, day: Where, found: Found, reusesSeat = false): NamedWrite[] {
  const writes = endHoldWrites(earlier).filter(({ name }) => name !== 'old-seat' || !reusesSeat);
  const key = keyOfKept(earlier);
  if (itemName(key) === itemName(keyOfKept({ ...earlier, ...day, session: day.session }))) return writes;
  return [...keptIn(earlier, found.get(itemName(key))).released(), ...writes];
}
