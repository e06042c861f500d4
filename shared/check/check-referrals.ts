import type { Keyring } from '../config/keyring.ts';
import { isOpen, type Referral } from '../domain/referral.ts';
import type { Situation } from '../domain/situation.ts';
import { keys } from '../store/keys.ts';
import { referralGuardKey } from '../store/referrals.ts';
import type { CheckContext } from './context.ts';

/** An open referral by the partners' form has its guard; only with the secret can it be looked up. */
export function checkReferral(referral: Referral, item: string, check: CheckContext): void {
  const key = check.keys === undefined ? undefined : guardKey(check.keys, referral);
  if (key !== undefined)
    check.ledger.wants(guard(key, referral.id), { code: 'referral-without-guard', item });
}

const guardKey = (keyring: Keyring, referral: Referral) =>
  isOpen(referral) ? referralGuardKey(keyring, referral) : undefined;

export function checkReferralGuard(
  { referral }: { referral: string },
  item: string,
  check: CheckContext,
  key: { pk: string; sk: string },
): void {
  if (check.keys === undefined) return;
  check.ledger.has(guard(key, referral), { code: 'guard-without-referral', item });
}

const guard = ({ pk, sk }: { pk: string; sk: string }, referral: string) =>
  ['referral', pk, sk, referral].join(' ');

/** Every key of a person leads to their agreements: else one that was taken back could be found no more. */
export function checkSituation({ caf, id, kin }: Situation, item: string, check: CheckContext): void {
  for (const key of kin)
    check.ledger.wants(reference(keys.situationOf(caf, key), id), {
      code: 'situation-without-reference',
      item,
    });
}

export function checkSituationOf(
  { situation }: { situation: string },
  item: string,
  check: CheckContext,
  key: { pk: string; sk: string },
): void {
  check.ledger.has(reference(key, situation), { code: 'reference-without-situation', item });
}

const reference = ({ pk, sk }: { pk: string; sk: string }, situation: string) =>
  ['situation', pk, sk, situation].join(' ');
