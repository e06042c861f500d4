import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps.ts';
import type { Agreement } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import type { Contact, Person } from '../domain/person.ts';
import {
  checkCanBeReached,
  checkTarget,
  type Referral,
  type ReferralReason,
  type ReferralSource,
  type ReferralTarget,
} from '../domain/referral.ts';
import { discreetWrites } from '../store/person-marks.ts';
import { referralGuardWrites, referralWrite } from '../store/referrals.ts';
import type { NamedWrite } from '../store/transact.ts';

/** Somebody referred, as said: `agreement` is the person's, recorded by whoever refers (F1, P3). */
export interface ReferralAsk {
  readonly from: ReferralSource;
  readonly to: ReferralTarget;
  readonly reason: ReferralReason;
  readonly person: Person;
  readonly contact: Contact;
  readonly agreement: Agreement;
  /** Of the appointment at which it was said. */
  readonly appointment?: string | undefined;
}

/**
 * A new referral, and what writes it: for a transaction of one's own, or `refer`. Nobody is written to; it stands on the
 * receiver's list, and on the sender's.
 * @throws DomainError INVALID with the field at fault: a service without a door, an unknown partner, a person nobody could reach.
 */
export function referralWrites(
  deps: Pick<Deps, 'keys' | 'clock'>,
  caf: Caf,
  ask: ReferralAsk,
): { readonly referral: Referral; readonly writes: NamedWrite[] } {
  checkTarget(caf, ask.to);
  checkCanBeReached(ask.person, ask.contact);
  const { appointment, ...given } = ask;
  const now = deps.clock();
  const referral: Referral = {
    id: randomUUID(),
    caf: caf.code,
    version: 1,
    createdAt: now,
    changedAt: now,
    ...given,
    ...(appointment === undefined ? {} : { appointment }),
    state: { status: 'sent' },
  };
  // F4: discretion asked of staff sets the mark of M7; anybody could ask for it in somebody's name by the form.
  const isVouched = ask.from.by === 'staff' && ask.contact.discreet;
  return {
    referral,
    writes: [
      referralWrite(referral),
      ...referralGuardWrites(deps.keys, referral),
      ...(isVouched ? discreetWrites(deps.keys, caf.code, ask.person, now) : []),
    ],
  };
}
