import * as z from 'zod';
import { Contact, Person } from '../../shared/domain/person.ts';
import { CafCode, LocalDate, Mode, Slug } from '../../shared/domain/words.ts';
import { CafContact, Code, Instant, Token, TokenParams, WhereView } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';

const Id = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
const EntryParams = z.strictObject({ caf: CafCode, id: Id });

const TimeView = z.strictObject({ start: Instant, end: Instant, mode: Mode, place: WhereView });

/** What somebody on the list sees of their own place, and nothing of anybody else's. */
const WaitingView = z
  .strictObject({
    status: z.enum(['waiting', 'offered', 'taken', 'over']),
    service: z.strictObject({ id: Slug, name: z.string() }),
    places: z.array(z.strictObject({ id: Slug, name: z.string() })),
    modes: z.array(Mode),
    until: LocalDate,
    since: Instant.optional(),
    /** The time that is kept for them now, and until when an answer is waited for. */
    offer: z.strictObject({ ...TimeView.shape, until: Instant }).optional(),
    /** The appointment that moves there when they say yes (B4). */
    moves: z.strictObject({ start: Instant }).optional(),
    /** Offers that may still come after this one. */
    offersLeft: z.int(),
    /** What has become an appointment. */
    appointment: TimeView.optional(),
    zone: z.string(),
    caf: CafContact,
  })
  .meta({ id: 'WaitingPlace' });
export type WaitingView = z.infer<typeof WaitingView>;

const success = { status: 200, body: WaitingView } as const;
/** The time that the person sees: a page left open answers no other one. */
const AnswerBody = z.strictObject({ start: Instant });

export const operations = {
  joinWaitingList: operation({
    id: 'joinWaitingList',
    method: 'POST',
    path: '/v1/cafs/{caf}/waiting-list',
    summary:
      'Asks to be told when an earlier or a first time comes free: pending until the code of the mail is given, on the list at once with the code of a letter. Places and modes in the order of preference; none means any.',
    access: 'public',
    params: z.strictObject({ caf: CafCode }),
    body: z.strictObject({
      service: Slug,
      places: z.array(Slug).max(50).optional(),
      modes: z.array(Mode).max(4).optional(),
      until: LocalDate,
      person: Person,
      contact: Contact.optional(),
      invitation: Token.optional(),
    }),
    idempotent: true,
    success: {
      status: 201,
      body: z.strictObject({ id: Id, status: z.enum(['pending', 'waiting']), expiresAt: Instant.optional() }),
    },
    problems: [
      'CALL_BACK_NEEDED',
      'NOT_BOOKABLE',
      'NOT_FOUND',
      'INVITATION_CLOSED',
      'ALREADY_WAITING',
      'NIR_REFUSED',
      'KEY_REUSED',
      'TOO_MANY',
    ],
  }),
  confirmWaiting: operation({
    id: 'confirmWaiting',
    method: 'POST',
    path: '/v1/cafs/{caf}/waiting-list/{id}/confirm',
    summary: 'Proves the address by the six digits of the mail; five wrong codes end the request.',
    access: 'public',
    params: EntryParams,
    body: z.strictObject({ code: Code }),
    success: { status: 200, body: z.strictObject({ id: Id, status: z.literal('waiting') }) },
    problems: ['WRONG_CODE', 'EXPIRED', 'NOT_FOUND', 'ALREADY_WAITING', 'TOO_MANY'],
  }),
  resendWaitingCode: operation({
    id: 'resendWaitingCode',
    method: 'POST',
    path: '/v1/cafs/{caf}/waiting-list/{id}/resend',
    summary: 'Sends a new code; the earlier one is dead.',
    access: 'public',
    params: EntryParams,
    success: { status: 202, body: z.strictObject({ expiresAt: Instant }) },
    problems: ['EXPIRED', 'NOT_FOUND', 'TOO_MANY', 'CHANGED_MEANWHILE'],
  }),
  readWaiting: operation({
    id: 'readWaiting',
    method: 'GET',
    path: '/v1/waiting-list/{token}',
    summary: 'One’s own place on the list, by the link of the mail. Changes nothing (B10).',
    access: 'public',
    params: TokenParams,
    success,
    problems: ['NOT_FOUND'],
  }),
  claimWaiting: operation({
    id: 'claimWaiting',
    method: 'POST',
    path: '/v1/waiting-list/{token}/claim',
    summary:
      'Takes the time that is kept: it becomes the appointment, or the one that exists is moved there in the same act (B4).',
    access: 'public',
    params: TokenParams,
    body: AnswerBody,
    success,
    problems: ['NOT_FOUND', 'OFFER_OVER', 'SLOT_TAKEN', 'ALREADY_BOOKED', 'BUSY'],
  }),
  declineWaiting: operation({
    id: 'declineWaiting',
    method: 'POST',
    path: '/v1/waiting-list/{token}/decline',
    summary: 'That time does not suit: the next in order is asked. No reason is asked.',
    access: 'public',
    params: TokenParams,
    body: AnswerBody,
    success,
    problems: ['NOT_FOUND', 'OFFER_OVER', 'BUSY'],
  }),
  stopWaiting: operation({
    id: 'stopWaiting',
    method: 'POST',
    path: '/v1/waiting-list/{token}/stop',
    summary: 'Leaves the list, in one call; a time that is kept goes to the next in order.',
    access: 'public',
    params: TokenParams,
    success,
    problems: ['NOT_FOUND', 'BUSY'],
  }),
};
