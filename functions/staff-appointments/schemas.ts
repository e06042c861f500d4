import * as z from 'zod';
import { Outcome } from '../../shared/domain/appointment.ts';
import { CallBack, CallBackResult } from '../../shared/domain/call-back.ts';
import {
  Message,
  PartyMessage,
  RequestMessage,
  ToCall,
  WaitingMessage,
} from '../../shared/domain/notification.ts';
import { ServiceOutcome } from '../../shared/domain/outcomes.ts';
import { Contact, Person } from '../../shared/domain/person.ts';
import { LocalDate, Mode, Need, Slug } from '../../shared/domain/words.ts';
import { AgreementBody } from '../../shared/http/agreement.ts';
import { Id, Instant, PersonView, ProfessionalView } from '../../shared/http/contract.ts';

const Needs = z
  .array(Need)
  .max(Need.options.length)
  .transform((needs) => [...new Set(needs)]);

export const SearchBody = z
  .strictObject({
    lastName: Person.shape.lastName.optional(),
    firstName: Person.shape.firstName.optional(),
    email: Person.shape.email,
    phone: Person.shape.phone,
    allocataireNumber: Person.shape.allocataireNumber,
  })
  .refine(({ lastName, allocataireNumber }) => lastName !== undefined || allocataireNumber !== undefined, {
    path: ['lastName'],
    message: 'Donnez un nom, ou un numéro allocataire.',
  });

/** As the public search, and in one agenda when `professional` is named. */
export const SlotsQuery = z.strictObject({
  service: Slug,
  place: Slug.optional(),
  mode: Mode.optional(),
  professional: Slug.optional(),
  /** Times at which this one is free too, to receive together. */
  second: Slug.optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
});
export const SlotList = z.strictObject({
  slots: z.array(
    z.strictObject({
      start: Instant,
      end: Instant,
      place: Slug,
      mode: Mode,
      session: Id.optional(),
      seatsLeft: z.int().min(1).optional(),
    }),
  ),
  /** The first date with a time after the range. */
  next: LocalDate.nullable(),
});

export const BookBody = z.strictObject({
  service: Slug,
  place: Slug,
  mode: Mode,
  start: Instant,
  professional: Slug.optional(),
  /** Receives together with them, or nobody is booked. */
  second: Slug.optional(),
  /** A seat of this group session, at its time and place. */
  session: Id.optional(),
  person: Person,
  contact: Contact.optional(),
  needs: Needs.optional(),
  agreement: AgreementBody.optional(),
});
export const CancelBody = z.strictObject({ reason: z.enum(['person-asked', 'caf']) });
export const MoveBody = z.strictObject({
  start: Instant,
  place: Slug.optional(),
  mode: Mode.optional(),
  professional: Slug.optional(),
  /** Of two who receive together. */
  second: Slug.optional(),
  reason: z.enum(['person-asked', 'caf']).default('person-asked'),
  agreement: AgreementBody.optional(),
});
/** One of the service's own list. */
export const OutcomeBody = z.strictObject({ outcome: Slug });
export const CallBackDoneBody = z.strictObject({ result: CallBackResult });
export const DuplicatesQuery = z.strictObject({
  after: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .optional(),
});

/**
 * As much of an appointment as its viewer may see: `full`; `reception`, a name, an hour and whom to call (D6); `standing`,
 * what the benefits desk may know of one that lies ahead (F1).
 */
export const AppointmentView = z.strictObject({
  id: Id,
  view: z.enum(['full', 'reception', 'standing']),
  start: Instant,
  end: Instant,
  place: Slug,
  professional: ProfessionalView,
  /** Who receives together with them. */
  second: ProfessionalView.optional(),
  person: PersonView,
  /** The way to a home, and back, for who sees all. */
  travelMinutes: z.int().optional(),
  /** The support series that it belongs to. */
  series: Id.optional(),
  /** The group session in which it is a seat: it is cancelled, not moved. */
  session: Id.optional(),
  service: Slug.optional(),
  mode: Mode.optional(),
  status: z.enum(['pending', 'confirmed', 'expired', 'cancelled', 'closed']).optional(),
  cancelledBy: z.enum(['person', 'caf']).optional(),
  outcome: Outcome.optional(),
  /** What the service's own list says beyond that. */
  detail: Slug.optional(),
  /** The service's own list, for whoever may close it, once it has begun. */
  outcomes: z.array(ServiceOutcome).optional(),
  contact: Contact.optional(),
  needs: z.array(Need).optional(),
  bookedBy: z.enum(['person', 'invitation', 'staff']).optional(),
  videoRoom: z.string().optional(),
  /** Times offered instead and still held for the person (B11). */
  offers: z.array(z.strictObject({ start: Instant, place: Slug, mode: Mode })).optional(),
  /** The e-mail address is written to no more. */
  mailbox: z.enum(['bounced', 'complained']).optional(),
});
export type AppointmentView = z.infer<typeof AppointmentView>;

export const SearchAnswer = z.strictObject({
  appointments: z.array(AppointmentView),
  /** There are others: narrow the search down. */
  more: z.boolean(),
});
export const Booked = z.strictObject({
  id: Id,
  status: z.literal('confirmed'),
  professional: Slug,
  start: Instant,
  end: Instant,
  possibleDuplicates: z.array(AppointmentView),
});

const [{ shape: call }] = ToCall.options;
const ToCallView = z.strictObject({
  id: Id,
  message: z.enum([
    ...Message.options,
    ...PartyMessage.options,
    ...RequestMessage.options,
    ...WaitingMessage.options,
  ]),
  why: call.why,
  since: Instant,
  until: Instant.optional(),
  /** Absent while a party of a mediation is to be asked and no hour is fixed. */
  appointment: AppointmentView.optional(),
  /** For the mediator alone, and whom they delegate: of which case (D6). */
  mediation: z.strictObject({ id: Id, party: Id, person: PersonView }).optional(),
  /** For psychologists alone: which request it is about (P3). */
  request: z.strictObject({ id: Id, person: PersonView }).optional(),
  /** For the secretariat: the time that is kept for somebody on the waiting list, and what would move there. */
  waiting: z
    .strictObject({
      id: Id,
      person: PersonView,
      service: Slug,
      start: Instant,
      place: Slug,
      mode: Mode,
      moves: Instant.optional(),
    })
    .optional(),
  /** F4: how to reach the person, and what to ask before anything is said. */
  phone: z.string().optional(),
  contact: Contact,
});
export const ToCallList = z.strictObject({ calls: z.array(ToCallView), more: z.boolean() });

const CallBackView = z.strictObject({
  id: Id,
  since: Instant,
  service: Slug,
  person: z.strictObject({ firstName: z.string(), lastName: z.string(), phone: z.string() }),
  hours: CallBack.shape.hours,
  needs: z.array(Need),
  /** It has waited longer than the Caf allows itself (B5). */
  overdue: z.boolean(),
});
export const CallBackList = z.strictObject({ callBacks: z.array(CallBackView), more: z.boolean() });

export const DuplicateList = z.strictObject({
  groups: z.array(z.strictObject({ appointments: z.array(AppointmentView) })),
  /** Where the list goes on: the next `after`. */
  next: z.string().nullable(),
});
