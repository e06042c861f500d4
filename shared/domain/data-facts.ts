import * as z from 'zod';
import { WhoComes } from './consultation.ts';
import { ReferralResult } from './referral.ts';
import { LocalDate, Mode, Need } from './words.ts';

/** What a person is told that the Caf knows of them (D3): one word per kind of record that can be theirs. */
export const FactKind = z.enum([
  'appointment',
  'call-back',
  'letter',
  'letter-code',
  'waiting',
  'mediation',
  'consultation',
  'referral',
  'support',
  'message',
  'call',
  'data-request',
]);
export type FactKind = z.infer<typeof FactKind>;

/** What a detail of a fact speaks of. */
export const FactLabel = z.enum([
  'name',
  'email',
  'phone',
  'allocataire-number',
  'address',
  'asked',
  'service',
  'place',
  'mode',
  'start',
  'end',
  'status',
  'result',
  'made-by',
  'group',
  'series',
  'needs',
  'reached-by',
  'hours',
  'valid-until',
  'until',
  'since',
  'offer',
  'agreement',
  'session',
  'for-whom',
  'who-comes',
  'situation',
  'own-words',
  'call',
  'answered',
  'reason',
  'to',
  'signed',
  'from',
  'file',
  'home-visits',
  'message',
  'sent',
  'what',
]);
export type FactLabel = z.infer<typeof FactLabel>;

/** Words of a closed list, said in the reader's language by the page. */
export const FactWord = z.enum([
  'yes',
  ...Mode.options,
  ...Need.options,
  // How somebody is reached.
  'by-email',
  'by-phone',
  'no-message',
  'morning',
  'midday',
  'afternoon',
  // Who made it.
  'yourself',
  'letter-code',
  'the-caf',
  'a-colleague',
  'a-partner',
  // How it stands.
  'pending',
  'confirmed',
  'expired',
  'cancelled-by-you',
  'cancelled-by-caf',
  'kept',
  'late',
  'left',
  'missed',
  'referred',
  'open',
  'done',
  'closed',
  'ended',
  'used',
  'declined',
  'not-sent',
  'to-send',
  'sent-by-mail',
  'sent-by-post',
  'came-back',
  'waiting',
  'taken',
  'over',
  'sent',
  'accepted',
  'refused',
  'withdrawn',
  // How it ended.
  ...ReferralResult.options,
  'followed-up',
  'no-follow-up',
  'reached',
  'not-reached',
  // An agreement, and sessions of a mediation.
  'agreement-none',
  'agreement-asked',
  'agreement-given',
  'agreement-withdrawn',
  'session-proposed',
  'session-answered',
  'session-standing',
  'session-declined',
  'session-lapsed',
  'session-off',
  'session-over',
  // Visits at home.
  'home-none',
  'home-given',
  'home-refused',
  // A request for a consultation.
  'for-self',
  'for-child',
  'for-other',
  ...WhoComes.options,
  'situation-separation',
  'situation-bereavement',
  'situation-disability',
  'situation-single-parent',
  'situation-violence',
  'situation-birth',
  'situation-parent-and-child',
  'situation-school',
  'situation-couple',
  'situation-other',
  // Why somebody was referred.
  'reason-rights',
  'reason-separation',
  'reason-bereavement',
  'reason-parenting',
  'reason-disability',
  'reason-housing',
  'reason-budget',
  'reason-work',
  'reason-other',
  // What a message was about.
  'message-code',
  'message-confirmation',
  'message-change',
  'message-cancellation',
  'message-proposal',
  'message-reminder',
  'message-answer',
  'message-data',
  // What was asked of the Caf about one's data.
  'access',
  'erasure',
]);
export type FactWord = z.infer<typeof FactWord>;

/** One detail: any of an instant (epoch ms), a local date, a text as it is stored, and words of the closed list. */
export interface Detail {
  readonly label: FactLabel;
  readonly at?: number;
  readonly on?: LocalDate;
  readonly text?: string;
  readonly words?: readonly FactWord[];
}

/** One record of a person in plain facts. `at` (epoch ms) puts facts in order; `runs`: it is not over yet. */
export interface Fact {
  readonly kind: FactKind;
  readonly at: number;
  readonly runs: boolean;
  readonly details: readonly Detail[];
}

/** Why something is not erased yet: it lies ahead, somebody still works on it, or a letter is about to leave. */
export const WhyStays = z.enum(['to-come', 'still-open', 'about-to-leave']);
export type WhyStays = z.infer<typeof WhyStays>;

/** What an erasure did, in kinds and numbers: what is gone, what was ended and is gone, and what still runs and until when. */
export const ErasureOutcome = z.strictObject({
  erased: z.array(z.strictObject({ kind: FactKind, count: z.int().min(1) })),
  ended: z.array(z.strictObject({ kind: FactKind, count: z.int().min(1) })),
  stays: z.array(
    z.strictObject({
      kind: FactKind,
      count: z.int().min(1),
      why: WhyStays,
      /** The last of them, where it has a date. */
      until: LocalDate.optional(),
    }),
  ),
  /** The wish to get no letters outlives every erasure, as a keyed hash that names nobody (D2). */
  objectionStays: z.boolean(),
});
export type ErasureOutcome = z.infer<typeof ErasureOutcome>;
