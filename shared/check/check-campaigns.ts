import { type Letter, letterId } from '../domain/campaign-letter.ts';
import { type CampaignPart, EMPTY_TALLY, lettersOf, tallyOf } from '../domain/campaign-part.ts';
import type { CheckContext } from './context.ts';

/** Letters go 30 days after they are settled: of older parts nothing is asked, ms. */
const LETTERS_KEPT = 28 * 86_400_000;

/** L5: every accepted line is a letter, waits, is not written to or was known; and the tally is that of the letters. */
export function checkPart(part: CampaignPart, item: string, check: CheckContext): void {
  const { tally, lines, known, planned } = part;
  const counted = lettersOf(tally) + tally.deferred + tally.notWritten + known;
  if (planned && counted !== lines)
    check.fault({ code: 'line-lost', item, detail: `${counted} of ${lines}` });
  if (!planned || isOld(part, check)) return;
  for (const field of FIELDS)
    for (let letter = 0; letter < tally[field]; letter += 1)
      check.ledger.wants(tallyKey(part, field), { code: 'tally-differs', item, detail: field });
}

export function checkLetter(letter: Letter, item: string, check: CheckContext): void {
  if (isOld(letter, check)) return;
  const own = tallyOf([letter]);
  for (const field of FIELDS)
    if (own[field] > 0)
      check.ledger.has(tallyKey(letter, field), { code: 'tally-differs', item, detail: letterId(letter) });
}

const FIELDS = Object.keys(EMPTY_TALLY).filter((name): name is keyof typeof EMPTY_TALLY =>
  Object.hasOwn(EMPTY_TALLY, name),
);

const isOld = ({ createdAt }: { createdAt: number }, { now }: CheckContext) => createdAt + LETTERS_KEPT < now;

const tallyKey = ({ caf, campaign, part }: Pick<CampaignPart, 'caf' | 'campaign' | 'part'>, field: string) =>
  `tally|${caf}|${campaign}|${part}|${field}`;
