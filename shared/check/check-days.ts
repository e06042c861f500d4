import { cellsOf } from '../domain/cells.ts';
import { isLeftoverId } from '../domain/claim.ts';
import { holderOf } from '../domain/consultation.ts';
import { type Day, type Entry, isExpired } from '../domain/day.ts';
import { mediationOfSession } from '../domain/mediation.ts';
import { waitingOfHold } from '../domain/waiting.ts';
import type { Hold, Seat } from '../store/holds.ts';
import { keys } from '../store/keys.ts';
import { type CheckContext, TIDIED_AFTER } from './context.ts';
import { seatPlace } from './seat-place.ts';

/** What a day says of an entry, and its appointment or hold must say of itself. */
export const placeOf = (of: {
  caf: string;
  id: string;
  professional: string;
  date: string;
  spans: readonly (readonly [number, number])[];
  until: number | undefined;
}): string =>
  [of.caf, of.id, of.professional, of.date, of.spans.map((span) => span.join('-')), of.until ?? ''].join('|');

export function checkDay(day: Day, item: string, check: CheckContext): void {
  const counts = new Map<number, number>();
  for (const [id, entry] of Object.entries(day.entries)) {
    for (const cell of cellsOf(entry.spans)) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    checkEntry(day, id, entry, item, check);
  }
  const shared = [...counts].filter(([, count]) => count > 1).map(([cell]) => cell);
  if (shared.length > 0) check.fault({ code: 'cells-shared', item, detail: `cells ${shared.join(' ')}` });
  const differ = [...new Set([...counts.keys(), ...day.taken])].filter(
    (cell) => !counts.has(cell) || !day.taken.has(cell),
  );
  if (differ.length > 0) check.fault({ code: 'cells-differ', item, detail: `cells ${differ.join(' ')}` });
}

function checkEntry(day: Day, id: string, entry: Entry, item: string, check: CheckContext): void {
  const detail = `entry ${id}`;
  if (isExpired(entry, check.now)) {
    if ((entry.until ?? 0) + TIDIED_AFTER < check.now) check.fault({ code: 'entry-late', item, detail });
    return;
  }
  const place = placeOf({ ...day, ...entry, id, until: entry.until });
  if (isLeftoverId(id)) check.fault({ code: 'leftover-stands', item, detail });
  else if (entry.kind === 'hold')
    check.ledger.has(`hold ${place}`, { code: 'entry-without-hold', item, detail });
  else check.ledger.has(`entry ${place}`, { code: 'entry-without-appointment', item, detail });
}

/** Keyed hashes of addresses; the holds of offered times fill no address's place (B11). */
const ADDRESS_HASH = /^[\w-]{22}$/;

/** A time of a proposal that is kept for the parties' answers. */
export const sessionHold = (caf: string, session: string, number: number, until: number): string =>
  ['session-hold', caf, session, number, until].join(' ');

/** A time that is kept for the person of a consultation request. */
export const requestHold = (caf: string, holder: string, number: number, until: number): string =>
  ['request-hold', caf, holder, number, until].join(' ');

/** A time that is offered from the waiting list; the hold is named after the entry. */
export const offerKey = (caf: string, waiting: string, number: number, place: string): string => {
  const [, , ...where] = place.split('|');
  return ['waiting-offer', caf, waiting, number, ...where].join(' ');
};

export function checkHold(hold: Hold, item: string, check: CheckContext): void {
  if (hold.until <= check.now) {
    if (hold.until + TIDIED_AFTER < check.now) check.fault({ code: 'hold-late', item });
    return;
  }
  const { session } = hold;
  const place = placeOf({ ...hold, spans: [[hold.cell, hold.cell + hold.cells]] });
  const kept = session === undefined ? `hold ${place}` : seatPlace({ ...hold, session });
  check.ledger.wants(kept, { code: 'hold-without-entry', item });
  const { address, number } = hold.seat;
  if (mediationOfSession(address) !== undefined)
    check.ledger.has(sessionHold(hold.caf, address, number, hold.until), {
      code: 'hold-without-session',
      item,
    });
  if (address.startsWith(holderOf('')))
    check.ledger.has(requestHold(hold.caf, address, number, hold.until), {
      code: 'hold-without-request',
      item,
    });
  const waiting = waitingOfHold(address);
  if (waiting !== undefined)
    check.ledger.has(offerKey(hold.caf, waiting, number, place), { code: 'hold-without-offer', item });
  if (!ADDRESS_HASH.test(address)) return;
  const seat = keys.rate(hold.caf, address, `hold-seat#${number}`);
  const said = ['seat', seat.pk, seat.sk, hold.id, hold.until].join(' ');
  check.ledger.wants(said, { code: 'hold-without-seat', item });
}

export function checkSeat(
  seat: Seat,
  item: string,
  check: CheckContext,
  { pk, sk }: { pk: string; sk: string },
): void {
  if (seat.until <= check.now) return;
  check.ledger.has(['seat', pk, sk, seat.hold, seat.until].join(' '), { code: 'seat-without-hold', item });
}
