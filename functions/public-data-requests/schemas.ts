import * as z from 'zod';
import { ErasureOutcome, FactKind, FactLabel, FactWord } from '../../shared/domain/data-facts.ts';
import { Language } from '../../shared/domain/data-request.ts';
import { TypedCode } from '../../shared/domain/invitation.ts';
import { LocalDate } from '../../shared/domain/words.ts';
import { CafContact, Instant, Token } from '../../shared/http/contract.ts';

/** Opens an answer: the token of the mail's link, or the code of the slip. */
export const OpenBody = z.union([z.strictObject({ token: Token }), z.strictObject({ code: TypedCode })]);

/** One detail: any of an instant, a local date, a text as it is stored, and words that the page says in its language. */
const Detail = z.strictObject({
  label: FactLabel,
  at: Instant.optional(),
  on: LocalDate.optional(),
  text: z.string().optional(),
  words: z.array(FactWord).optional(),
});

/** `runs`: it is not over yet. */
const Fact = z.strictObject({ kind: FactKind, at: Instant, runs: z.boolean(), details: z.array(Detail) });

const answered = {
  language: Language,
  zone: z.string(),
  caf: CafContact,
  /** When the Caf answered, and until when this answer can be opened. */
  answeredAt: Instant,
  until: Instant,
};

/** What the person reads: facts of their own alone, oldest first; or what was erased and what stays (D3). */
export const DataAnswer = z
  .discriminatedUnion('what', [
    z.strictObject({ what: z.literal('access'), ...answered, facts: z.array(Fact) }),
    z.strictObject({ what: z.literal('erasure'), ...answered, ...ErasureOutcome.shape }),
  ])
  .meta({ id: 'DataAnswer' });
export type DataAnswer = z.infer<typeof DataAnswer>;
