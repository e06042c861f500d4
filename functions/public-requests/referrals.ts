import type { Deps } from '../../shared/deps.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { takesReferrals } from '../../shared/domain/referral.ts';
import type { Call } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { referralWrites } from '../../shared/referral/refer.ts';
import { countWrite } from '../../shared/store/limits.ts';
import { transact } from '../../shared/store/transact.ts';
import { operations } from './operations.ts';

/** Nothing that could be read back with it (P3). */
const RECEIVED = { received: true } as const;

/**
 * A partner refers a person who agreed (F1, P3). Whether the person is known, was referred before or is followed already makes no
 * difference to the answer; the same person again, while one is open, adds nothing.
 */
export function referByPartner(deps: Deps, call: Call<typeof operations.referByPartner>) {
  const { caf, body, now, address } = call;
  return once(deps, call, operations.referByPartner, async (remember) => {
    if (body.agreement !== true) throw new DomainError('AGREEMENT_NEEDED');
    const { partner, organisation } = body.from;
    if (partner === undefined && organisation === undefined)
      throw invalid('from.organisation', 'Indiquez votre organisme.');
    if (partner !== undefined && !caf.partners.some(({ id }) => id === partner))
      throw invalid('from.partner', 'Choisissez un organisme de la liste, ou écrivez son nom.');
    const { writes } = referralWrites(deps, caf, {
      from: { by: 'partner', ...body.from },
      to: { kind: 'service', service: body.service },
      reason: body.reason,
      person: body.person,
      contact: body.contact,
      agreement: { by: 'partner', at: new Date(now).toISOString() },
    });
    const limit = caf.limits.referralsPerAddressAndHour;
    const alongside = [
      countWrite(deps.keys, { caf: caf.code, address, what: 'referrals', limit, now }),
      ...remember(RECEIVED),
    ];
    const first = await transact(deps.store, [...writes, ...alongside]);
    if (first.ok) return RECEIVED;
    if (!first.failed.has('referral-guard')) throw new DomainError('CHANGED_MEANWHILE');
    // Known already: counted and remembered all the same, so that asking again shows nothing.
    await transact(deps.store, alongside);
    return RECEIVED;
  });
}

/** What the form offers: who the partners are, and to which services they can refer. */
export function partnerChoices({ caf }: Pick<Call<typeof operations.partnerChoices>, 'caf'>) {
  return Promise.resolve({
    partners: caf.partners.map(({ id, name }) => ({ id, name })),
    services: caf.services.filter(takesReferrals).map(({ id }) => id),
  });
}
