import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import { keepsExactly } from '../domain/cells.ts';
import { releaseEntry, tidy } from '../domain/claim.ts';
import { GroupSession } from '../domain/group.ts';
import { releaseSeat, tidySeats } from '../domain/group-seats.ts';
import { changeEntryWrite, releaseWrite } from '../store/day-writes.ts';
import { itemName, parseDay, readTogether } from '../store/days.ts';
import { changeSeatWrite, releaseSeatsWrite } from '../store/groups.ts';
import { parseItem } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import type { NamedWrite } from '../store/transact.ts';

/** Whose time is kept: an appointment or a hold, in its professional's day or, with `session`, as a seat of that session. */
export type KeptOf = Pick<Appointment, 'caf' | 'id' | 'professional' | 'date' | 'cell' | 'cells' | 'session'>;

/** What keeps a time that may run out, as read: cells of a day (B1), or a seat. */
export interface Kept {
  /** Whether it is still all there, with that end: whose clock is ahead may have taken it for run out (B5). */
  isWhole(until: number): boolean;
  /** Another end, or none (`undefined`: it stands), on condition that it is as read; only for what is whole. */
  changed(until: number | undefined): NamedWrite;
  /** Frees it at once; nothing when it is gone. */
  released(): NamedWrite[];
  /** Frees everything there that has run out. */
  tidied(now: number): NamedWrite[];
}

export function keyOfKept({ caf, professional, date, session }: KeptOf): { pk: string; sk: string } {
  return session === undefined ? keys.day(caf, professional, date) : keys.groupSession(caf, session);
}

export async function readKept(deps: Deps, of: KeptOf): Promise<Kept> {
  const key = keyOfKept(of);
  return keptIn(of, (await readTogether(deps.store, [key])).get(itemName(key)));
}

/** The same from what was read at `keyOfKept`. */
export function keptIn(of: KeptOf, item: Record<string, unknown> | undefined): Kept {
  if (item === undefined) return GONE;
  return of.session === undefined ? cellsKept(of, item) : seatKept(of, item);
}

const GONE: Kept = {
  isWhole: () => false,
  changed: () => {
    throw new Error('what is gone has no end');
  },
  released: () => [],
  tidied: () => [],
};

function cellsKept(of: KeptOf, item: Record<string, unknown>): Kept {
  const day = parseDay(item);
  const entry = Object.hasOwn(day.entries, of.id) ? day.entries[of.id] : undefined;
  const release = releaseEntry(day, of.id);
  return {
    isWhole: (until) => entry !== undefined && entry.until === until && keepsExactly(entry.spans, of),
    changed(until) {
      if (entry === undefined) return GONE.changed(until);
      const { until: _, ...standing } = entry;
      const becomes = until === undefined ? standing : { ...standing, until };
      return changeEntryWrite(day, { id: of.id, was: entry, becomes });
    },
    released: () => (release === undefined ? [] : [releaseWrite(day, release)]),
    tidied(now) {
      const over = tidy(day, now);
      return over === undefined ? [] : [releaseWrite(day, over)];
    },
  };
}

function seatKept({ id }: KeptOf, item: Record<string, unknown>): Kept {
  const session = parseItem(GroupSession, item);
  const seat = Object.hasOwn(session.entries, id) ? session.entries[id] : undefined;
  const write = (changes: ReturnType<typeof releaseSeat>) =>
    changes.length === 0 ? [] : [releaseSeatsWrite(session, changes)];
  return {
    isWhole: (until) => seat?.until === until && session.state.status === 'open',
    changed(until) {
      if (seat === undefined) return GONE.changed(until);
      const becomes = { kind: seat.kind, ...(until === undefined ? {} : { until }) };
      return changeSeatWrite(session, { id, was: seat, becomes });
    },
    released: () => write(releaseSeat(session, id)),
    tidied: (now) => write(tidySeats(session, now)),
  };
}

/** Gives the seat of a registration back; nothing for any other appointment. */
export async function leaveSeat(deps: Deps, appointment: Appointment): Promise<NamedWrite[]> {
  return appointment.session === undefined ? [] : (await readKept(deps, appointment)).released();
}
