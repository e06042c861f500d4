import * as z from 'zod';
import { Contact, Person } from '../../shared/domain/person.ts';
import { LocalDate, Mode, type Role, Slug } from '../../shared/domain/words.ts';
import { AgreementBody } from '../../shared/http/agreement.ts';
import { Id, IdParams, Instant, PersonView } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';

const KEEPERS = [
  'secretariat',
  'social-worker',
  'mediator',
  'psychologist',
] as const satisfies readonly Role[];

/** Somebody who waits: what they wish for, and what is kept for them now. */
const WaiterView = z.strictObject({
  id: Id,
  service: Slug,
  /** Where they stand: 1 is asked first. */
  rank: z.int().min(1),
  since: Instant,
  person: PersonView.omit({ allocataireNumber: true }),
  contact: Contact,
  places: z.array(Slug),
  modes: z.array(Mode),
  until: LocalDate,
  enteredBy: z.enum(['person', 'invitation', 'staff']),
  offersMade: z.int(),
  offersLeft: z.int(),
  offer: z
    .strictObject({
      start: Instant,
      end: Instant,
      place: Slug,
      mode: Mode,
      professional: Slug,
      until: Instant,
      /** The appointment that they have and that would move. */
      moves: Instant.optional(),
      /** Somebody must ring them. */
      byPhone: z.boolean(),
    })
    .optional(),
});
export type WaiterView = z.infer<typeof WaiterView>;

const WaiterList = z.strictObject({ waiting: z.array(WaiterView), more: z.boolean() });
const Entered = z.strictObject({ id: Id });

export const operations = {
  listWaiters: operation({
    id: 'listWaiters',
    method: 'GET',
    path: '/v1/staff/waiting-list',
    summary:
      'Those who wait for a service, in the order in which they are asked; professionals read the lists of their own services. Audited.',
    access: KEEPERS,
    query: z.strictObject({ service: Slug }),
    success: { status: 200, body: WaiterList },
    problems: ['NOT_BOOKABLE'],
  }),
  addWaiter: operation({
    id: 'addWaiter',
    method: 'POST',
    path: '/v1/staff/waiting-list',
    summary:
      'Puts somebody on the list who agreed (F1): a person on the phone, or, with `appointment`, whoever has one and wants an earlier day.',
    access: KEEPERS,
    body: z.strictObject({
      service: Slug.optional(),
      places: z.array(Slug).max(50).optional(),
      modes: z.array(Mode).max(4).optional(),
      until: LocalDate.optional(),
      person: Person.optional(),
      contact: Contact.optional(),
      appointment: Id.optional(),
      agreement: AgreementBody.optional(),
    }),
    idempotent: true,
    success: { status: 201, body: Entered },
    problems: [
      'AGREEMENT_NEEDED',
      'ALREADY_WAITING',
      'NOT_BOOKABLE',
      'NOT_FOUND',
      'NOT_POSSIBLE_NOW',
      'KEY_REUSED',
      'NIR_REFUSED',
      'CHANGED_MEANWHILE',
    ],
  }),
  answerFor: operation({
    id: 'answerFor',
    method: 'POST',
    path: '/v1/staff/waiting-list/{id}/answer',
    summary:
      'Records what somebody says on the phone to the time that is kept for them: with their agreement it becomes their appointment (F1); declined, the next in order is asked.',
    access: KEEPERS,
    params: IdParams,
    body: z.strictObject({
      start: Instant,
      answer: z.enum(['accepted', 'declined']),
      agreement: AgreementBody.optional(),
    }),
    success: { status: 200, body: z.strictObject({ status: z.enum(['waiting', 'taken', 'over']) }) },
    problems: [
      'NOT_FOUND',
      'OFFER_OVER',
      'AGREEMENT_NEEDED',
      'TOO_CLOSE',
      'SLOT_TAKEN',
      'ALREADY_BOOKED',
      'BUSY',
    ],
  }),
  removeWaiter: operation({
    id: 'removeWaiter',
    method: 'DELETE',
    path: '/v1/staff/waiting-list/{id}',
    summary: 'Takes somebody off the list because they asked; who it was is forgotten at once (D2).',
    access: KEEPERS,
    params: IdParams,
    success: { status: 204 },
    problems: ['NOT_FOUND', 'BUSY'],
  }),
};
