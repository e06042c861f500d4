import * as z from 'zod';
import { AnswerBy, DataWish, Language } from '../domain/data-request.ts';
import { Person } from '../domain/person.ts';
import { Id, Instant } from './contract.ts';

/** Who asks for what of their data, and how the answer shall come: by themselves, or by staff for them (D3). */
export const AskBody = z.strictObject({
  what: DataWish,
  person: Person,
  answer: AnswerBy,
  language: Language,
});

/** The same for everybody: it never says whether anything is known of them. */
export const Asked = z.strictObject({
  id: Id,
  status: z.enum(['pending', 'received']),
  /** Until when the code of the mail counts. */
  expiresAt: Instant.optional(),
});
