import * as z from 'zod';
import { Contact, Person } from './person.ts';
import { CafCode, LocalDate, Mode, Need, Slug } from './words.ts';

export const Outcome = z.enum(['kept', 'late', 'left', 'missed', 'cancelled-by-caf', 'referred']);
export type Outcome = z.infer<typeof Outcome>;

/** Recorded agreement of the person (F1): who recorded it (a staff subject) and when. */
export const Agreement = z.strictObject({ by: z.string().min(1).max(128), at: z.iso.datetime() });
export type Agreement = z.infer<typeof Agreement>;

/**
 * Times the Caf offers instead of one that it cannot keep (B11), each held for this person until `until` or its own start.
 * Instants: epoch ms.
 */
export const Offer = z.strictObject({
  at: z.int(),
  until: z.int(),
  times: z
    .array(z.strictObject({ start: z.int(), end: z.int(), place: Slug, mode: Mode }))
    .min(1)
    .max(3),
});
export type Offer = z.infer<typeof Offer>;

export const Cancellation = z.enum(['person', 'caf']);

/** One more state than people see: a pending booking past `expiresAt` is over, whatever is stored (B5). */
export const AppointmentState = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('pending'),
    expiresAt: z.int(),
    codeRound: z.int().min(0),
    wrongCodes: z.int().min(0),
    /** B2: the active appointment of the same person; such a booking can never be confirmed. */
    duplicateOf: z.string().optional(),
  }),
  z.strictObject({
    status: z.literal('confirmed'),
    confirmedAt: z.int(),
    /** The round whose code confirmed it, so that a repeated confirmation gets the same answer. */
    codeRound: z.int().min(0).optional(),
  }),
  z.strictObject({ status: z.literal('expired'), at: z.int() }),
  z.strictObject({ status: z.literal('cancelled'), by: Cancellation, at: z.int() }),
  z.strictObject({
    status: z.literal('closed'),
    outcome: Outcome,
    /** The service's own outcome, where it says more than that. */
    detail: Slug.optional(),
    at: z.int(),
    by: z.string(),
  }),
]);
export type AppointmentState = z.infer<typeof AppointmentState>;

/**
 * A booked slot. `date` and `cell` place it in the professional's day (Caf's zone), `start` and `end` are instants
 * (epoch ms) derived from them. `version` counts changes seen by the person and is the SEQUENCE of its invitation.
 * `contactVersion` rises when the contact changes, which ends every earlier link (F4).
 */
export const Appointment = z.strictObject({
  id: z.string(),
  caf: CafCode,
  service: Slug,
  place: Slug,
  mode: Mode,
  professional: Slug,
  /** Receives together with them: the same cells are kept in both days, or in neither (B1). */
  second: Slug.optional(),
  date: LocalDate,
  cell: z.int().min(0),
  /** Cells kept in the day, pause and the way back included. */
  cells: z.int().min(1),
  /** Cells kept before the start, for the way to a home. */
  before: z.int().min(1).optional(),
  start: z.int(),
  end: z.int(),
  version: z.int().min(0),
  contactVersion: z.int().min(0),
  person: Person,
  contact: Contact,
  /** Who made it: the person, or a staff subject. */
  origin: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('person') }),
    /** `named`: under the name that the letter bears; another one proves nothing about its bearer (B2, M3). */
    z.strictObject({
      by: z.literal('invitation'),
      invitation: z.string(),
      named: z.boolean().optional(),
    }),
    z.strictObject({ by: z.literal('staff'), subject: z.string(), agreement: Agreement }),
  ]),
  /** Recorded when staff last moved it (F1). */
  moveAgreement: Agreement.optional(),
  /** The support series that it belongs to. */
  series: z.string().optional(),
  /** The group session in which it keeps a seat: its day keeps no cells for it. */
  session: z.string().optional(),
  offer: Offer.optional(),
  needs: z.array(Need),
  /** Unguessable name of the video room. */
  room: z.string().optional(),
  state: AppointmentState,
  createdAt: z.int(),
});
export type Appointment = z.infer<typeof Appointment>;

/** Whose agendas an appointment stands in: one professional's, or two who receive together. */
export const receiversOf = ({
  professional,
  second,
}: Pick<Appointment, 'professional' | 'second'>): string[] =>
  second === undefined ? [professional] : [professional, second];

/** The cells that an appointment keeps in each of its days, from and to (exclusive). */
export const keptSpan = ({
  cell,
  cells,
  before = 0,
}: Pick<Appointment, 'cell' | 'cells' | 'before'>): [number, number] => [cell - before, cell + cells];

/** It stands and has not begun. */
export const isAhead = ({ state, start }: Pick<Appointment, 'state' | 'start'>, now: number): boolean =>
  state.status === 'confirmed' && start > now;

/** Active: it stands, or may still be confirmed (B1, B5). */
export function isActive(appointment: Appointment, now: number): boolean {
  switch (appointment.state.status) {
    case 'pending':
      return appointment.state.expiresAt > now;
    case 'confirmed':
      return true;
    case 'expired':
    case 'cancelled':
    case 'closed':
      return false;
  }
}
