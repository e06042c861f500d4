import * as z from 'zod';
import { Agreement } from './appointment.ts';
import type { Caf, Service } from './caf.ts';
import { invalid } from './errors.ts';
import { Contact, Person, Phone, PLAIN } from './person.ts';
import { CafCode, Role, Slug } from './words.ts';

/** Why somebody is referred: a closed list, and nothing of what was said (M6, P3). */
export const ReferralReason = z.enum([
  'rights',
  'separation',
  'bereavement',
  'parenting',
  'disability',
  'housing',
  'budget',
  'work',
  'other',
]);
export type ReferralReason = z.infer<typeof ReferralReason>;

/** To a service of the Caf, or to a partner of its list. */
export const ReferralTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('service'), service: Slug }),
  z.strictObject({ kind: z.literal('partner'), partner: Slug }),
]);
export type ReferralTarget = z.infer<typeof ReferralTarget>;

const words = z.string().trim().min(1).max(80).regex(PLAIN);

/** A partner that refers: one of the list or, where it has none, its own name; and whom to call there. */
export const ReferringPartner = z.strictObject({
  partner: Slug.optional(),
  organisation: words.optional(),
  name: words,
  phone: Phone,
});
export type ReferringPartner = z.infer<typeof ReferringPartner>;

/** Who referred: a staff subject, in which role; or a partner, by the form without account. */
export const ReferralSource = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('staff'),
    subject: z.string().min(1).max(128),
    role: Role,
    professional: Slug.optional(),
  }),
  z.strictObject({ by: z.literal('partner'), ...ReferringPartner.shape }),
]);
export type ReferralSource = z.infer<typeof ReferralSource>;

/** How an accepted referral ended. */
export const ReferralResult = z.enum([
  'booked',
  'called-back',
  'answered',
  'referred-on',
  'no-longer-wanted',
  'unreachable',
]);
export type ReferralResult = z.infer<typeof ReferralResult>;

const said = { at: z.int(), by: z.string().min(1).max(128) };

/** `by`: a staff subject, everywhere. */
export const ReferralState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('sent') }),
  z.strictObject({ status: z.literal('accepted'), ...said }),
  z.strictObject({ status: z.literal('refused'), ...said }),
  z.strictObject({ status: z.literal('withdrawn'), ...said }),
  z.strictObject({ status: z.literal('done'), ...said, result: ReferralResult }),
]);
export type ReferralState = z.infer<typeof ReferralState>;

/**
 * One person referred, with their recorded agreement (F1, P3): who, from whom to whom, why from a closed list, and how it
 * stands; no word of theirs. Instants: epoch ms.
 */
export const Referral = z.strictObject({
  id: z.string(),
  caf: CafCode,
  version: z.int().min(1),
  createdAt: z.int(),
  changedAt: z.int(),
  from: ReferralSource,
  to: ReferralTarget,
  reason: ReferralReason,
  person: Person,
  contact: Contact,
  /** Recorded by whoever refers: a staff subject, or `partner`. */
  agreement: Agreement,
  /** Of the appointment at which the person was referred. */
  appointment: z.string().optional(),
  state: ReferralState,
});
export type Referral = z.infer<typeof Referral>;

/** Whether people can be referred to a service: it is the Caf's, and has a door of its own. */
export function takesReferrals({ delivery, bookableBy }: Pick<Service, 'delivery' | 'bookableBy'>): boolean {
  return delivery.by === 'caf' && (bookableBy === 'anyone' || bookableBy === 'request');
}

/** @throws DomainError INVALID for a service without a door, or a partner that is not of the Caf's list. */
export function checkTarget({ services, partners }: Caf, to: ReferralTarget): void {
  switch (to.kind) {
    case 'service': {
      const service = services.find(({ id }) => id === to.service);
      if (service === undefined || !takesReferrals(service))
        throw invalid('to.service', 'On n’oriente pas vers ce service. Choisissez-en un autre.');
      return;
    }
    case 'partner':
      if (!partners.some(({ id }) => id === to.partner))
        throw invalid('to.partner', 'Choisissez un partenaire de la liste.');
  }
}

/** @throws DomainError INVALID for a person whom nobody could reach. */
export function checkCanBeReached(person: Person, contact: Contact): void {
  if (person.phone === undefined && (person.email === undefined || contact.by === 'phone'))
    throw invalid('person.phone', 'Indiquez un numéro de téléphone.');
  if (person.email === undefined && contact.by === 'email')
    throw invalid('person.email', 'Indiquez une adresse e-mail.');
}

const DAY = 86_400_000;

/** Whole days since it was sent: what its sender and its receiver go by. */
export function ageInDays({ createdAt }: Pick<Referral, 'createdAt'>, now: number): number {
  return Math.max(0, Math.floor((now - createdAt) / DAY));
}

/**
 * Open for longer than the Caf allows. Counted from the day it was sent, whatever happened since: else the list of a sender would
 * tell what a psychologist did (P3).
 */
export function isStale(referral: Pick<Referral, 'createdAt' | 'state'>, days: number, now: number): boolean {
  return isOpen(referral) && ageInDays(referral, now) >= days;
}

export function isOpen({ state }: Pick<Referral, 'state'>): boolean {
  return state.status === 'sent' || state.status === 'accepted';
}
