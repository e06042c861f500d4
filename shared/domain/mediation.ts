import * as z from 'zod';
import { Contact, Person } from './person.ts';
import { CafCode, LocalDate, Mode, Slug } from './words.ts';

/** The service of joint sessions: proposed to every party and confirmed by all, never simply booked (M2, M7). */
export const JOINT_SESSION = 'seance-mediation';

/** Who brought the people here. */
export const Origin = z.enum([
  'letter',
  'self',
  'colleague',
  'partner',
  'court',
  'benefits-alternating-residence',
  'benefits-maintenance',
]);
export type Origin = z.infer<typeof Origin>;

/** Why they come, from a closed list: nothing else of it is ever stored (M6). */
export const Reason = z.enum([
  'separation',
  'children-residence',
  'maintenance',
  'visiting',
  'parent-and-child',
  'grandparents',
  'other-family',
]);
export type Reason = z.infer<typeof Reason>;

/** A commune of the Caf's list, or this word: a party may live anywhere (M3). */
export const ELSEWHERE = 'elsewhere';

/** How a mediation ends (M5). */
export const MediationOutcome = z.enum([
  'written-agreement',
  'agreement-to-approve',
  'oral-agreement',
  'no-agreement',
  'stopped',
  'redirected',
]);
export type MediationOutcome = z.infer<typeof MediationOutcome>;

/** Why somebody phoned the mediator, or was phoned. */
export const CallReason = z.enum([
  'information',
  'appointment',
  'agreement',
  'session',
  'follow-up',
  'redirection',
]);
export type CallReason = z.infer<typeof CallReason>;

export const Attendance = z.enum(['kept', 'late', 'left', 'missed']);
export type Attendance = z.infer<typeof Attendance>;

/** By whom something was said: the party's own link, or a staff subject who recorded it (F1). */
export const SaidBy = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('party') }),
  z.strictObject({ by: z.literal('staff'), subject: z.string().min(1).max(128) }),
]);
export type SaidBy = z.infer<typeof SaidBy>;

/** One party's agreement as it stands; every change of it is kept, dated. */
const AgreementState = z.enum(['none', 'asked', 'given', 'withdrawn']);
const Agreement = z.strictObject({
  state: AgreementState,
  history: z.array(z.strictObject({ what: AgreementState.exclude(['none']), at: z.int(), said: SaidBy })),
});

export const Party = z.strictObject({
  id: z.string(),
  person: Person,
  contact: Contact,
  /** Rises when the contact changes, which ends every earlier link (F4). */
  contactVersion: z.int().min(0),
  /** The appointment of this party's own information interview (M1). */
  interview: z.string().optional(),
  agreement: Agreement,
});
export type Party = z.infer<typeof Party>;

/** A time of a joint session; `remindFrom`: when its first reminder is due. Instants: epoch ms. */
export const SessionTime = z.strictObject({
  date: LocalDate,
  cell: z.int().min(0),
  start: z.int(),
  end: z.int(),
  remindFrom: z.int(),
});
export type SessionTime = z.infer<typeof SessionTime>;

/** What one party answered to a proposal, unseen by the others (M2). */
const Reply = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('confirmed'),
    starts: z.array(z.int()).min(1),
    at: z.int(),
    said: SaidBy,
  }),
  z.strictObject({ kind: z.literal('declined'), at: z.int(), said: SaidBy }),
]);
export type Reply = z.infer<typeof Reply>;

const Standing = z.strictObject({
  status: z.literal('standing'),
  start: z.int(),
  at: z.int(),
  /** When reminders are still to come. */
  remindAt: z.array(z.int()),
});
const FreedWhy = z.enum([
  'withdrawn',
  'marked',
  'declined',
  'no-common-time',
  'lapsed',
  'mediator',
  'closed',
]);
export type FreedWhy = z.infer<typeof FreedWhy>;

/**
 * `freed`: nobody's time is kept any more. Until `told`, those who do not know of it believe that all is as it was (M2).
 */
export const SessionState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('proposed') }),
  Standing,
  z.strictObject({
    status: z.literal('freed'),
    at: z.int(),
    why: FreedWhy,
    /** Of what stood; a proposal has none. */
    start: z.int().optional(),
    told: z.int().optional(),
  }),
  /** It took place, or should have: who came (M6). */
  z.strictObject({
    status: z.literal('over'),
    start: z.int(),
    at: z.int(),
    by: z.string(),
    attendance: z.record(z.string(), Attendance),
  }),
]);
export type SessionState = z.infer<typeof SessionState>;

/** A joint session: proposed at up to three times, in the mediator's order of preference, until `until`. */
export const MediationSession = z.strictObject({
  id: z.string(),
  place: Slug,
  mode: Mode,
  /** Cells kept in the mediator's day, pause included, and those of the session itself. */
  cells: z.int().min(1),
  lengthCells: z.int().min(1),
  times: z.array(SessionTime).min(1).max(3),
  until: z.int(),
  createdAt: z.int(),
  replies: z.record(z.string(), Reply),
  /** Unguessable name of the video room. */
  room: z.string().optional(),
  state: SessionState,
});
export type MediationSession = z.infer<typeof MediationSession>;

/**
 * `withheld`: an agreement was withdrawn, or no joint session may be, and the others are not told yet (M2). `released`: they are,
 * in the words that the mediator has closed; the mediator has still to say how it ended.
 */
export const MediationState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open') }),
  z.strictObject({ status: z.literal('withheld'), at: z.int() }),
  z.strictObject({ status: z.literal('released'), at: z.int() }),
  z.strictObject({ status: z.literal('closed'), at: z.int(), by: z.string(), outcome: MediationOutcome }),
]);
export type MediationState = z.infer<typeof MediationState>;

/**
 * A case of family mediation, one item: every change of an agreement and of a session is a condition on the same version, so
 * that no session can stand without every agreement (M2). Holds nothing in anybody's own words (M6).
 */
export const Mediation = z.strictObject({
  id: z.string(),
  caf: CafCode,
  mediator: Slug,
  version: z.int().min(1),
  createdAt: z.int(),
  changedAt: z.int(),
  origin: Origin,
  territory: Slug,
  reason: Reason,
  parties: z.array(Party).min(2).max(6),
  sessions: z.array(MediationSession).max(60),
  state: MediationState,
});
export type Mediation = z.infer<typeof Mediation>;

/** Every party has agreed, and nobody has taken it back (M2). */
export function allAgree({ parties }: Pick<Mediation, 'parties'>): boolean {
  return parties.every(({ agreement }) => agreement.state === 'given');
}

/** Whether a session keeps cells of the mediator's day that it has not used yet. */
export function isLive({ state, until }: Pick<MediationSession, 'state' | 'until'>, now: number): boolean {
  switch (state.status) {
    case 'proposed':
      return until > now;
    case 'standing':
      return state.start > now;
    case 'freed':
    case 'over':
      return false;
  }
}

/** The time at which a session stands or stood. */
export function timeOf({ times }: Pick<MediationSession, 'times'>, start: number): SessionTime {
  const time = times.find((one) => one.start === start);
  if (time === undefined) throw new Error('a session stands at a time that was never proposed');
  return time;
}

const UUID = 36;

/** Of its case and its number, so that an entry of a day leads to its case. */
export const sessionId = (mediation: string, number: number): string => `${mediation}-${number}`;

/** The case of a session by its id; undefined for ids of anything else. */
export function mediationOfSession(id: string): string | undefined {
  return id.length > UUID + 1 && id[UUID] === '-' ? id.slice(0, UUID) : undefined;
}
