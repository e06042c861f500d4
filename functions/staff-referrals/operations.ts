import type { Role } from '../../shared/domain/words.ts';
import { IdParams } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';
import * as s from './schemas.ts';

const RECEIVERS = ['social-worker', 'mediator', 'psychologist'] as const satisfies readonly Role[];
const REFERRERS = ['secretariat', ...RECEIVERS, 'benefits-adviser'] as const satisfies readonly Role[];
const referralAnswer = { status: 200, body: s.ReferralView } as const;
const situationAnswer = { status: 200, body: s.SituationView } as const;

export const operations = {
  referralChoices: operation({
    id: 'referralChoices',
    method: 'GET',
    path: '/v1/staff/referral-choices',
    summary:
      'To whom people can be referred: services with a door of their own, and partners of the Caf’s list.',
    access: REFERRERS,
    success: { status: 200, body: s.Choices },
  }),
  refer: operation({
    id: 'refer',
    method: 'POST',
    path: '/v1/staff/referrals',
    summary:
      'Refers a person, of an appointment or by name, with their recorded agreement (F1, P3); a reason from a closed list and no words.',
    access: REFERRERS,
    body: s.ReferBody,
    idempotent: true,
    success: { status: 201, body: s.ReferralView },
    problems: ['AGREEMENT_NEEDED', 'NOT_FOUND', 'NIR_REFUSED', 'KEY_REUSED', 'CHANGED_MEANWHILE'],
  }),
  listReferrals: operation({
    id: 'listReferrals',
    method: 'GET',
    path: '/v1/staff/referrals',
    summary:
      'Referrals that one sent, of six months, the newest first, and open ones that came in for one’s service, the oldest first. Of those to the psychologists the sender sees only whether they were received or answered (P3). Audited.',
    access: REFERRERS,
    success: { status: 200, body: s.ReferralList },
  }),
  acceptReferral: operation({
    id: 'acceptReferral',
    method: 'POST',
    path: '/v1/staff/referrals/{id}/accept',
    summary:
      'Takes a referral on, and where asked puts the person on the secretariat’s call-backs in the same act.',
    access: REFERRERS,
    params: IdParams,
    body: s.AcceptBody,
    success: referralAnswer,
    problems: ['NOT_FOUND', 'REFERRAL_OVER', 'REFERRAL_TAKEN', 'BUSY'],
  }),
  refuseReferral: operation({
    id: 'refuseReferral',
    method: 'POST',
    path: '/v1/staff/referrals/{id}/refuse',
    summary: 'Says that this service or partner cannot take the person on; no reason is kept.',
    access: REFERRERS,
    params: IdParams,
    success: referralAnswer,
    problems: ['NOT_FOUND', 'REFERRAL_OVER', 'REFERRAL_TAKEN', 'BUSY'],
  }),
  withdrawReferral: operation({
    id: 'withdrawReferral',
    method: 'POST',
    path: '/v1/staff/referrals/{id}/withdraw',
    summary:
      'Its sender takes it back, because the person does or because it was a mistake, as long as it is open (F1).',
    access: REFERRERS,
    params: IdParams,
    success: referralAnswer,
    problems: ['NOT_FOUND', 'REFERRAL_OVER', 'BUSY'],
  }),
  finishReferral: operation({
    id: 'finishReferral',
    method: 'POST',
    path: '/v1/staff/referrals/{id}/finish',
    summary: 'Says how an accepted referral ended; it leaves the list.',
    access: REFERRERS,
    params: IdParams,
    body: s.FinishBody,
    success: referralAnswer,
    problems: ['NOT_FOUND', 'REFERRAL_OVER', 'REFERRAL_NOT_ACCEPTED', 'BUSY'],
  }),
  readSituation: operation({
    id: 'readSituation',
    method: 'POST',
    path: '/v1/staff/situations/read',
    summary:
      'Who else follows the person, as far as they agreed that it may be known, and whom to call: never why, never across the parties of one mediation (M3). Each look is audited, whatever it shows.',
    access: RECEIVERS,
    body: s.AboutBody,
    success: situationAnswer,
    problems: ['NOT_FOUND'],
  }),
  shareSituation: operation({
    id: 'shareSituation',
    method: 'POST',
    path: '/v1/staff/situations/share',
    summary:
      'Records that the person agrees that the others who follow them may know that one’s own service does (F1).',
    access: RECEIVERS,
    body: s.ShareBody,
    success: situationAnswer,
    problems: ['NOT_FOUND', 'AGREEMENT_NEEDED', 'TOO_MANY', 'BUSY'],
  }),
  revokeSituation: operation({
    id: 'revokeSituation',
    method: 'POST',
    path: '/v1/staff/situations/revoke',
    summary:
      'The person takes back what they agreed to for one’s own service, or for all of them: hidden at once. Answered alike when there was nothing.',
    access: RECEIVERS,
    body: s.RevokeBody,
    success: situationAnswer,
    problems: ['NOT_FOUND', 'BUSY'],
  }),
};
