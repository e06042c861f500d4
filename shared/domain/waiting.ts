import * as z from 'zod';
import { Agreement } from './appointment.ts';
import { type Caf, isOpenToAll, type Service } from './caf.ts';
import { Contact, Person } from './person.ts';
import { makeCalendar } from './time.ts';
import { CafCode, LocalDate, Mode, Slug } from './words.ts';

/** How an offer ended before its deadline; `withdrawn` by the Caf, and then it does not count. */
const OfferEnd = z.enum(['declined', 'withdrawn', 'stopped', 'taken']);

/**
 * A freed time that is kept for somebody on the list until `until`. `date` and `cell` place it in the professional's day.
 * Instants: epoch ms.
 */
export const WaitingOffer = z.strictObject({
  at: z.int(),
  until: z.int(),
  professional: Slug,
  /** The group session in which a seat is kept. */
  session: z.string().optional(),
  place: Slug,
  mode: Mode,
  date: LocalDate,
  cell: z.int().min(0),
  cells: z.int().min(1),
  start: z.int(),
  end: z.int(),
  /** Start of the appointment that they had then, and that would move. */
  instead: z.int().optional(),
  ended: OfferEnd.optional(),
});
export type WaitingOffer = z.infer<typeof WaitingOffer>;

/** Why somebody is no longer on the list. */
export const WhyOver = z.enum([
  'stopped',
  'removed',
  'offers-used',
  'date-passed',
  'already-waiting',
  'wrong-code',
]);
export type WhyOver = z.infer<typeof WhyOver>;

/**
 * Somebody who wants to hear of an earlier or a first time. `since` (epoch ms) is the moment from which they wait, and alone
 * makes the order. Whoever is over bears no name: who it was is erased in the same write (D2).
 */
export const WaitingEntry = z.strictObject({
  id: z.string(),
  caf: CafCode,
  service: Slug,
  places: z.array(Slug).min(1),
  modes: z.array(Mode).min(1),
  /** The latest date that suits. */
  until: LocalDate,
  version: z.int().min(0),
  createdAt: z.int(),
  origin: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('person') }),
    z.strictObject({ by: z.literal('invitation'), invitation: z.string(), named: z.boolean() }),
    z.strictObject({ by: z.literal('staff'), subject: z.string(), agreement: Agreement }),
  ]),
  who: z.strictObject({ person: Person, contact: Contact }).optional(),
  /** The appointment that they have and want earlier, when staff named it. */
  appointment: z.string().optional(),
  offers: z.array(WaitingOffer),
  state: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('pending'),
      expiresAt: z.int(),
      codeRound: z.int().min(0),
      wrongCodes: z.int().min(0),
    }),
    /** `codeRound`: of the code that proved the address, so that the same code again gets the same answer. */
    z.strictObject({
      status: z.literal('waiting'),
      since: z.int(),
      codeRound: z.int().min(0).optional(),
    }),
    z.strictObject({ status: z.literal('taken'), since: z.int(), at: z.int(), appointment: z.string() }),
    z.strictObject({ status: z.literal('over'), at: z.int(), why: WhyOver }),
  ]),
});
export type WaitingEntry = z.infer<typeof WaitingEntry>;

type State<S extends WaitingEntry['state']['status']> = Extract<WaitingEntry['state'], { status: S }>;
type Known = NonNullable<WaitingEntry['who']>;
export type PendingWait = WaitingEntry & { readonly state: State<'pending'>; readonly who: Known };
/** Somebody who stands on the list. */
export type Waiter = WaitingEntry & { readonly state: State<'waiting'>; readonly who: Known };

export function isPendingWait(entry: WaitingEntry): entry is PendingWait {
  return entry.state.status === 'pending' && entry.who !== undefined;
}

export function isWaiter(entry: WaitingEntry): entry is Waiter {
  return entry.state.status === 'waiting' && entry.who !== undefined;
}

/** The place that a hold for somebody on the list has among holds: no address has such a name. */
export const holdPlaceOf = (waiting: string): string => `waiting-${waiting}`;

/** For whom such a hold keeps its time; undefined for others. */
export function waitingOfHold(address: string): string | undefined {
  return address.startsWith('waiting-') ? address.slice('waiting-'.length) : undefined;
}

/** The service, if one can wait for it: what anyone may book with this Caf, by themselves or with the code of a letter. */
export function waitableService({ services }: Pick<Caf, 'services'>, id: string): Service | undefined {
  const service = services.find((one) => one.id === id);
  return service?.delivery.by === 'caf' && isOpenToAll(service) ? service : undefined;
}

/** The time that is kept for them now, with its number; nothing once it is answered or past its deadline. */
export function openOffer(
  entry: WaitingEntry,
  now: number,
): (WaitingOffer & { readonly number: number }) | undefined {
  const number = entry.offers.length - 1;
  const last = entry.offers[number];
  if (entry.state.status !== 'waiting' || last === undefined) return undefined;
  return last.ended === undefined && last.until > now ? { ...last, number } : undefined;
}

/** Offers that count: those that the Caf took back do not. */
export function offersMade({ offers }: Pick<WaitingEntry, 'offers'>): number {
  return offers.filter(({ ended }) => ended !== 'withdrawn').length;
}

/** Why somebody who still stands on the list waits for nothing any more, by the clock alone; undefined while they do wait. */
export function whyOver(
  entry: WaitingEntry,
  { caf, now }: { caf: Pick<Caf, 'zone' | 'limits'>; now: number },
): WhyOver | undefined {
  if (openOffer(entry, now) !== undefined) return undefined;
  if (offersMade(entry) >= caf.limits.waitingOffers) return 'offers-used';
  return makeCalendar(caf.zone).localDateOf(now) > entry.until ? 'date-passed' : undefined;
}
