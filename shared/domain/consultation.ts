import * as z from 'zod';
import { Agreement } from './appointment.ts';
import { Contact, Person, PLAIN } from './person.ts';
import { CafCode, LocalDate, Mode, Slug } from './words.ts';

/** Who would come (P6). */
export const WhoComes = z.enum(['adult', 'child', 'teenager', 'couple', 'family']);
export type WhoComes = z.infer<typeof WhoComes>;

/** For whom it is asked; a teenager may ask alone (P6). */
export const ForWhom = z.enum(['self', 'child', 'other']);
export type ForWhom = z.infer<typeof ForWhom>;

/** What the other parent knows (P6): said by the person who asks; the product never contacts that parent. */
export const OtherParent = z.enum(['informed', 'not-informed', 'said-by-phone']);
export type OtherParent = z.infer<typeof OtherParent>;

/** Why people ask, from a closed list. */
export const Situation = z.enum([
  'separation',
  'bereavement',
  'disability',
  'single-parent',
  'violence',
  'birth',
  'parent-and-child',
  'school',
  'couple',
  'other',
]);
export type Situation = z.infer<typeof Situation>;

/** A text in words: neither a number nor a mark out of ten is ever kept of a person (P1). */
const Words = (most: number) => z.string().trim().min(1).max(most).regex(PLAIN);

/** A few own words of the person, never medical details; erased with the worksheet (P5). */
export const OwnWords = Words(300);

/** The four points of the analysis, each optional and in words alone (P1, P5). */
export const Worksheet = z.strictObject({
  difficulty: Words(500).optional(),
  level: Words(500).optional(),
  change: Words(500).optional(),
  referent: Words(500).optional(),
});
export type Worksheet = z.infer<typeof Worksheet>;

/** A call to the person; `by`: a staff subject, `at`: epoch ms. */
const LoggedCall = z.strictObject({ at: z.int(), by: z.string(), reached: z.boolean() });

/** A proposed time, in the day of the psychologist who proposes it; `cells` kept, pause included. Instants: epoch ms. */
export const ProposedTime = z.strictObject({
  date: LocalDate,
  cell: z.int().min(0),
  cells: z.int().min(1),
  start: z.int(),
  end: z.int(),
});
export type ProposedTime = z.infer<typeof ProposedTime>;

/** By whom an answer was given: the person's own link, or a staff subject who recorded it (F1). */
export const AnsweredBy = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('person') }),
  z.strictObject({ by: z.literal('staff'), subject: z.string().min(1).max(128) }),
]);
export type AnsweredBy = z.infer<typeof AnsweredBy>;

/**
 * `proposed`: the times are kept until the deadline. `lapsed`: the clock freed them. `taken-back`: the psychologist did, by other
 * times or by closing.
 */
const ProposalState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('proposed') }),
  z.strictObject({
    status: z.literal('accepted'),
    at: z.int(),
    start: z.int(),
    appointment: z.string(),
    said: AnsweredBy,
  }),
  z.strictObject({ status: z.literal('declined'), at: z.int(), said: AnsweredBy }),
  z.strictObject({ status: z.literal('lapsed'), at: z.int() }),
  z.strictObject({ status: z.literal('taken-back'), at: z.int() }),
]);

/** One to three times of one psychologist's own agenda, truly kept until `until` (P2). */
export const Proposal = z.strictObject({
  /** Counts the proposals of the request: each has holds of its own. */
  round: z.int().min(1),
  psychologist: Slug,
  place: Slug,
  mode: Mode,
  /** Cells of the appointment itself, without the pause. */
  lengthCells: z.int().min(1),
  times: z.array(ProposedTime).min(1).max(3),
  createdAt: z.int(),
  until: z.int(),
  /** When the one reminder is due; absent once it was given, or when there is no time for it. */
  remindAt: z.int().optional(),
  state: ProposalState,
});
export type Proposal = z.infer<typeof Proposal>;

/** Where somebody was sent: inside the Caf, or to a partner of its list. */
export const ReferredTo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('inside'), role: z.enum(['social-worker', 'mediator']) }),
  z.strictObject({ kind: z.literal('outside'), partner: Slug }),
]);
export type ReferredTo = z.infer<typeof ReferredTo>;

/** How a request ends: date and decision are all that stays of the analysis (P5). */
export const Decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('followed-up') }),
  z.strictObject({ kind: z.literal('referred'), to: ReferredTo }),
  z.strictObject({ kind: z.literal('no-follow-up') }),
  z.strictObject({ kind: z.literal('withdrawn') }),
]);
export type Decision = z.infer<typeof Decision>;

const RequestState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open') }),
  /** `by`: a staff subject, or `person`. */
  z.strictObject({ status: z.literal('closed'), at: z.int(), by: z.string(), decision: Decision }),
]);

/** Who sent it: the person, or somebody of the Caf with the person's agreement (P3, F1). */
export const HandedIn = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('person') }),
  z.strictObject({ by: z.literal('staff'), subject: z.string(), agreement: Agreement }),
]);
export type HandedIn = z.infer<typeof HandedIn>;

/** What is asked for, as the person says it or somebody of the Caf for them. */
export const Asked = z.strictObject({
  person: Person,
  /** `hours`: when to be called. */
  contact: Contact,
  who: WhoComes,
  forWhom: ForWhom,
  otherParent: OtherParent.optional(),
  situation: Situation,
  /** Never medical details; erased when the request closes (P5). */
  words: OwnWords.optional(),
});
export type Asked = z.infer<typeof Asked>;

/**
 * A request for a consultation, one item: each change is a condition on its version, so that of several answers one counts. Nothing
 * is ever booked or refused by the machine (P1). There is one person in it: the one who asks (P6).
 */
export const Consultation = z.strictObject({
  id: z.string(),
  caf: CafCode,
  service: Slug,
  version: z.int().min(1),
  createdAt: z.int(),
  changedAt: z.int(),
  handedIn: HandedIn,
  ...Asked.shape,
  /** Rises when the contact changes, which ends every earlier link (F4). */
  contactVersion: z.int().min(0),
  worksheet: Worksheet.optional(),
  calls: z.array(LoggedCall).max(50),
  /** The last proposal made. */
  proposal: Proposal.optional(),
  /** Every appointment that came of it, the first and the follow-ups (P2). */
  appointments: z.array(z.string()).max(60),
  /** When the person first had an answer: times, a referral or no follow-up. */
  answeredAt: z.int().optional(),
  state: RequestState,
});
export type Consultation = z.infer<typeof Consultation>;

/** Whether the times of a proposal are still kept: the clock decides, whatever is stored. */
export function isLive(proposal: Proposal | undefined, now: number): proposal is Proposal {
  return proposal?.state.status === 'proposed' && proposal.until > now;
}

/** Of the times of a proposal those that can still be taken: kept, ahead, and not among the starts that are `gone` with the plan (B3). */
export function timesLeft(
  proposal: Proposal | undefined,
  gone: ReadonlySet<number>,
  now: number,
): ProposedTime[] {
  if (!isLive(proposal, now)) return [];
  return proposal.times.filter(({ start }) => start > now && !gone.has(start));
}

const HOLDER = 'request-';

/** The address under which the holds of a request's times stand. */
export const holderOf = (id: string): string => `${HOLDER}${id}`;

/** The request whose times stand under an address; undefined for the holds of anything else. */
export const requestOfHolder = (address: string): string | undefined =>
  address.startsWith(HOLDER) ? address.slice(HOLDER.length) : undefined;
