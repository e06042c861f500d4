import * as z from 'zod';
import { CallBack } from '../../shared/domain/call-back.ts';
import { Opening, TypedCode, TypedPin } from '../../shared/domain/invitation.ts';
import { Contact, Person } from '../../shared/domain/person.ts';
import { ReferralReason, ReferringPartner } from '../../shared/domain/referral.ts';
import { CafCode, Need, Slug } from '../../shared/domain/words.ts';
import { Instant, Token } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';

/** What an invitation opens, and in every state where to book without it and whom to phone (L8). Names nobody. */
const invitationView = {
  caf: CafCode,
  service: Slug,
  state: Opening,
  /** Absent while it does not run out. */
  bookUntil: Instant.optional(),
  /** Since when no further letter is sent (F2). */
  declinedAt: Instant.optional(),
  openBooking: z.strictObject({ address: z.url(), phone: z.string(), phoneHours: z.string() }),
};
const InvitationView = z.strictObject(invitationView);

const SessionParams = z.strictObject({ token: Token });

export const operations = {
  openInvitation: operation({
    id: 'openInvitation',
    method: 'POST',
    path: '/v1/invitations/open',
    summary:
      'What the code of a letter opens, as a token of thirty minutes that stands for the code everywhere else; with the pin, also the appointment made with that code.',
    access: 'public',
    body: z.strictObject({ code: TypedCode, pin: TypedPin.optional() }),
    success: {
      status: 200,
      body: z.strictObject({
        ...invitationView,
        token: Token,
        expiresAt: Instant,
        /** Token of the appointment's own view: only with the right pin, and while that view can be read. */
        appointment: Token.optional(),
      }),
    },
    problems: ['NOT_FOUND', 'WRONG_CODE', 'TOO_MANY'],
  }),
  declineInvitation: operation({
    id: 'declineInvitation',
    method: 'POST',
    path: '/v1/invitations/{token}/decline',
    summary: 'Asks for no further letter: one call, no reason; an appointment already booked stays.',
    access: 'public',
    params: SessionParams,
    success: { status: 200, body: InvitationView },
    problems: ['NOT_FOUND'],
  }),
  takeBackDecline: operation({
    id: 'takeBackDecline',
    method: 'POST',
    path: '/v1/invitations/{token}/take-back',
    summary: 'Takes a decline back; the code books again if its time is not over.',
    access: 'public',
    params: SessionParams,
    success: { status: 200, body: InvitationView },
    problems: ['NOT_FOUND'],
  }),
  leaveCallBack: operation({
    id: 'leaveCallBack',
    method: 'POST',
    path: '/v1/cafs/{caf}/call-backs',
    summary: 'Asks to be phoned, without e-mail or code; asked again while it is open, it stays one.',
    access: 'public',
    params: z.strictObject({ caf: CafCode }),
    body: z.strictObject({
      service: Slug,
      person: CallBack.shape.person,
      hours: CallBack.shape.hours,
      needs: z.array(Need).max(Need.options.length).optional(),
    }),
    idempotent: true,
    success: { status: 202, body: z.strictObject({ id: z.string() }) },
    problems: ['NIR_REFUSED', 'NOT_FOUND', 'KEY_REUSED', 'TOO_MANY'],
  }),
  partnerChoices: operation({
    id: 'partnerChoices',
    method: 'GET',
    path: '/v1/cafs/{caf}/referral-choices',
    summary:
      'For the partners’ form: partners of the Caf’s list, and services to which a person can be referred.',
    access: 'public',
    params: z.strictObject({ caf: CafCode }),
    success: {
      status: 200,
      body: z.strictObject({
        partners: z.array(z.strictObject({ id: Slug, name: z.string() })),
        services: z.array(Slug),
      }),
    },
    keepSeconds: 300,
    problems: ['NOT_FOUND'],
  }),
  referByPartner: operation({
    id: 'referByPartner',
    method: 'POST',
    path: '/v1/cafs/{caf}/referrals',
    summary:
      'A partner refers a person who agreed (F1, P3), without an account: the same answer whatever is known already, and nothing can be read back.',
    access: 'public',
    params: z.strictObject({ caf: CafCode }),
    body: z.strictObject({
      from: ReferringPartner,
      service: Slug,
      reason: ReferralReason,
      person: Person,
      contact: Contact,
      /** The person agrees to being referred: without it nothing is taken. */
      agreement: z.boolean().optional(),
    }),
    idempotent: true,
    success: { status: 202, body: z.strictObject({ received: z.literal(true) }) },
    problems: ['AGREEMENT_NEEDED', 'NIR_REFUSED', 'NOT_FOUND', 'KEY_REUSED', 'TOO_MANY', 'CHANGED_MEANWHILE'],
  }),
};
