import * as z from 'zod';
import { addDays } from './time.ts';
import { CafCode, LocalDate, Slug } from './words.ts';

/**
 * Where one letter stands. `ready` waits to leave; `deferred` waits for its month (L2); `leased` is being handed to SES and `unknown`
 * may have been; `to-print` waits for a print batch. What is `not-written` says no reason, only whether somebody should look (L2).
 */
export const LetterState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('ready'), attempts: z.int().optional() }),
  z.strictObject({ status: z.literal('deferred'), until: LocalDate }),
  z.strictObject({ status: z.literal('not-written'), doubt: z.boolean() }),
  z.strictObject({ status: z.literal('leased'), until: z.int(), attempts: z.int() }),
  z.strictObject({ status: z.literal('unknown'), retryAt: z.int(), attempts: z.int() }),
  z.strictObject({ status: z.literal('mailed'), at: z.int(), messageId: z.string() }),
  z.strictObject({ status: z.literal('to-print'), at: z.int() }),
  z.strictObject({ status: z.literal('in-batch'), batch: z.int(), at: z.int() }),
  z.strictObject({ status: z.literal('returned'), at: z.int() }),
  z.strictObject({ status: z.literal('cancelled'), at: z.int() }),
]);
export type LetterState = z.infer<typeof LetterState>;

/** Whom a letter is for: as the line said. Gone as soon as nothing is written to them. */
export const Addressee = z.strictObject({
  firstName: z.string(),
  lastName: z.string(),
  usedName: z.string().optional(),
  number: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  /** As printed: name, street, postcode and town. */
  address: z.array(z.string()).min(3),
});
export type Addressee = z.infer<typeof Addressee>;

/** Keyed hashes that stand for a person, so that nothing has to be read to find them again (D1). */
export const LetterKeys = z.strictObject({
  /** This very person: number with name, name with address. */
  person: z.array(z.string()).min(1),
  /** Each of these alone is enough not to write: number, e-mail, phone, birth or used name with address (L2). */
  match: z.array(z.string()).min(1),
  /** The names they bear. */
  names: z.array(z.string()).min(1),
  /** The household: number, address. */
  home: z.array(z.string()).min(1),
});
export type LetterKeys = z.infer<typeof LetterKeys>;

/** One letter: one accepted line of a list that was not known before. Its id is where the line stands. */
export const Letter = z.strictObject({
  caf: CafCode,
  campaign: z.string(),
  part: z.int().min(1),
  line: z.int().min(2),
  type: Slug,
  /** Day of the event. */
  date: LocalDate,
  person: Addressee.optional(),
  keys: LetterKeys,
  /** Which code it bears: the first that nobody else has. */
  codeRound: z.int().min(0),
  state: LetterState,
  /** Somebody looked at the doubt and wants it written. */
  released: z.boolean().optional(),
  /** Its mail came back, or was called unwanted. */
  bounced: z.boolean().optional(),
  complained: z.boolean().optional(),
  createdAt: z.int(),
});
export type Letter = z.infer<typeof Letter>;

export interface LetterPlace {
  readonly caf: string;
  readonly campaign: string;
  readonly part: number;
  readonly line: number;
}

const PREFIX = 'letter';

/** The id of a letter: what its mail is tagged with and its code is derived from. */
export function letterId({ caf, campaign, part, line }: LetterPlace): string {
  return [PREFIX, caf, campaign, part, line].join('.');
}

/** Where the letter with this id stands; undefined for the id of anything else. */
export function letterPlace(id: string): LetterPlace | undefined {
  const [prefix, caf, campaign, part, line, ...more] = id.split('.');
  if (prefix !== PREFIX || caf === undefined || campaign === undefined || more.length > 0) return undefined;
  const place = { caf, campaign, part: Number(part), line: Number(line) };
  return Number.isInteger(place.part) && Number.isInteger(place.line) ? place : undefined;
}

/** How long the Send event of a mail of unknown fate is waited for, ms; a lease that ran out counts as unknown. */
export const FATE_KNOWN_AFTER = 10 * 60_000;

/** When a letter may be taken up (again), epoch ms; `today`: the Caf's date. Undefined when nothing more is to be done. */
export function letterDueAt(
  { state }: Pick<Letter, 'state'>,
  dayStart: (date: LocalDate) => number,
): number | undefined {
  switch (state.status) {
    case 'ready':
      return 0;
    case 'deferred':
      return dayStart(state.until);
    case 'leased':
      return state.until + FATE_KNOWN_AFTER;
    case 'unknown':
      return state.retryAt;
    case 'not-written':
    case 'mailed':
    case 'to-print':
    case 'in-batch':
    case 'returned':
    case 'cancelled':
      return undefined;
  }
}

/** Whether it may still be taken back: nothing has left and nothing is leaving. */
export function hasNotLeft({ state }: Pick<Letter, 'state'>): boolean {
  return state.status === 'ready' || state.status === 'deferred' || state.status === 'to-print';
}

/** The first day on which the same person may get another letter: the same day a month later, or the last of a shorter month (L2). */
export function nextLetterDay(date: LocalDate): LocalDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const first = `${month === 12 ? year + 1 : year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const shifted = addDays(first, day - 1);
  return shifted.slice(0, 7) === first.slice(0, 7) ? shifted : lastOfMonth(first);
}

/** A day so many months later, at most the last of its month. */
export function monthsLater(date: LocalDate, months: number): LocalDate {
  let day = date;
  for (let month = 0; month < months; month += 1) day = nextLetterDay(day);
  return day;
}

function lastOfMonth(first: LocalDate): LocalDate {
  let day = addDays(first, 27);
  while (addDays(day, 1).slice(0, 7) === first.slice(0, 7)) day = addDays(day, 1);
  return day;
}
