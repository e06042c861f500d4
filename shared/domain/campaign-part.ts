import * as z from 'zod';
import type { Campaign } from './campaign.ts';
import type { Letter } from './campaign-letter.ts';
import { CafCode } from './words.ts';

const Count = z.int().min(0);

/** How many letters stand where. The first nine are apart from each other; the others say more of some of them. */
export const Tally = z.strictObject({
  ready: Count,
  deferred: Count,
  notWritten: Count,
  underWay: Count,
  mailed: Count,
  toPrint: Count,
  inBatch: Count,
  returned: Count,
  cancelled: Count,
  doubts: Count,
  bounced: Count,
  complained: Count,
});
export type Tally = z.infer<typeof Tally>;

/**
 * A hundred accepted lines of a run: what one message of a queue works off. `known` lines had a letter before (L1). The tally is
 * counted anew from the letters themselves after every change, so that no crash can leave it wrong; letters are erased sooner than
 * their part, and one of them may wait a month longer than the others.
 */
export const CampaignPart = z.strictObject({
  caf: CafCode,
  campaign: z.string(),
  part: z.int().min(1),
  /** Accepted lines. */
  lines: Count,
  planned: z.boolean(),
  known: Count,
  tally: Tally,
  /** Lines by what their letters count as: an erased letter counts as it last stood (D2, L5). */
  stands: z.record(z.string(), z.array(z.int())).optional(),
  /** Its run was cancelled, and nothing is left here that could be taken back. */
  takenBack: z.literal(true).optional(),
  createdAt: z.int(),
  version: Count,
});
export type CampaignPart = z.infer<typeof CampaignPart>;

export const EMPTY_TALLY: Tally = {
  ready: 0,
  deferred: 0,
  notWritten: 0,
  underWay: 0,
  mailed: 0,
  toPrint: 0,
  inBatch: 0,
  returned: 0,
  cancelled: 0,
  doubts: 0,
  bounced: 0,
  complained: 0,
};

const FIELD = {
  ready: 'ready',
  deferred: 'deferred',
  'not-written': 'notWritten',
  leased: 'underWay',
  unknown: 'underWay',
  mailed: 'mailed',
  'to-print': 'toPrint',
  'in-batch': 'inBatch',
  returned: 'returned',
  cancelled: 'cancelled',
} as const satisfies Record<Letter['state']['status'], keyof Tally>;

type Counted = Pick<Letter, 'state' | 'bounced' | 'complained'>;

/** Counts letters. */
export function tallyOf(letters: Iterable<Counted>): Tally {
  const tally = { ...EMPTY_TALLY };
  for (const letter of letters) for (const field of fieldsOf(letter)) tally[field] += 1;
  return tally;
}

/** How the letters of a part stand: those that are there, and those that were erased since, as they stood before. */
export function standsOf(
  before: CampaignPart['stands'],
  letters: readonly (Counted & Pick<Letter, 'line'>)[],
): NonNullable<CampaignPart['stands']> {
  const here = new Set(letters.map(({ line }) => line));
  const stands: Record<string, number[]> = {};
  const note = (key: string, lines: readonly number[]) => {
    if (lines.length > 0) stands[key] = [...(stands[key] ?? []), ...lines];
  };
  for (const [key, lines] of Object.entries(before ?? {}))
    note(
      key,
      lines.filter((line) => !here.has(line)),
    );
  for (const letter of letters) note(fieldsOf(letter).join('+'), [letter.line]);
  return stands;
}

/** Counts letters by how they stand. */
export function tallyOfStands(stands: NonNullable<CampaignPart['stands']>): Tally {
  const tally = { ...EMPTY_TALLY };
  for (const [key, lines] of Object.entries(stands))
    for (const field of key.split('+')) if (isField(field)) tally[field] += lines.length;
  return tally;
}

function fieldsOf({ state, bounced, complained }: Counted): (keyof Tally)[] {
  return [
    FIELD[state.status],
    ...(state.status === 'not-written' && state.doubt ? ['doubts' as const] : []),
    ...(bounced === true ? ['bounced' as const] : []),
    ...(complained === true ? ['complained' as const] : []),
  ];
}

export function addTallies(tallies: Iterable<Tally>): Tally {
  const sum = { ...EMPTY_TALLY };
  for (const tally of tallies)
    for (const field of Object.keys(EMPTY_TALLY)) if (isField(field)) sum[field] += tally[field];
  return sum;
}

const isField = (name: string): name is keyof Tally => Object.hasOwn(EMPTY_TALLY, name);

/** Letters of every state but those that wait for another month and those that are not written. */
export function lettersOf(tally: Tally): number {
  const { ready, underWay, mailed, toPrint, inBatch, returned, cancelled } = tally;
  return ready + underWay + mailed + toPrint + inBatch + returned + cancelled;
}

/** The figures of one run (L5). `waiting`: accepted lines not looked at yet. */
export interface Balance {
  readonly lines: number;
  readonly letters: number;
  readonly deferred: number;
  readonly notWritten: number;
  readonly known: number;
  readonly rejected: number;
  readonly waiting: number;
  readonly balanced: boolean;
}

/**
 * L5: letters + deferred + not written to + already known + rejects = lines that are not empty; each side is counted apart, the
 * lines by the import, the letters one by one.
 */
export function balanceOf({ read }: Pick<Campaign, 'read'>, parts: readonly CampaignPart[]): Balance {
  const waiting = parts.filter(({ planned }) => !planned).reduce((sum, { lines }) => sum + lines, 0);
  const planned = addTallies(parts.filter((part) => part.planned).map((part) => part.tally));
  const known = parts.filter((part) => part.planned).reduce((sum, part) => sum + part.known, 0);
  const lines = read?.lines ?? 0;
  const rejected = read?.rejected ?? 0;
  const letters = lettersOf(planned);
  const sum = letters + planned.deferred + planned.notWritten + known + rejected + waiting;
  return {
    lines,
    letters,
    deferred: planned.deferred,
    notWritten: planned.notWritten,
    known,
    rejected,
    waiting,
    balanced: sum === lines,
  };
}
