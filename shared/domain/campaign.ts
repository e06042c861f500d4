import * as z from 'zod';
import { DomainError } from './errors.ts';
import { CafCode, LocalDate, Slug } from './words.ts';

/** Why a run stands still: somebody asked, or it stopped itself before SES would stop every mail of the Caf. */
export const PauseWhy = z.enum(['asked', 'bounces', 'complaints', 'sender', 'slots']);
export type PauseWhy = z.infer<typeof PauseWhy>;

const By = { by: z.string(), at: z.int() };

export const CampaignState = z.discriminatedUnion('status', [
  /** A place for the file was given out, nothing has come yet. */
  z.strictObject({ status: z.literal('awaiting-file') }),
  z.strictObject({ status: z.literal('importing') }),
  /** The file as a whole is no list; `why` says in French what to do. */
  z.strictObject({ status: z.literal('refused'), at: z.int(), why: z.string() }),
  z.strictObject({ status: z.literal('planning') }),
  z.strictObject({ status: z.literal('planned'), at: z.int() }),
  /** Every line is accounted for and none of them asks for a letter, now or later: nobody has anything to approve. */
  z.strictObject({ status: z.literal('empty'), at: z.int() }),
  z.strictObject({ status: z.literal('approved') }),
  z.strictObject({ status: z.literal('sending') }),
  z.strictObject({ status: z.literal('paused'), at: z.int(), why: PauseWhy, by: z.string().optional() }),
  z.strictObject({ status: z.literal('sent'), at: z.int() }),
  z.strictObject({ status: z.literal('cancelled'), ...By }),
]);
export type CampaignState = z.infer<typeof CampaignState>;
export type CampaignStatus = CampaignState['status'];

/** What came of a run so far: snapshot taken every day, from which the take-up of its kind is learned (L3). */
export const Answers = z.strictObject({
  at: z.int(),
  letters: z.int().min(0),
  declined: z.int().min(0),
  booked: z.int().min(0),
  kept: z.int().min(0),
});
export type Answers = z.infer<typeof Answers>;

/** One run of one kind of campaign, from its list on. Figures of lines are in its parts. Instants: epoch ms. */
export const Campaign = z.strictObject({
  id: z.string(),
  caf: CafCode,
  type: Slug,
  createdAt: z.int(),
  /** A staff subject: never the one who approves. */
  importedBy: z.string(),
  /** Where the file lies until it is read. */
  file: z.string(),
  state: CampaignState,
  /** What the file held: set when it has been read. */
  read: z
    .strictObject({ lines: z.int(), rejected: z.int(), ignoredColumns: z.int(), parts: z.int() })
    .optional(),
  approval: z
    .strictObject({ ...By, sendAt: z.int(), slots: z.int(), expected: z.int(), override: z.boolean() })
    .optional(),
  /** Day on which it began to leave. */
  sentOn: LocalDate.optional(),
  startedAt: z.int().optional(),
  /** Bounces and complaints counted when somebody let it go on after it had stopped itself. */
  forgiven: z.strictObject({ mailed: z.int(), bounced: z.int(), complained: z.int() }).optional(),
  /** Print batches opened so far; 0 is the sample of the preview. */
  batches: z.int().min(0),
  answers: Answers.optional(),
  version: z.int().min(0),
});
export type Campaign = z.infer<typeof Campaign>;

/** What may be done with a run, and in which states. */
const ALLOWED = {
  approve: ['planned'],
  pause: ['approved', 'sending', 'sent'],
  resume: ['paused'],
  cancel: ['awaiting-file', 'planned', 'approved', 'sending', 'paused', 'sent'],
  release: ['planned', 'approved', 'paused'],
} as const satisfies Record<string, readonly CampaignStatus[]>;
export type CampaignAct = keyof typeof ALLOWED;

/** @throws DomainError NOT_IN_THIS_STATE when the run's state does not allow it. */
export function checkAct({ state }: Pick<Campaign, 'state'>, act: CampaignAct): void {
  const allowed: readonly CampaignStatus[] = ALLOWED[act];
  if (!allowed.includes(state.status))
    throw new DomainError('NOT_IN_THIS_STATE', { status: state.status, allowed: [...allowed] });
}

/** Whether it stopped by itself: to let it go on is then a decision like the approval, and never the importer's. */
export const stoppedItself = ({ state }: Pick<Campaign, 'state'>): boolean =>
  state.status === 'paused' && state.why !== 'asked';

/** Whether letters of this run may leave. */
export const isLeaving = ({ state }: Pick<Campaign, 'state'>): boolean =>
  state.status === 'sending' || state.status === 'sent';
