import { type GroupSession, isUsed, type Seated } from './group.ts';

/** One line of a session's entries to write; `was` is the condition, `becomes` undefined removes it. */
export interface SeatChange {
  readonly id: string;
  readonly was: Seated | undefined;
  readonly becomes: Seated | undefined;
}

/** `grows`: one more entry than before, so the write must find fewer entries than seats. */
export interface SeatClaim {
  readonly grows: boolean;
  readonly changes: readonly SeatChange[];
}

export interface SeatAsk {
  readonly id: string;
  readonly kind: Seated['kind'];
  readonly now: number;
  /** When it runs out, epoch ms; absent for what stands. */
  readonly until?: number | undefined;
  /** An entry that gives its seat back in the same act (a hold: B5). */
  readonly replaces?: string | undefined;
}

/** Entries that ran out and are taken away in one write: each is a condition of its own. */
const MOST_TIDIED = 25;

/**
 * Plans the taking of one seat, or nothing when the session is full. A seat given back, or one that ran out, is re-used on
 * condition that its entry is unchanged; otherwise the write counts the entries itself, so that there is never one too many.
 */
export function claimSeat(
  session: Pick<GroupSession, 'seats' | 'entries'>,
  ask: SeatAsk,
): SeatClaim | undefined {
  const { entries, seats } = session;
  const becomes: Seated = { kind: ask.kind, ...(ask.until === undefined ? {} : { until: ask.until }) };
  const gone = Object.entries(entries)
    .filter(([id, one]) => id !== ask.id && (id === ask.replaces || !isUsed(one, ask.now)))
    .slice(0, MOST_TIDIED)
    .map(([id, was]): SeatChange => ({ id, was, becomes: undefined }));
  const own = Object.hasOwn(entries, ask.id) ? entries[ask.id] : undefined;
  const changes = [{ id: ask.id, was: own, becomes }, ...gone];
  if (own !== undefined || gone.length > 0) return { grows: false, changes };
  return Object.keys(entries).length < seats ? { grows: true, changes } : undefined;
}

/** Gives a seat back; nothing when nobody of that name has one. */
export function releaseSeat({ entries }: Pick<GroupSession, 'entries'>, id: string): SeatChange[] {
  const was = Object.hasOwn(entries, id) ? entries[id] : undefined;
  return was === undefined ? [] : [{ id, was, becomes: undefined }];
}

/** What the tidier takes away: entries that ran out. */
export function tidySeats({ entries }: Pick<GroupSession, 'entries'>, now: number): SeatChange[] {
  return Object.entries(entries)
    .filter(([, one]) => !isUsed(one, now))
    .slice(0, MOST_TIDIED)
    .map(([id, was]) => ({ id, was, becomes: undefined }));
}

/** Whether holds may keep one seat more: nobody empties a session by looking at it. */
export function admitsHold(
  { seats, entries }: Pick<GroupSession, 'seats' | 'entries'>,
  { share, replaces, now }: { share: number; replaces: string | undefined; now: number },
): boolean {
  const held = Object.entries(entries).filter(
    ([id, one]) => one.kind === 'hold' && id !== replaces && isUsed(one, now),
  );
  return held.length < seats * share;
}
