import * as z from 'zod';
import { Contact, PLAIN } from '../../shared/domain/person.ts';
import { Exception, LocalMoment, Receiving, Repeat } from '../../shared/domain/planning.ts';
import {
  CafCode,
  LocalDate,
  LocalTime,
  Mode,
  Need,
  ReceivingRole,
  Role,
  Slug,
} from '../../shared/domain/words.ts';
import { ENGAGEMENTS } from '../../shared/engagements/engagement.ts';
import { Id, Instant } from '../../shared/http/contract.ts';

const Text = (max: number) => z.string().trim().min(1).max(max).regex(PLAIN);

/** Each value once, however often it was sent. */
const Modes = z.array(Mode).min(1).max(4).transform(unique);
const Services = z.array(Slug).min(1).max(20).transform(unique);

export const OccurrenceParams = z.strictObject({ id: Id, date: LocalDate });
export const SlugParams = z.strictObject({ id: Slug });
/** Whose planning: one's own when left out. */
export const WhoseQuery = z.strictObject({ professional: Slug.optional() });
export const AgendaQuery = z.strictObject({
  professional: Slug.optional(),
  from: LocalDate.optional(),
  to: LocalDate.optional(),
});

export const AvailabilityBody = z.strictObject({
  ...Receiving.shape,
  modes: Modes,
  services: Services,
  from: LocalDate,
  until: LocalDate.optional(),
  repeat: z
    .strictObject({
      ...Repeat.shape,
      weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).transform(unique),
    })
    .optional(),
});
export const NewAvailabilityBody = z.strictObject({
  ...AvailabilityBody.shape,
  professional: Slug.optional(),
});
export const ExceptionBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('changed'), ...Receiving.shape, modes: Modes, services: Services }),
]);
export const AbsenceBody = z.strictObject({
  professional: Slug.optional(),
  from: LocalMoment,
  to: LocalMoment,
});
export const ClosureBody = z.strictObject({
  place: Slug,
  from: LocalDate,
  to: LocalDate,
  reason: Text(80).optional(),
});
export const NewProfessionalBody = z.strictObject({
  id: Slug,
  role: ReceivingRole,
  displayName: Text(80),
  title: Text(80),
  subject: Text(128).optional(),
});
export const ProfessionalBody = NewProfessionalBody.omit({ id: true, role: true });
export const DelegatesBody = z.strictObject({ delegates: z.array(Slug).max(20).transform(unique) });

const AvailabilityView = z.strictObject({
  ...Receiving.shape,
  id: Id,
  professional: Slug,
  from: LocalDate,
  until: LocalDate.optional(),
  repeat: Repeat.optional(),
  exceptions: z.record(LocalDate, Exception),
});
export const AbsenceView = z.strictObject({ id: Id, professional: Slug, from: LocalMoment, to: LocalMoment });
export const ClosureView = z.strictObject({
  id: Id,
  place: Slug,
  from: LocalDate,
  to: LocalDate,
  reason: z.string().optional(),
});

/** Days that still wait for the opener; `job`: where to ask again. */
export const OpeningView = z.strictObject({
  job: Id.optional(),
  daysToOpen: z.int().min(0),
  done: z.boolean(),
});
/** What stands where its professional does not receive any more. Nothing is dropped (B11). */
const ConflictView = z.strictObject({
  kind: z.enum(['appointment', ...ENGAGEMENTS]),
  appointment: Id.optional(),
  professional: Slug,
  start: Instant,
  end: Instant,
  place: Slug,
});
export const ConsequencesView = z.strictObject({
  conflicts: z.array(ConflictView),
  opening: OpeningView,
});
const WarningView = z.strictObject({ path: z.string(), message: z.string() });

export const AvailabilityAnswer = z.strictObject({
  availability: AvailabilityView,
  warnings: z.array(WarningView),
  ...ConsequencesView.shape,
});
export const AvailabilityList = z.strictObject({
  professional: Slug,
  availabilities: z.array(AvailabilityView),
  opening: OpeningView,
});
export const AbsenceAnswer = z.strictObject({ absence: AbsenceView, ...ConsequencesView.shape });
export const ClosureAnswer = z.strictObject({ closure: ClosureView, ...ConsequencesView.shape });

/** `subject` and `delegates` for those who manage them only. */
export const ProfessionalView = z.strictObject({
  id: Slug,
  role: ReceivingRole,
  displayName: z.string(),
  title: z.string(),
  subject: z.string().optional(),
  delegates: z.array(Slug).optional(),
});

export const MeView = z.strictObject({
  subject: z.string(),
  caf: z.strictObject({ code: CafCode, name: z.string(), zone: z.string() }),
  roles: z.array(Role),
  memberships: z.array(CafCode),
  professional: ProfessionalView.optional(),
});

const AgendaPerson = z.strictObject({
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string().optional(),
  email: z.string().optional(),
  allocataireNumber: z.string().optional(),
});
/** One appointment, as much of it as D6 lets this viewer see; `busy` stands for all the rest. */
const AgendaItem = z.strictObject({
  start: Instant,
  end: Instant,
  place: Slug,
  /** `proposed`: kept for an answer that has not come. */
  status: z.enum(['pending', 'confirmed', 'closed', 'busy', 'proposed']),
  appointment: Id.optional(),
  /** The case of a joint session, for those who see all. */
  mediation: Id.optional(),
  /** The consultation request on which the hour was proposed, for those who see all. */
  request: Id.optional(),
  /** A group session, for those who may know what it is; with how many are registered and how many may be. */
  group: z.strictObject({ id: Id, registered: z.int(), seats: z.int() }).optional(),
  mode: Mode.optional(),
  service: Slug.optional(),
  /** Who receives together with the owner of this agenda. */
  together: z.strictObject({ id: Slug, name: z.string().optional() }).optional(),
  outcome: z.string().optional(),
  person: AgendaPerson.optional(),
  contact: z.strictObject({ by: Contact.shape.by, hours: Contact.shape.hours }).optional(),
  needs: z.array(Need).optional(),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

const OpenedDay = z.strictObject({
  date: LocalDate,
  windows: z.array(
    z.strictObject({
      start: LocalTime,
      end: LocalTime,
      place: Slug,
      modes: z.array(Mode),
      services: z.array(Slug),
    }),
  ),
});
export const OpenedDays = z.strictObject({ professional: Slug, days: z.array(OpenedDay) });

const AgendaDay = z.strictObject({ ...OpenedDay.shape, appointments: z.array(AgendaItem) });
export type AgendaDay = z.infer<typeof AgendaDay>;
export const AgendaView = z.strictObject({
  professional: Slug,
  view: z.enum(['full', 'reception', 'planning', 'busy']),
  days: z.array(AgendaDay),
});

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
