import * as z from 'zod';
import { CafCode, LocalDate, LocalTime, Mode, ReceivingRole, Slug } from './words.ts';

/** A person who receives, as a record of one Caf, linked to a sign-in by the token's subject. */
export const Professional = z.strictObject({
  caf: CafCode,
  id: Slug,
  role: ReceivingRole,
  displayName: z.string().min(1).max(80),
  title: z.string().min(1).max(80),
  /** `sub` of the OIDC token; absent until the account exists. */
  subject: z.string().min(1).max(128).optional(),
  /** D6: to whom this agenda is open beyond "busy": professionals' ids, or the word `secretariat`. */
  delegates: z.array(Slug).max(20),
});
export type Professional = z.infer<typeof Professional>;

/** What can be said of a stretch of open time: when in the day, where, how, for what. `end` after `start` on the next day's clock means past midnight. */
export const Receiving = z.strictObject({
  start: LocalTime,
  end: LocalTime,
  place: Slug,
  modes: z.array(Mode).min(1),
  services: z.array(Slug).min(1),
});
export type Receiving = z.infer<typeof Receiving>;

export const Repeat = z.strictObject({
  everyWeeks: z.int().min(1).max(8),
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
});

/** What one occurrence becomes: nothing, or another stretch of the same day. */
export const Exception = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('changed'), ...Receiving.shape }),
]);
export type Exception = z.infer<typeof Exception>;

/**
 * Plage d'ouverture: single (no `repeat`) or every n weeks on some weekdays (1 = Monday … 7 = Sunday), from `from`
 * to `until` (both inclusive, local dates). Times are wall-clock times of the Caf's zone; `end` at or before `start`
 * runs past midnight and is kept as two windows (B8). An exception changes or removes one occurrence and outlives a
 * change of the availability when its occurrence does.
 */
export const Availability = z.strictObject({
  ...Receiving.shape,
  id: z.string(),
  caf: CafCode,
  professional: Slug,
  from: LocalDate,
  until: LocalDate.optional(),
  repeat: Repeat.optional(),
  exceptions: z.record(LocalDate, Exception),
});
export type Availability = z.infer<typeof Availability>;

/** Time in which a professional does not receive, whatever the availabilities say: local date and time, `to` exclusive. */
export const LocalMoment = z.strictObject({ date: LocalDate, time: LocalTime });
export type LocalMoment = z.infer<typeof LocalMoment>;
export const Absence = z.strictObject({
  id: z.string(),
  caf: CafCode,
  professional: Slug,
  from: LocalMoment,
  to: LocalMoment,
});
export type Absence = z.infer<typeof Absence>;

/** A place that does not receive on whole local days, `from` and `to` inclusive. */
export const Closure = z.strictObject({
  id: z.string(),
  caf: CafCode,
  place: Slug,
  from: LocalDate,
  to: LocalDate,
  reason: z.string().max(80).optional(),
});
export type Closure = z.infer<typeof Closure>;

/** Counts changes of one professional's plan; a day opened from an older revision lags. */
export const Plan = z.strictObject({
  caf: CafCode,
  professional: Slug,
  revision: z.int().min(0),
  /** Newest revision of which every day is open. */
  openedRevision: z.int().min(0),
  openedUntil: LocalDate.optional(),
});
export type Plan = z.infer<typeof Plan>;

/**
 * Work for the opener, written with the change that made it necessary: one professional's days, or, for a closure,
 * such a job for everybody who receives at that place.
 */
export const OpeningJob = z.strictObject({
  id: z.string(),
  caf: CafCode,
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('professional'), professional: Slug, revision: z.int().min(0) }),
    z.strictObject({ kind: z.literal('place'), place: Slug }),
  ]),
  createdAt: z.int(),
  done: z.boolean(),
});
export type OpeningJob = z.infer<typeof OpeningJob>;

/** All that decides when one professional receives, closures and public holidays apart. */
export interface Planning {
  readonly plan: Plan;
  readonly availabilities: readonly Availability[];
  readonly absences: readonly Absence[];
}
