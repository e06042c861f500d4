import { change } from '../../shared/consultation/change.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import type { ReferredTo } from '../../shared/domain/consultation.ts';
import { close } from '../../shared/domain/consultation-moves.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { type ReferralTarget, takesReferrals } from '../../shared/domain/referral.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import { route } from '../../shared/http/function.ts';
import { referralWrites } from '../../shared/referral/refer.ts';
import { findRequest, openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { shownRequest } from './views.ts';

/**
 * The decision to refer: the referral and the end of the request are one act, so that neither stands without the other. It takes the
 * person and how to reach them, a reason from its own list, and their agreement: nothing of the request (P3, P5, M6, F1).
 */
export function referRoute(deps: Deps) {
  return route(operations.refer, async ({ params, body, caf, ...call }) => {
    const desk = await openDesk(deps, call);
    await findRequest(deps, desk, params.id);
    const { to, reason } = body;
    const target = targetOf(caf, to);
    const agreement = recordedAgreement(desk, body.agreement);
    const { subject, self } = desk;
    const from = { by: 'staff' as const, subject, role: 'psychologist' as const, professional: self.id };
    const decision = { kind: 'referred' as const, to };
    const done = await change(deps, caf, params.id, {
      decide: (consultation, at) => close(consultation, { by: subject, decision }, at),
      also: ({ person, contact }) =>
        referralWrites(deps, caf, { from, to: target, reason, person, contact, agreement }).writes,
    });
    return shownRequest(deps, desk, done);
  });
}

/** The door of a colleague is the service that they receive people for one by one. @throws DomainError INVALID where there is none. */
function targetOf(caf: Caf, to: ReferredTo): ReferralTarget {
  if (to.kind === 'outside') {
    const { partner } = to;
    if (!caf.partners.some(({ id }) => id === partner))
      throw invalid('to.partner', 'Ce partenaire n’est pas dans la liste de cette Caf.');
    return { kind: 'partner', partner };
  }
  const service = caf.services.find((one) => one.receivedBy === to.role && takesReferrals(one));
  if (service === undefined)
    throw invalid('to.role', 'Cette Caf ne reçoit pas elle-même pour cela. Choisissez un partenaire.');
  return { kind: 'service', service: service.id };
}
