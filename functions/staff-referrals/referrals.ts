import type { Deps } from '../../shared/deps.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import type { Referral, ReferralResult } from '../../shared/domain/referral.ts';
import { mayAnswer } from '../../shared/domain/referral-access.ts';
import type { ReferralMove } from '../../shared/domain/referral-moves.ts';
import { type Desk, openDesk } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { changeReferral } from '../../shared/referral/change.ts';
import { openReferralsTo, referralsFrom } from '../../shared/store/referrals.ts';
import { operations } from './operations.ts';
import type { ReferralView } from './schemas.ts';
import { mayAskForCall, mayMove, referralView, seenAs } from './views.ts';

/** What a sender looks back on, ms. */
const LOOKED_BACK = 183 * 86_400_000;

/** The list of referrals, and what is done with one. */
export function referralRoutes(deps: Deps) {
  return [
    route(operations.listReferrals, async ({ caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const since = desk.now - LOOKED_BACK;
      const [sent, received] = await Promise.all([
        referralsFrom(deps.store, caf.code, { subject: desk.subject, since }),
        receivedBy(deps, desk),
      ]);
      await desk.audit('read-referral', [...new Set([...sent, ...received].map(({ id }) => id))]);
      return {
        sent: sent.map((one) => referralView(desk, one, 'sender')),
        received: received.map((one) => referralView(desk, one, 'receiver')),
        staleDays: caf.limits.staleReferralDays,
      };
    }),
    route(operations.acceptReferral, async ({ params, body, ...call }) => {
      const desk = await openDesk(deps, call);
      return moved(deps, desk, params.id, 'accept', { callBack: body.callBack });
    }),
    route(operations.refuseReferral, async ({ params, ...call }) =>
      moved(deps, await openDesk(deps, call), params.id, 'refuse'),
    ),
    route(operations.withdrawReferral, async ({ params, ...call }) =>
      moved(deps, await openDesk(deps, call), params.id, 'withdraw'),
    ),
    route(operations.finishReferral, async ({ params, body, ...call }) =>
      moved(deps, await openDesk(deps, call), params.id, 'finish', { result: body.result }),
    ),
  ];
}

async function receivedBy(deps: Deps, { caf, viewer }: Desk): Promise<Referral[]> {
  const services = caf.services.filter(({ id }) => mayAnswer(viewer, caf, { kind: 'service', service: id }));
  const lists = await Promise.all(services.map(({ id }) => openReferralsTo(deps.store, caf.code, id)));
  return lists.flat().sort((a, b) => a.createdAt - b.createdAt);
}

/** One that is none of the asker's business is as unknown as another Caf's (D5, P3). */
async function moved(
  deps: Deps,
  desk: Desk,
  id: string,
  move: ReferralMove,
  { callBack, result }: { callBack?: boolean; result?: ReferralResult } = {},
): Promise<ReferralView> {
  const referral = await changeReferral(deps, desk.caf.code, id, {
    move,
    moving: { by: desk.subject, result },
    callBack,
    check(before) {
      if (seenAs(desk, before) === undefined) throw new DomainError('NOT_FOUND');
      if (!mayMove(desk, before, move)) throw new DomainError('FORBIDDEN');
      if (callBack === true && !mayAskForCall(desk, before))
        throw invalid('callBack', 'Le secrétariat ne peut pas rappeler pour cela. Appelez la personne.');
    },
  });
  await desk.audit('read-referral', [id]);
  return referralView(desk, referral, seenAs(desk, referral) ?? 'sender');
}
