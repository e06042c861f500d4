import * as z from 'zod';
import { Asked } from '../../shared/domain/consultation.ts';
import { CafCode, Mode } from '../../shared/domain/words.ts';
import { CafContact, Instant, Token, TokenParams, WhereView } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';

/** The person's own page: where it stands, never what they asked for or wrote (P3). */
const OwnRequest = z
  .strictObject({
    status: z.enum(['received', 'times', 'appointed', 'answered', 'withdrawn']),
    /** Times that the person may choose from, the soonest first, and until when they are kept. */
    proposal: z
      .strictObject({
        times: z.array(z.strictObject({ start: Instant, end: Instant })),
        mode: Mode,
        place: WhereView,
        until: Instant,
      })
      .optional(),
    /** What became of times proposed before, while nothing new is. */
    before: z.enum(['declined', 'lapsed']).optional(),
    /** The appointment that came of it, by the token of its own page. */
    appointment: z.strictObject({ token: Token, start: Instant }).optional(),
    /** Where to turn instead, in neutral words (P2). */
    answer: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('inside'), role: z.enum(['social-worker', 'mediator']) }),
        z.strictObject({ kind: z.literal('outside'), name: z.string(), phone: z.string().optional() }),
        z.strictObject({ kind: z.literal('no-follow-up') }),
        z.strictObject({ kind: z.literal('ended') }),
      ])
      .optional(),
    canWithdraw: z.boolean(),
    zone: z.string(),
    caf: CafContact,
  })
  .meta({ id: 'OwnRequest' });
export type OwnRequest = z.infer<typeof OwnRequest>;

const success = { status: 200, body: OwnRequest } as const;

export const operations = {
  sendRequest: operation({
    id: 'sendRequest',
    method: 'POST',
    path: '/v1/cafs/{caf}/consultation-requests',
    summary:
      'Asks for a consultation with a psychologist: acknowledged at once, always in the same words; nothing is booked or refused by itself (P1).',
    access: 'public',
    params: z.strictObject({ caf: CafCode }),
    body: Asked,
    idempotent: true,
    success: { status: 202, body: z.strictObject({ received: z.literal(true) }) },
    problems: ['NIR_REFUSED', 'NOT_FOUND', 'NOT_BOOKABLE', 'KEY_REUSED', 'TOO_MANY'],
  }),
  readRequest: operation({
    id: 'readRequest',
    method: 'GET',
    path: '/v1/consultation-requests/{token}',
    summary: 'One’s own request, by the link of the mail: where it stands. Changes nothing (B10).',
    access: 'public',
    params: TokenParams,
    success,
    problems: ['NOT_FOUND'],
  }),
  acceptTime: operation({
    id: 'acceptTime',
    method: 'POST',
    path: '/v1/consultation-requests/{token}/accept',
    summary:
      'Accepts one of the proposed times: the appointment stands and the others are free, in one act (P2, B1). The same answer again changes nothing.',
    access: 'public',
    params: TokenParams,
    body: z.strictObject({ start: Instant }),
    success,
    problems: ['NOT_FOUND', 'ALREADY_ANSWERED', 'PROPOSAL_OVER', 'REQUEST_CLOSED', 'SLOT_TAKEN', 'BUSY'],
  }),
  declineTimes: operation({
    id: 'declineTimes',
    method: 'POST',
    path: '/v1/consultation-requests/{token}/decline',
    summary: 'None of the times suits: they are free at once, and no reason is asked.',
    access: 'public',
    params: TokenParams,
    success,
    problems: ['NOT_FOUND', 'ALREADY_ANSWERED', 'PROPOSAL_OVER', 'REQUEST_CLOSED', 'BUSY'],
  }),
  withdrawRequest: operation({
    id: 'withdrawRequest',
    method: 'POST',
    path: '/v1/consultation-requests/{token}/withdraw',
    summary: 'Takes one’s request back, without a reason; one’s own words are erased (P5).',
    access: 'public',
    params: TokenParams,
    success,
    problems: ['NOT_FOUND', 'REQUEST_CLOSED', 'NOT_POSSIBLE_NOW', 'BUSY'],
  }),
};
