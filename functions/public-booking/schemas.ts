import * as z from 'zod';
import { Contact, Person } from '../../shared/domain/person.ts';
import {
  CafCode,
  LeadingRole,
  LocalDate,
  Mode,
  Need,
  ReceivingRole,
  Slug,
} from '../../shared/domain/words.ts';
import { CafContact, Instant, Token } from '../../shared/http/contract.ts';

export const Id = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

export const CafParams = z.strictObject({ caf: CafCode });
export const AppointmentParams = z.strictObject({ caf: CafCode, id: Id });
export const HoldParams = z.strictObject({ hold: Token });

export const Delivery = z.strictObject({
  by: z.enum(['caf', 'partner', 'nobody']),
  name: z.string().optional(),
  phone: z.string().optional(),
  elsewhere: z.string().optional(),
});

/** What every page must know of the Caf. */
export const CafView = z.strictObject({
  code: CafCode,
  name: z.string(),
  phone: z.string(),
  phoneHours: z.string(),
  zone: z.string(),
  english: z.strictObject({ phoneHours: z.string() }).optional(),
  video: z.strictObject({ address: z.url() }).optional(),
  quickExit: z.url().optional(),
});

export const ServiceView = z.strictObject({
  id: Slug,
  name: z.string(),
  summary: z.string(),
  eligibility: z.string(),
  receivedBy: LeadingRole,
  /** Who may receive together with that role, for whoever books on behalf. */
  together: z.array(ReceivingRole).optional(),
  lengthMinutes: z.int(),
  modes: z.array(Mode),
  places: z.array(Slug),
  bookableBy: z.enum(['anyone', 'professional', 'request', 'session']),
  minimumNoticeHours: z.int(),
  horizonDays: z.int(),
  moveLimitHours: z.int(),
  delivery: Delivery,
  english: z.strictObject({ name: z.string(), summary: z.string(), eligibility: z.string() }).optional(),
});

export const PlaceView = z.strictObject({
  id: Slug,
  name: z.string(),
  commune: z.string(),
  kind: z.enum(['caf', 'partner']),
  address: z.array(z.string()),
  halfDaysPerWeek: z.int(),
});

const Time = z.strictObject({ start: Instant, end: Instant, place: Slug, mode: Mode });

/** A time that can be booked; of a service given in group sessions, the session and the seats left in it. */
export const SlotView = z.strictObject({
  ...Time.shape,
  session: Id.optional(),
  seatsLeft: z.int().min(1).optional(),
});

/** A whole number in a query. */
export const Count = (max: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(max));

export const SlotQuery = z.strictObject({
  service: Slug,
  place: Slug.optional(),
  mode: Mode.optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  limit: Count(500).optional(),
});

export const HoldBody = z.strictObject({
  service: Slug,
  place: Slug,
  mode: Mode,
  start: Instant,
  session: Id.optional(),
  replaces: Token.optional(),
});
export const HoldView = z.strictObject({ hold: Token, expiresAt: Instant });

export const BookingBody = z.strictObject({
  service: Slug,
  place: Slug,
  mode: Mode,
  start: Instant,
  person: Person,
  contact: Contact.optional(),
  needs: z.array(Need).max(5).optional(),
  hold: Token.optional(),
  invitation: Token.optional(),
  session: Id.optional(),
});

/** What a person sees of their own appointment: nothing of the professional's agenda, nothing of anybody else. */
export const OwnView = z.strictObject({
  status: z.enum(['confirmed', 'cancelled', 'closed']),
  service: z.strictObject({ id: Slug, name: z.string() }),
  start: Instant,
  end: Instant,
  zone: z.string(),
  mode: Mode,
  place: PlaceView,
  videoRoom: z.url().optional(),
  professional: z.strictObject({ name: z.string(), title: z.string() }).optional(),
  canCancel: z.boolean(),
  canMove: z.boolean(),
  moveUntil: Instant,
  /** Times the Caf offers instead of this one, held until then; taken by a move. */
  offers: z.array(z.strictObject({ ...Time.shape, until: Instant })).optional(),
  caf: CafContact,
});
