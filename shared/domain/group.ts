import * as z from 'zod';
import { CafCode, LocalDate, Mode, Slug } from './words.ts';

/** Seats of the largest room: each registration is one more entry of the session's item. */
export const MOST_SEATS = 200;

/** Who keeps a seat: an appointment, or a hold; past `until` (epoch ms) the seat is free for whoever re-uses it (B5). */
export const Seated = z.strictObject({
  kind: z.enum(['appointment', 'hold']),
  until: z.int().optional(),
});
export type Seated = z.infer<typeof Seated>;

/** How a session went; who came is said of each registration. */
export const GroupOutcome = z.enum(['held', 'shortened', 'nobody-came', 'not-held']);
export type GroupOutcome = z.infer<typeof GroupOutcome>;

export const GroupState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open') }),
  z.strictObject({ status: z.literal('cancelled'), at: z.int(), by: z.string() }),
  z.strictObject({ status: z.literal('over'), at: z.int(), by: z.string(), outcome: GroupOutcome }),
]);
export type GroupState = z.infer<typeof GroupState>;

/**
 * A group session. It takes its animators' cells once (B1); who comes has a seat in it, named after the registration, which
 * is an appointment like any other. `start` and `end` are instants (epoch ms) derived from `date` and `cell`.
 */
export const GroupSession = z.strictObject({
  id: z.string(),
  caf: CafCode,
  service: Slug,
  place: Slug,
  mode: Mode,
  animators: z.array(Slug).min(1).max(2),
  date: LocalDate,
  cell: z.int().min(0),
  /** Cells kept in each animator's day, pause included. */
  cells: z.int().min(1),
  start: z.int(),
  end: z.int(),
  seats: z.int().min(1).max(MOST_SEATS),
  entries: z.record(z.string(), Seated),
  /** Unguessable name of the video room, one for all. */
  room: z.string().optional(),
  createdAt: z.int(),
  createdBy: z.string(),
  state: GroupState,
});
export type GroupSession = z.infer<typeof GroupSession>;

const PREFIX = 'group-';

/** The name of a session's entry in its animators' days, so that an entry leads to its session. */
export const entryOfGroup = (id: string): string => `${PREFIX}${id}`;

/** The session of an entry of a day; undefined for entries of anything else. */
export const groupOfEntry = (entry: string): string | undefined =>
  entry.startsWith(PREFIX) ? entry.slice(PREFIX.length) : undefined;

export function isUsed({ until }: Seated, now: number): boolean {
  return until === undefined || until > now;
}

/** Seats that somebody may still take at `now`: what has run out counts for nothing, whatever is stored (B5). */
export function seatsLeft({ seats, entries }: Pick<GroupSession, 'seats' | 'entries'>, now: number): number {
  return seats - Object.values(entries).filter((one) => isUsed(one, now)).length;
}

/** Ids of those who keep a seat at `now`, holds apart. */
export function registrationsOf({ entries }: Pick<GroupSession, 'entries'>, now: number): string[] {
  return Object.entries(entries).flatMap(([id, one]) =>
    one.kind === 'appointment' && isUsed(one, now) ? [id] : [],
  );
}
