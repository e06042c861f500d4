import * as z from 'zod';
import {
  Attendance,
  CallReason,
  ELSEWHERE,
  MediationOutcome,
  Origin,
  Reason,
  SaidBy,
} from '../../shared/domain/mediation.ts';
import { Contact, Person } from '../../shared/domain/person.ts';
import { PersonMark } from '../../shared/domain/person-marks.ts';
import { LocalDate, Mode, Slug } from '../../shared/domain/words.ts';
import { Id, Instant, PersonView, starts, Year } from '../../shared/http/contract.ts';
import { TimesQuery } from '../../shared/http/times.ts';

export const PartyParams = z.strictObject({ id: Id, party: Id });
export const SessionParams = z.strictObject({ id: Id, session: Id });

/** By their information interview, or in full; nothing in anybody's own words (M6). */
export const PartyBody = z.strictObject({
  interview: Id.optional(),
  person: Person.optional(),
  contact: Contact.optional(),
});
export const CaseBody = z.strictObject({
  parties: z.array(PartyBody).min(2).max(6),
  origin: Origin,
  /** A commune of the Caf's list, or `elsewhere`. */
  territory: Slug.meta({ examples: [ELSEWHERE] }),
  reason: Reason,
});
export const ConsentBody = z.strictObject({ party: Id, what: z.enum(['asked', 'given', 'withdrawn']) });
export const ProposalBody = z.strictObject({
  place: Slug,
  mode: Mode,
  /** In the mediator's order of preference, which nobody else sees. */
  starts: starts(3),
  lengthMinutes: z.int().min(5).max(360).optional(),
  answerBy: Instant.optional(),
});
/** What a party said by voice; no start: none suits. */
export const AnswerBody = z.strictObject({ party: Id, starts: z.array(Instant).max(3) });
export const AttendanceBody = z.strictObject({
  attendance: z
    .array(z.strictObject({ party: Id, how: Attendance }))
    .min(2)
    .max(6),
});
export const CloseBody = z.strictObject({ outcome: MediationOutcome });
export const CallBody = z.strictObject({ reason: CallReason });
export const MarkBody = z.strictObject({ person: Person, mark: PersonMark });
export const MarkSearchBody = z.strictObject({ person: Person });

export const ListQuery = z.strictObject({ status: z.enum(['open', 'closed']).optional() });
export const SessionTimesQuery = z.strictObject({
  mediator: Slug.optional(),
  ...TimesQuery.shape,
  length: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .optional(),
});
export const FiguresQuery = z.strictObject({
  year: Year.optional(),
  mediator: Slug.optional(),
});

const AgreementView = z.strictObject({
  state: z.enum(['none', 'asked', 'given', 'withdrawn']),
  history: z.array(
    z.strictObject({
      what: z.enum(['asked', 'given', 'withdrawn']),
      at: Instant,
      by: SaidBy.options[0].shape.by.or(SaidBy.options[1].shape.by),
      /** The staff member who recorded it (F1). */
      subject: z.string().optional(),
    }),
  ),
});
const PartyView = z.strictObject({
  id: Id,
  person: PersonView,
  contact: Contact,
  interview: Id.optional(),
  agreement: AgreementView,
  /** M7: only where they were looked up. */
  marks: z.array(PersonMark).optional(),
});
const HoursView = z.strictObject({ start: Instant, end: Instant });
const SessionView = z.strictObject({
  id: Id,
  status: z.enum(['proposed', 'lapsed', 'standing', 'freed', 'over']),
  place: Slug,
  mode: Mode,
  lengthMinutes: z.int(),
  /** `outsideHours`: nobody can choose it any more, whatever became of the proposal. */
  times: z.array(z.strictObject({ ...HoursView.shape, outsideHours: z.boolean().optional() })),
  proposedAt: Instant,
  until: Instant,
  start: Instant.optional(),
  end: Instant.optional(),
  videoRoom: z.url().optional(),
  replies: z.array(
    z.strictObject({
      party: Id,
      kind: z.enum(['confirmed', 'declined']),
      starts: z.array(Instant).optional(),
      at: Instant,
    }),
  ),
  why: z
    .enum(['withdrawn', 'marked', 'declined', 'no-common-time', 'lapsed', 'mediator', 'closed'])
    .optional(),
  /** Whether the others have been told that it is off (M2). */
  told: z.boolean().optional(),
  attendance: z.array(z.strictObject({ party: Id, how: Attendance })).optional(),
  /** An absence, a closure or another planning lies over it, or over an hour proposed for it (B11): the mediator cancels and proposes anew. */
  outsideHours: z.boolean().optional(),
});

const caseView = {
  id: Id,
  mediator: Slug,
  createdAt: Instant,
  origin: Origin,
  territory: Slug,
  reason: Reason,
  status: z.enum(['open', 'withheld', 'released', 'closed']),
  outcome: MediationOutcome.optional(),
  allAgree: z.boolean(),
  /** By when at the latest the message that is withheld goes out by itself (M2). */
  releaseBy: Instant.optional(),
};
/** The whole of a case, for its mediator and whom they delegate (D6). */
export const CaseView = z
  .strictObject({ ...caseView, parties: z.array(PartyView), sessions: z.array(SessionView) })
  .meta({ id: 'Mediation' });
export type CaseView = z.infer<typeof CaseView>;
export const CaseList = z.strictObject({
  mediations: z.array(
    z.strictObject({
      ...caseView,
      parties: z.array(
        z.strictObject({
          id: Id,
          firstName: z.string(),
          lastName: z.string(),
          agreement: AgreementView.shape.state,
        }),
      ),
      nextSession: Instant.optional(),
      /** Sessions still to be fixed: until when, and who has not answered. */
      proposals: z.array(z.strictObject({ until: Instant, missing: z.array(Id) })),
      /** What waits for the mediator: a message to let out, who came, how it ended. */
      waiting: z.array(z.enum(['release', 'attendance', 'outcome'])),
    }),
  ),
});

export const TerritoryList = z.strictObject({
  territories: z.array(z.strictObject({ id: Slug, name: z.string() })),
});
export const WarningList = z.strictObject({
  warnings: z.array(
    z.strictObject({
      mediation: Id,
      why: z.enum(['place', 'professional']),
      meeting: z.array(
        z.strictObject({
          party: Id,
          appointment: Id,
          start: Instant,
          place: Slug,
          professional: Slug,
        }),
      ),
    }),
  ),
});
export const MarksView = z.strictObject({
  marks: z.array(z.strictObject({ mark: PersonMark, since: Instant })),
});
/** For one person, in neutral words: no matter, no other party (M6). */
export const CertificateView = z.strictObject({
  title: z.string(),
  text: z.string(),
  attendances: z.array(HoursView),
  place: z.string(),
  date: LocalDate,
});

const FigureRow = z.strictObject({
  key: z.string(),
  /** January to December; null where it is not shown (D4). */
  months: z.array(z.int().nullable()),
  year: z.int().nullable(),
});
const FigureTable = z
  .strictObject({
    unit: z.enum(['people', 'interviews', 'sessions', 'mediations', 'calls']),
    rows: z.array(FigureRow),
    total: FigureRow,
  })
  .meta({ id: 'MediationFigures' });
export const FiguresView = z.strictObject({
  year: z.string(),
  /** One mediator's own, or all of the Caf's together. */
  scope: z.enum(['mediator', 'caf']),
  mediator: Slug.optional(),
  territory: FigureTable,
  reason: FigureTable,
  interviews: FigureTable,
  sessions: FigureTable,
  outcomes: FigureTable,
  calls: FigureTable,
});
