import * as z from 'zod';
import {
  Asked,
  Decision,
  ForWhom,
  OtherParent,
  OwnWords,
  ReferredTo,
  Situation,
  WhoComes,
  Worksheet,
} from '../../shared/domain/consultation.ts';
import { Contact } from '../../shared/domain/person.ts';
import { ReferralReason } from '../../shared/domain/referral.ts';
import { Mode, Slug } from '../../shared/domain/words.ts';
import { AgreementBody } from '../../shared/http/agreement.ts';
import { Id, Instant, PersonView, starts, Year } from '../../shared/http/contract.ts';

/** What a colleague hands in for a person who agreed (P3). */
export const HandInBody = Asked.extend({ agreement: AgreementBody });
export const CallBody = z.strictObject({ reached: z.boolean() });
export const ProposalBody = z.strictObject({
  place: Slug,
  mode: Mode,
  starts: starts(3),
  answerBy: Instant.optional(),
});
/** What the person said by voice; no start: none suits. */
export const AnswerBody = z.strictObject({ start: Instant.optional() });
export const FollowUpBody = z.strictObject({
  place: Slug,
  mode: Mode,
  starts: starts(6),
  agreement: AgreementBody,
});
/** A referral carries why from its own closed list, and nothing of the request (P3, M6). */
export const ReferralBody = z.strictObject({
  to: ReferredTo,
  reason: ReferralReason,
  agreement: AgreementBody,
});
export const CloseBody = z.strictObject({ decision: z.enum(['followed-up', 'no-follow-up']) });
export const ListQuery = z.strictObject({ status: z.enum(['open', 'closed']).default('open') });
export const FiguresQuery = z.strictObject({
  year: Year.optional(),
});

const Stage = z.enum(['new', 'in-analysis', 'proposed', 'to-propose-again', 'appointed', 'closed']);
const Said = z.enum(['person', 'staff']);
const Hours = { start: Instant, end: Instant };

const summary = {
  id: Id,
  receivedAt: Instant,
  /** Days, by the calendar, until the first answer or until today (P4). */
  waitingDays: z.int(),
  /** A priority public, by what was declared (P4). */
  first: z.boolean(),
  stage: Stage,
  person: z.strictObject({ firstName: z.string(), lastName: z.string() }),
  who: WhoComes,
  forWhom: ForWhom,
  situation: Situation,
  handedInBy: Said,
  /** When the proposed times stop being kept. */
  until: Instant.optional(),
  /** Other open requests that may be the same person's. */
  alike: z.array(Id),
};
export const RequestSummary = z.strictObject(summary);
export const RequestList = z.strictObject({ requests: z.array(RequestSummary) });

const ProposalView = z.strictObject({
  psychologist: Slug,
  place: Slug,
  mode: Mode,
  /** `outsideHours`: an absence or a closure came over it since; nobody can take it (B11). */
  times: z.array(z.strictObject({ ...Hours, outsideHours: z.boolean().optional() })),
  proposedAt: Instant,
  until: Instant,
  status: z.enum(['proposed', 'accepted', 'declined', 'lapsed', 'taken-back']),
  start: Instant.optional(),
  said: Said.optional(),
});

/** One request, for psychologists alone (P3); the four points are words, never numbers (P1). */
export const RequestView = z
  .strictObject({
    ...summary,
    person: PersonView,
    contact: Contact,
    otherParent: OtherParent.optional(),
    words: OwnWords.optional(),
    worksheet: Worksheet.optional(),
    calls: z.array(z.strictObject({ at: Instant, reached: z.boolean(), mine: z.boolean() })),
    proposal: ProposalView.optional(),
    appointments: z.array(
      z.strictObject({
        id: Id,
        ...Hours,
        place: Slug,
        mode: Mode,
        professional: Slug,
        status: z.enum(['pending', 'confirmed', 'expired', 'cancelled', 'closed']),
      }),
    ),
    closed: z.strictObject({ at: Instant, decision: Decision }).optional(),
  })
  .meta({ id: 'ConsultationRequest' });
export type RequestView = z.infer<typeof RequestView>;

/** Where a request stands after an act; it is read again by its own operation. */
export const Standing = z.strictObject({ id: Id, stage: Stage });

/** What a colleague may know of what they handed in (P3). */
export const HandedInList = z.strictObject({
  requests: z.array(
    z.strictObject({
      id: Id,
      person: z.strictObject({ firstName: z.string(), lastName: z.string() }),
      handedInAt: Instant,
      status: z.enum(['received', 'answered']),
    }),
  ),
});

const FigureRow = z.strictObject({
  key: z.string(),
  months: z.array(z.int().nullable()).length(12),
  year: z.int().nullable(),
});
/** Counts and waiting times of a Caf, never of one psychologist; null: under five people, or what would give them away (D4). */
export const FiguresView = z.strictObject({
  year: z.string(),
  scope: z.literal('caf'),
  unit: z.literal('requests'),
  /** Received, by month of receipt and by how they stand. */
  requests: z.strictObject({ rows: z.array(FigureRow), total: FigureRow }),
  /** Open now, by how long they have waited. */
  waiting: z.strictObject({
    rows: z.array(z.strictObject({ key: z.string(), count: z.int().nullable() })),
    total: z.int().nullable(),
  }),
  /** Median of the days until the first answer, over those answered (`of`). */
  firstAnswer: z.strictObject({
    unit: z.literal('days'),
    median: z.int().nullable(),
    of: z.int().nullable(),
  }),
});
