import * as z from 'zod';
import { Outcome } from '../../shared/domain/appointment.ts';
import { MOST_TRAVEL_MINUTES } from '../../shared/domain/caf.ts';
import { Contact, Person } from '../../shared/domain/person.ts';
import { MOST_STEPS, SupportContract } from '../../shared/domain/support-series.ts';
import { LocalDate, LocalTime, Mode, Slug } from '../../shared/domain/words.ts';
import { AgreementBody } from '../../shared/http/agreement.ts';
import { Id, Instant, PersonView } from '../../shared/http/contract.ts';

export const AppointmentParams = z.strictObject({ id: Id, appointment: Id });
const Travel = z.int().min(0).max(MOST_TRAVEL_MINUTES).multipleOf(5);

const PlannedBody = z.strictObject({ start: Instant, place: Slug, mode: Mode });

export const ListQuery = z.strictObject({ status: z.enum(['open', 'ended']).optional() });
export const PreviewBody = z.strictObject({
  professional: Slug.optional(),
  /** Receives together with them at each appointment. */
  second: Slug.optional(),
  from: LocalDate,
  until: LocalDate,
  mode: Mode,
  place: Slug.optional(),
  /** 1 = Monday … 7 = Sunday, and an hour: what comes nearest is proposed. */
  weekday: z.int().min(1).max(7).optional(),
  time: LocalTime.optional(),
  travelMinutes: Travel.optional(),
});
export const SeriesBody = z.strictObject({
  professional: Slug.optional(),
  second: Slug.optional(),
  person: Person,
  contact: Contact.optional(),
  /** The aims stand in the file whose number this is; there is no field for words. */
  contract: SupportContract,
  agreement: AgreementBody.optional(),
  /** The person agreed to be visited at home. */
  homeAgreement: AgreementBody.optional(),
  travelMinutes: Travel.optional(),
  appointments: z.array(PlannedBody).min(1).max(MOST_STEPS),
});
export const AddBody = z.strictObject({ ...PlannedBody.shape, insteadOf: Id.optional() });
export const HomeBody = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('agreed'), agreement: AgreementBody.optional() }),
  z.strictObject({ answer: z.literal('refused'), instead: z.enum(['on-site', 'phone']) }),
]);
export const EndBody = z.strictObject({ reason: z.enum(['person-asked', 'caf']) });

/** What was written down once and is answered again for the same key (B6). */
export const Written = z.strictObject({ id: Id });

const TimeView = z.strictObject({ start: Instant, end: Instant, place: Slug });
export const RhythmView = z.strictObject({
  parts: z.array(
    z.strictObject({
      from: LocalDate,
      until: LocalDate,
      proposed: TimeView.optional(),
      others: z.array(TimeView),
      /** Not all of its days can be booked yet. */
      isOpen: z.boolean(),
    }),
  ),
});

const AppointmentView = z.strictObject({
  id: Id,
  status: z.enum(['to-book', 'confirmed', 'cancelled', 'closed']),
  start: Instant,
  end: Instant,
  place: Slug,
  mode: Mode,
  second: Slug.optional(),
  travelMinutes: z.int().optional(),
  outcome: Outcome.optional(),
  cancelledBy: z.enum(['person', 'caf']).optional(),
  /** Why it could not be booked just now. */
  problem: z.enum(['SLOT_TAKEN', 'TOO_CLOSE', 'HOME_NOT_AGREED', 'NOT_POSSIBLE_NOW']).optional(),
  /** It is to be at home, and the person does not want that any more: somebody moves it. */
  notAtHome: z.boolean().optional(),
});
const seriesView = {
  id: Id,
  professional: Slug,
  second: Slug.optional(),
  status: z.enum(['open', 'ended']),
  endedAt: Instant.optional(),
  contract: SupportContract,
  home: z.enum(['none', 'given', 'refused']),
};
/** The whole of a series, for its professional and whom they delegate (D6). */
export const SeriesView = z
  .strictObject({
    ...seriesView,
    person: PersonView,
    contact: Contact,
    travelMinutes: z.int(),
    appointments: z.array(AppointmentView),
  })
  .meta({ id: 'SupportSeries' });
export type SeriesView = z.input<typeof SeriesView>;
export const SeriesList = z.strictObject({
  series: z.array(
    z.strictObject({
      ...seriesView,
      person: PersonView.pick({ firstName: true, lastName: true }),
      next: Instant.optional(),
      /** Appointments that wait: to be booked, to be closed. */
      toBook: z.int(),
      toClose: z.int(),
    }),
  ),
});
