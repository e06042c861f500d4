import * as z from 'zod';
import { Email } from './person.ts';
import { LocalTime, Role, Slug } from './words.ts';

/**
 * A kind of campaign, as data of a Caf (L6): who is written to is told by a list, what is offered by its letter and its service,
 * who answers for it by the roles that approve.
 */
export const CampaignType = z.strictObject({
  id: Slug,
  /** For staff; nothing that goes out bears it (F3). */
  name: z.string().min(1).max(60),
  /** What the code of its letters opens. */
  service: Slug,
  /** Among the letters of this Caf. */
  letter: Slug,
  /** The service concerned; whoever handed the list in never approves it. */
  approvedBy: z.array(Role).min(1),
  /** A monthly list that has not come by this day of the month is asked for at these addresses, once. */
  expected: z.strictObject({ day: z.int().min(1).max(28), remind: z.array(Email).min(1).max(5) }).optional(),
  /** Of two letters to one person in one month the one with the smaller rank goes first (L2). */
  rank: z.int().min(1).max(99),
  /** Offers mediation: not to people in mediation, marked, or of a household in mourning (L2, L7, M7). */
  offersMediation: z.boolean(),
  /** Every line tells of a death: the deceased gets nothing more, the household no mediation letter for six months (L7). */
  tellsOfDeath: z.boolean().default(false),
  /** Share of letters that lead to an appointment, until past runs tell better (L3). */
  takeUp: z.number().gt(0).max(1),
  /** How long the code books, days; it does not run out while no time was offered (L8). */
  validDays: z.int().min(14).max(365),
  /** When a run leaves if the approval says no hour. */
  sendAt: LocalTime,
});
export type CampaignType = z.infer<typeof CampaignType>;

/** The roles that may approve some campaign. */
export const APPROVERS = ['mediator', 'social-worker', 'psychologist'] as const satisfies readonly Role[];
