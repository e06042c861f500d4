import type { Answers, PauseWhy } from './campaign.ts';
import type { LocalDate } from './words.ts';

/** SES looks at a sender from 5 % bounces and 0.1 % complaints on: a run stops itself before. */
const BOUNCE_SHARE = 0.04;
const COMPLAINT_SHARE = 0.0008;
/** Fewer mails say nothing about a share: one bounce in ten is one old address. */
const LEAST_FOR_BOUNCES = 100;
const LEAST_FOR_COMPLAINTS = 2_000;

interface Mailed {
  readonly mailed: number;
  readonly bounced: number;
  readonly complained: number;
}

/** Why a run must stop itself, counting from where somebody last let it go on; undefined while it may go on. */
export function mustPause(now: Mailed, forgiven: Mailed | undefined): PauseWhy | undefined {
  const mailed = now.mailed - (forgiven?.mailed ?? 0);
  const bounced = now.bounced - (forgiven?.bounced ?? 0);
  const complained = now.complained - (forgiven?.complained ?? 0);
  if (bounced >= BOUNCE_SHARE * Math.max(mailed, LEAST_FOR_BOUNCES)) return 'bounces';
  if (complained >= COMPLAINT_SHARE * Math.max(mailed, LEAST_FOR_COMPLAINTS)) return 'complaints';
  return undefined;
}

/** Answers come for weeks: a younger run tells nothing yet, ms. */
const ANSWERED_AFTER = 28 * 86_400_000;
/** So many past runs are looked at, the latest first. */
const RUNS = 6;
const LEAST_LETTERS = 50;

/**
 * The share of letters that leads to an appointment, learned from the latest runs of this kind that are old enough; `fallback` while
 * there are too few letters to learn from (L3).
 */
export function learnedTakeUp(
  past: readonly { readonly sentAt: number; readonly answers: Answers }[],
  fallback: number,
  now: number,
): number {
  const old = past
    .filter(({ sentAt }) => sentAt + ANSWERED_AFTER <= now)
    .sort((a, b) => b.sentAt - a.sentAt)
    .slice(0, RUNS);
  const letters = old.reduce((sum, { answers }) => sum + answers.letters, 0);
  const booked = old.reduce((sum, { answers }) => sum + answers.booked, 0);
  return letters < LEAST_LETTERS ? fallback : booked / letters;
}

/** Appointments to expect of so many letters. */
export const expectedAppointments = (letters: number, takeUp: number): number => Math.ceil(letters * takeUp);

/** A share with what it is a share of (D4); `value` is absent where the group is too small to be shown. */
export interface Rate {
  readonly numerator?: number;
  readonly denominator?: number;
  readonly value?: number;
  readonly unit: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly scope: string;
}

/** D4: whoever does not work on the letters sees no group under five people, nor one that can be told by taking away. */
const SMALLEST_GROUP = 5;

export function rate(
  numerator: number,
  denominator: number,
  about: Pick<Rate, 'unit' | 'from' | 'to' | 'scope'>,
  hideSmall: boolean,
): Rate {
  const isSmall = (people: number) => people > 0 && people < SMALLEST_GROUP;
  if (hideSmall && (isSmall(numerator) || isSmall(denominator - numerator) || isSmall(denominator)))
    return about;
  return {
    ...about,
    numerator,
    denominator,
    ...(denominator === 0 ? {} : { value: numerator / denominator }),
  };
}
