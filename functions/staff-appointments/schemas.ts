import * as z from 'zod';
import { Outcome } from '../../shared/domain/appointment.ts';
import { CallBack, CallBackResult } from '../../shared/domain/call-back.ts';
import { Message, PartyMessage, ToCall } from '../../shared/domain/notification.ts';
import { Contact, Person } from '../../shared/domain/person.ts';
import { LocalDate, Mode, Need, ReceivingRole, Slug } from '../../shared/domain/words.ts';

export const Id = z.string().regex(/^[A-Za-z0-9-]{8,128}$/);
export const IdParams = z.strictObject({ id: Id });
const Instant = z.iso.datetime({ offset: true });

/** F1: who recorded it is the signed-in person, whatever else is sent is refused. */
const AgreementBody = z.strictObject({ by: z.string().min(1).max(128).optional(), at: Instant });
export type AgreementBody = z.infer<typeof AgreementBody>;
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
  from: LocalDate.optional(),
  to: LocalDate.optional(),
});
export const SlotList = z.strictObject({
  slots: z.array(z.strictObject({ start: Instant, end: Instant, place: Slug, mode: Mode })),
  /** The first date with a time after the range. */
  next: LocalDate.nullable(),
});

export const BookBody = z.strictObject({
  service: Slug,
  place: Slug,
  mode: Mode,
  start: Instant,
  professional: Slug.optional(),
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
  reason: z.enum(['person-asked', 'caf']).default('person-asked'),
  agreement: AgreementBody.optional(),
});
/** Replaces all three: what is left out is forgotten. */
export const ContactBody = z.strictObject({
  email: Person.shape.email,
  phone: Person.shape.phone,
  contact: Contact,
});
export const OutcomeBody = z.strictObject({ outcome: Outcome });
export const CallBackDoneBody = z.strictObject({ result: CallBackResult });
export const DuplicatesQuery = z.strictObject({
  after: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .optional(),
});
export const RebookBody = z.strictObject({
  appointment: Id,
  start: Instant,
  place: Slug.optional(),
  mode: Mode.optional(),
  professional: Slug.optional(),
  agreement: AgreementBody.optional(),
});
export const OfferBody = z.strictObject({
  appointment: Id,
  starts: z
    .array(Instant)
    .min(1)
    .max(3)
    .refine((starts) => new Set(starts.map((start) => Date.parse(start))).size === starts.length, {
      message: 'Proposez des heures différentes.',
    }),
  place: Slug.optional(),
  mode: Mode.optional(),
  professional: Slug.optional(),
});
export const CancelTouchedBody = z.strictObject({ appointment: Id });

/** Whom to call about an appointment: the professional. */
const ProfessionalView = z.strictObject({
  id: Slug,
  name: z.string().optional(),
  title: z.string().optional(),
});
const PersonView = z.strictObject({
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  allocataireNumber: z.string().optional(),
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
  person: PersonView,
  service: Slug.optional(),
  mode: Mode.optional(),
  status: z.enum(['pending', 'confirmed', 'expired', 'cancelled', 'closed']).optional(),
  cancelledBy: z.enum(['person', 'caf']).optional(),
  outcome: Outcome.optional(),
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
  message: z.enum([...Message.options, ...PartyMessage.options]),
  why: call.why,
  since: Instant,
  until: Instant.optional(),
  /** Absent while a party of a mediation is to be asked and no hour is fixed. */
  appointment: AppointmentView.optional(),
  /** For the mediator alone, and whom they delegate: of which case (D6). */
  mediation: z.strictObject({ id: Id, party: Id, person: PersonView }).optional(),
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

const disruptionView = {
  id: Id,
  cause: z.enum(['absence', 'closure', 'availability']),
  place: Slug.optional(),
  role: ReceivingRole,
  professional: ProfessionalView,
  since: Instant,
  /** People nobody has settled with yet, a joint session counting as one; of these, those who were offered times. */
  waiting: z.int(),
  offered: z.int(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
  /** Whether the viewer may rebook, offer and cancel here. */
  canHandle: z.boolean(),
};
export const DisruptionList = z.strictObject({
  disruptions: z.array(z.strictObject(disruptionView)),
  more: z.boolean(),
});
const ProposalView = z.strictObject({
  start: Instant,
  end: Instant,
  place: Slug,
  mode: Mode,
  professional: ProfessionalView,
  sameHour: z.boolean(),
});
const TouchedView = z.strictObject({
  appointment: AppointmentView,
  status: z.enum(['open', 'offered']),
  proposals: z.array(ProposalView),
});
/** A joint session is its mediator's to deal with, in its case: `mediation` for those who may open it. */
const TouchedSession = z.strictObject({
  id: z.string(),
  start: Instant,
  end: Instant,
  place: z.string(),
  mediation: z.string().optional(),
});
/** `touched`: those who wait, the soonest first; `more` of them are left out until these are settled. */
export const DisruptionDetail = z.strictObject({
  ...disruptionView,
  touched: z.array(TouchedView),
  sessions: z.array(TouchedSession),
  more: z.int(),
});
