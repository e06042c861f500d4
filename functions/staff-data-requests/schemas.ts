import * as z from 'zod';
import {
  AnswerOnPaper,
  DataWish,
  Identifier,
  IdentityCheck,
  Language,
  RefusalReason,
} from '../../shared/domain/data-request.ts';
import { LocalDate } from '../../shared/domain/words.ts';
import { CafContact, Id, Instant, PersonView } from '../../shared/http/contract.ts';
import { AskBody } from '../../shared/http/data-asked.ts';

/**
 * Handed in for somebody at the desk or on the phone. On paper alone: whoever wants the answer by e-mail asks online, since only the person
 * may type the code that proves the address.
 */
export const HandInBody = AskBody.extend({ answer: AnswerOnPaper });

/** An identifier other than the e-mail, which its own code proves. */
const ProvenByStaff = Identifier.exclude(['email']);

/** How the identity was checked, and which of the identifiers that the person gave are proven. */
export const CheckBody = z.strictObject({
  identity: IdentityCheck,
  proven: z.array(ProvenByStaff).max(2),
});
export const RefusalBody = z.strictObject({ reason: RefusalReason });

/** How the answer goes, as stored: an answer is not read in again. */
const AnswerView = z.strictObject({
  by: z.enum(['email', 'post', 'on-site']),
  address: z.array(z.string()).optional(),
  place: z.strictObject({ id: z.string(), name: z.string() }).optional(),
});

/** A request as staff see it: who asks for what, and never what is answered. */
export const DataRequestView = z
  .strictObject({
    id: Id,
    what: DataWish,
    /**
     * `received`: the identity is to be checked. `searching`: the machine works. `to-hand-over`: a slip is to be printed and posted or given.
     * `answered` and `refused`: the person has been told.
     */
    status: z.enum(['received', 'searching', 'to-hand-over', 'answered', 'refused']),
    person: PersonView,
    answer: AnswerView,
    language: Language,
    handedInBy: z.enum(['person', 'staff']),
    /** The address is proven by the code of its mail. */
    emailProven: z.boolean(),
    receivedAt: Instant,
    /** Within one month of receiving it (GDPR, article 12); `soon`: within a week. */
    due: z.strictObject({ on: LocalDate, is: z.enum(['ahead', 'soon', 'late']) }),
    check: z.strictObject({ identity: IdentityCheck, proven: z.array(Identifier), at: Instant }).optional(),
    refused: z.strictObject({ reason: RefusalReason, at: Instant }).optional(),
    /** The last slip that was printed. */
    slip: z.strictObject({ printedAt: Instant, validUntil: Instant.optional() }).optional(),
    closedAt: Instant.optional(),
  })
  .meta({ id: 'DataRequest' });
export type DataRequestView = z.infer<typeof DataRequestView>;

export const DataRequestList = z.strictObject({ requests: z.array(DataRequestView), more: z.boolean() });

/** What is printed: neutral words for the person, no fact of theirs. A refusal has no code. */
export const SlipView = z.strictObject({
  tells: z.enum(['answer', 'refusal']),
  language: Language,
  /** Eight signs in two groups; each printing makes a new one and ends the one before. */
  code: z.string().optional(),
  validUntil: Instant.optional(),
  /** The page on which the code is typed, as one types it. */
  page: z.url(),
  /** Postal address, or the person's name alone for a slip that is handed over. */
  lines: z.array(z.string()),
  caf: CafContact,
});
export type SlipView = z.infer<typeof SlipView>;
