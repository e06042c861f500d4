import * as z from 'zod';
import { PostalAddress } from './letter.ts';
import { Person } from './person.ts';
import { CafCode, Slug } from './words.ts';

/** What is asked of the Caf about one's own data. */
export const DataWish = z.enum(['access', 'erasure']);
export type DataWish = z.infer<typeof DataWish>;

/** Without e-mail (D3): a printed slip with a code, by post or at a place of the Caf. */
export const AnswerOnPaper = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('post'), address: PostalAddress }),
  z.strictObject({ by: z.literal('on-site'), place: Slug }),
]);

/** Where the answer goes: a link by mail, or on paper. */
export const AnswerBy = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('email') }),
  ...AnswerOnPaper.options,
]);
export type AnswerBy = z.infer<typeof AnswerBy>;

/** In which language the person reads. */
export const Language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof Language>;

/** How staff made sure of who asks. */
export const IdentityCheck = z.enum(['document', 'in-person', 'called-back']);
export type IdentityCheck = z.infer<typeof IdentityCheck>;

/** What beside the name a record is found by, once it is proven: an e-mail by its code, the others by staff. */
export const Identifier = z.enum(['email', 'phone', 'allocataireNumber']);
export type Identifier = z.infer<typeof Identifier>;

export const RefusalReason = z.enum(['identity-not-proven', 'withdrawn']);
export type RefusalReason = z.infer<typeof RefusalReason>;

const by = z.string().min(1).max(128);

/** Where the machine goes on looking: the key after which it has not read yet. */
export const Place = z.strictObject({ pk: z.string(), sk: z.string() });
export type Place = z.infer<typeof Place>;

/**
 * `searching`: first for the person's own records, then for the messages about them; then, for an erasure, each is dealt with. `to-hand-over`: the
 * answer is ready, and a slip must be given or posted. `answered` and `refused` are final: the person has been told. `dropped`: the address
 * was never proven.
 */
export const DataRequestState = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('pending'),
    expiresAt: z.int(),
    codeRound: z.int().min(0),
    wrongCodes: z.int().min(0),
  }),
  z.strictObject({ status: z.literal('received') }),
  z.strictObject({
    status: z.literal('searching'),
    step: z.enum(['records', 'messages', 'erasing']),
    after: Place.optional(),
    /** When the last part of the work was done, epoch ms. */
    at: z.int(),
  }),
  z.strictObject({ status: z.literal('to-hand-over'), at: z.int() }),
  /** `until`: when it can no longer be opened. */
  z.strictObject({ status: z.literal('answered'), at: z.int(), until: z.int() }),
  z.strictObject({ status: z.literal('refused'), at: z.int() }),
  z.strictObject({ status: z.literal('dropped'), at: z.int() }),
]);
export type DataRequestState = z.infer<typeof DataRequestState>;

/**
 * Somebody asks for their data, or for their erasure (D3). `person`: the identifiers under which the Caf may know them. What is answered is
 * not in it: it is read from the records when it is opened. Instants: epoch ms.
 */
export const DataRequest = z.strictObject({
  id: z.string(),
  caf: CafCode,
  version: z.int().min(1),
  what: DataWish,
  person: Person,
  answer: AnswerBy,
  language: Language,
  /** Who handed it in: the person, or a staff subject. */
  handedIn: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('person') }),
    z.strictObject({ by: z.literal('staff'), subject: by }),
  ]),
  createdAt: z.int(),
  /** From when the month runs. */
  receivedAt: z.int().optional(),
  /** Round of the code that proved the e-mail, so that the same code again gets the same answer. */
  codeRound: z.int().min(0).optional(),
  check: z
    .strictObject({ identity: IdentityCheck, proven: z.array(Identifier).min(1), by, at: z.int() })
    .optional(),
  refused: z.strictObject({ reason: RefusalReason, by, at: z.int() }).optional(),
  /** The last slip: its number, when it was printed and, with a code, what stands for the code and until when it counts. */
  slip: z
    .strictObject({
      round: z.int().min(1),
      at: z.int(),
      code: z.strictObject({ hash: z.string(), until: z.int() }).optional(),
    })
    .optional(),
  /** A wish to get no letters was found: it outlives the erasure (D2). */
  objects: z.boolean().optional(),
  /** While it is searched: something was found about which no link may be sent (M7, F4). */
  noLink: z.boolean().optional(),
  state: DataRequestState,
});
export type DataRequest = z.infer<typeof DataRequest>;

type State<S extends DataRequestState['status']> = Extract<DataRequestState, { status: S }>;
export type PendingDataRequest = DataRequest & { readonly state: State<'pending'> };
export type SearchedRequest = DataRequest & {
  readonly state: State<'searching'>;
  readonly check: NonNullable<DataRequest['check']>;
};

export function isPendingRequest(request: DataRequest): request is PendingDataRequest {
  return request.state.status === 'pending';
}

export function isSearched(request: DataRequest): request is SearchedRequest {
  return request.state.status === 'searching' && request.check !== undefined;
}

/** Somebody still has to do something: the Caf's staff, or the machine. */
export function isOpenRequest({ state }: Pick<DataRequest, 'state'>): boolean {
  return state.status === 'received' || state.status === 'searching' || state.status === 'to-hand-over';
}
