import * as z from 'zod';
import { Outcome } from '../../shared/domain/appointment.ts';
import { GroupOutcome, MOST_SEATS } from '../../shared/domain/group.ts';
import { Contact } from '../../shared/domain/person.ts';
import { LocalDate, Mode, Need, Slug } from '../../shared/domain/words.ts';
import { Id, Instant, ProfessionalView } from '../../shared/http/contract.ts';

const Seats = z.int().min(1).max(MOST_SEATS);

/** Local dates in the Caf's zone, `to` exclusive. */
export const ListQuery = z.strictObject({
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  professional: Slug.optional(),
});
export const GroupBody = z.strictObject({
  service: Slug,
  place: Slug,
  mode: Mode,
  start: Instant,
  animators: z
    .array(Slug)
    .min(1)
    .max(2)
    .refine((ids) => new Set(ids).size === ids.length, { message: 'Indiquez deux personnes différentes.' }),
  seats: Seats,
});
export const SeatsBody = z.strictObject({ seats: Seats });
/** Who came, of those who are registered; whoever is left out stays as they are. */
export const AttendanceBody = z.strictObject({
  attendance: z
    .array(
      z.strictObject({
        appointment: Id,
        outcome: Outcome.extract(['kept', 'late', 'left', 'missed']),
      }),
    )
    .min(1)
    .max(MOST_SEATS)
    .refine((came) => new Set(came.map(({ appointment }) => appointment)).size === came.length, {
      message: 'Dites une seule chose de chaque personne.',
    }),
});
export const OutcomeBody = z.strictObject({ outcome: GroupOutcome });

const groupView = {
  id: Id,
  service: Slug,
  place: Slug,
  mode: Mode,
  start: Instant,
  end: Instant,
  animators: z.array(ProfessionalView),
  seats: z.int(),
  /** Nobody has them, not even for a while. */
  seatsLeft: z.int(),
  registered: z.int(),
  status: z.enum(['open', 'cancelled', 'over']),
  outcome: GroupOutcome.optional(),
  /** Whether the viewer may add seats, cancel it, say who came and how it went. */
  canRun: z.boolean(),
};
export const GroupList = z.strictObject({ groups: z.array(z.strictObject(groupView)) });

/** Somebody who is registered, as far as the viewer may know (D6). */
const RegistrationView = z.strictObject({
  appointment: Id,
  person: z.strictObject({
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string().optional(),
  }),
  /** With the question to ask before anything is said by voice (F4). */
  contact: Contact.optional(),
  needs: z.array(Need).optional(),
  /** Not proven by a code yet, so it may still run out (B5). */
  pending: z.boolean(),
  outcome: Outcome.optional(),
});
export type RegistrationView = z.infer<typeof RegistrationView>;

export const GroupView = z.strictObject({
  ...groupView,
  /** Animators who no longer receive at that hour and place: an absence or a closure came over it (B11). */
  outsideHours: z.array(Slug),
  /** By name; absent for those who may not see names. */
  registrations: z.array(RegistrationView).optional(),
});
export type GroupView = z.infer<typeof GroupView>;
