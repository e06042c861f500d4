import type { Deps } from '../../shared/deps.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { leaveCallBack } from './call-backs.ts';
import { openInvitation, setInvitationDeclined } from './invitations.ts';
import { operations } from './operations.ts';
import { partnerChoices, referByPartner } from './referrals.ts';

/** The way in for people without e-mail, codes of letters and call-backs, and for partners who refer. */
export function publicRequests(deps: Deps) {
  return httpFunction(deps, [
    route(operations.openInvitation, (call) => openInvitation(deps, call)),
    route(operations.declineInvitation, ({ params: { token }, now }) =>
      setInvitationDeclined(deps, { token, declined: true, now }),
    ),
    route(operations.takeBackDecline, ({ params: { token }, now }) =>
      setInvitationDeclined(deps, { token, declined: false, now }),
    ),
    route(operations.leaveCallBack, (call) => leaveCallBack(deps, call)),
    route(operations.partnerChoices, partnerChoices),
    route(operations.referByPartner, (call) => referByPartner(deps, call)),
  ]);
}
