import * as z from 'zod';
import { CallReason, MediationOutcome, Reason } from './mediation.ts';
import { CafCode, LocalDate, Slug } from './words.ts';

/**
 * One thing that a mediator's figures count, on its local date: an interview or a session and who came, how a case ended, a call.
 * `who`: opaque ids, one a person, so that somebody received twice in a month counts once. `held`: whether it took place.
 */
export const MediationFact = z.strictObject({
  caf: CafCode,
  mediator: Slug,
  date: LocalDate,
  what: z.enum(['interview', 'session', 'outcome', 'call']),
  id: z.string(),
  who: z.array(z.string()),
  held: z.boolean().optional(),
  territory: Slug.optional(),
  reason: Reason.optional(),
  outcome: MediationOutcome.optional(),
  call: CallReason.optional(),
});
export type MediationFact = z.infer<typeof MediationFact>;
