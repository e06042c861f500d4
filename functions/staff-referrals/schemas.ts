import * as z from 'zod';
import { Contact, Person } from '../../shared/domain/person.ts';
import {
  ReferralReason,
  ReferralResult,
  ReferralState,
  ReferralTarget,
} from '../../shared/domain/referral.ts';
import { REFERRAL_MOVES } from '../../shared/domain/referral-moves.ts';
import { LeadingRole, Role, Slug } from '../../shared/domain/words.ts';
import { AgreementBody } from '../../shared/http/agreement.ts';
import { Id, Instant, PersonView } from '../../shared/http/contract.ts';

/** Of an appointment that one sees, or by name; nothing in anybody's own words (P3, M6). */
export const ReferBody = z
  .strictObject({
    to: ReferralTarget,
    reason: ReferralReason,
    appointment: Id.optional(),
    person: Person.optional(),
    contact: Contact.optional(),
    agreement: AgreementBody.optional(),
  })
  .refine(({ appointment, person }) => (appointment === undefined) !== (person === undefined), {
    path: ['person'],
    message: 'Indiquez la personne, ou son rendez-vous.',
  });

/** With `callBack` the secretariat is asked to phone the person and book. */
export const AcceptBody = z.strictObject({ callBack: z.boolean().default(false) });
export const FinishBody = z.strictObject({ result: ReferralResult });

export const Choices = z.strictObject({
  services: z.array(z.strictObject({ id: Slug, name: z.string() })),
  partners: z.array(z.strictObject({ id: Slug, name: z.string(), phone: z.string().optional() })),
  reasons: z.array(ReferralReason),
  /** From so many days on an open one is stale. */
  staleDays: z.int(),
});

const StaffName = z.strictObject({ role: Role, name: z.string().optional(), title: z.string().optional() });

/** One referral, as its sender or its receiver sees it; of one to the psychologists its sender sees `received` or `answered` alone (P3). */
export const ReferralView = z.strictObject({
  id: Id,
  sentAt: Instant,
  ageDays: z.int(),
  stale: z.boolean(),
  from: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('staff'), ...StaffName.shape }),
    z.strictObject({
      by: z.literal('partner'),
      organisation: z.string(),
      name: z.string(),
      phone: z.string(),
    }),
  ]),
  to: z.strictObject({
    kind: z.enum(['service', 'partner']),
    id: Slug,
    name: z.string(),
    phone: z.string().optional(),
  }),
  reason: ReferralReason,
  person: PersonView,
  contact: Contact,
  status: z.enum([...ReferralState.options.map(({ shape }) => shape.status.value), 'received', 'answered']),
  result: ReferralResult.optional(),
  /** Who took it. */
  takenBy: StaffName.optional(),
  isMine: z.boolean(),
  /** What the asker may do with it now; whether the secretariat can be asked to phone. */
  may: z.array(z.enum(REFERRAL_MOVES)),
  mayCallBack: z.boolean(),
});
export type ReferralView = z.infer<typeof ReferralView>;

export const ReferralList = z.strictObject({
  sent: z.array(ReferralView),
  received: z.array(ReferralView),
  staleDays: z.int(),
});

/** Whose situation: the person of an appointment of one's own, or a party of one's own case. */
export const About = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('appointment'), appointment: Id }),
  z.strictObject({ kind: z.literal('party'), mediation: Id, party: Id }),
]);
export type About = z.infer<typeof About>;
export const AboutBody = z.strictObject({ about: About });
export const ShareBody = z.strictObject({ about: About, agreement: AgreementBody.optional() });
export const RevokeBody = z.strictObject({ about: About, what: z.enum(['own', 'all']) });

/**
 * Who else follows the person, as far as they agreed that it may be known: that they do, and whom to call. Nothing of why.
 * `own`: the agreement that the asker's own service may be known.
 */
export const SituationView = z.strictObject({
  service: LeadingRole,
  follows: z.boolean(),
  own: z.strictObject({ since: Instant }).nullable(),
  others: z.array(
    z.strictObject({
      service: LeadingRole,
      professional: z.strictObject({ id: Slug, name: z.string(), title: z.string() }),
    }),
  ),
});
export type SituationView = z.infer<typeof SituationView>;
