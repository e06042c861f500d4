import { type Letter, letterId, nextLetterDay } from '../domain/campaign-letter.ts';
import { makeCalendar } from '../domain/time.ts';
import { changed, changeLetterWrite } from '../store/campaigns-letters.ts';
import { LetterMonth, letterMonthWrite } from '../store/campaigns-months.ts';
import { parseItem } from '../store/items.ts';
import { letterInvitationWrite } from '../store/letter-invitations.ts';
import { type Refusal, transact } from '../store/transact.ts';
import type { CampaignDeps } from './deps.ts';
import { addressKey } from './identity.ts';
import type { Kind } from './kind.ts';

export type Claimed =
  | { readonly is: 'claimed'; readonly letter: Letter }
  /** Somebody else has it, or it changed. */
  | { readonly is: 'lost' }
  /** The person had a letter this month, or is to get a better one (L2). */
  | { readonly is: 'capped'; readonly until: string };

/** A code that somebody else has is as rare as one in millions: so many in a row are a fault. */
const ROUNDS = 20;

/**
 * Takes a letter for leaving in one act: its new state, the month of its person (L2) and the invitation that its code opens. Whatever
 * dies after that, the letter is this person's letter of the month and its code is the same one when it is made again.
 * `bookable`: whether any time is offered, without which the code does not run out (L8).
 */
export async function claimLetter(
  deps: CampaignDeps,
  kind: Kind,
  was: Letter,
  { state, bookable }: { state: Letter['state']; bookable: boolean },
): Promise<Claimed> {
  for (let codeRound = was.codeRound; codeRound < was.codeRound + ROUNDS; codeRound += 1) {
    const change = { state, codeRound };
    const result = await transact(deps.store, writes(deps, kind, { was, change, bookable }));
    if (result.ok) return { is: 'claimed', letter: changed(was, change) };
    if (result.failed.has('letter')) return { is: 'lost' };
    if (result.failed.has('month')) return { is: 'capped', until: freeFrom(deps, kind, result.failed) };
  }
  throw new Error('no code is free');
}

function writes(
  deps: CampaignDeps,
  { caf, type }: Kind,
  {
    was,
    change,
    bookable,
  }: { was: Letter; change: { state: Letter['state']; codeRound: number }; bookable: boolean },
) {
  const now = deps.clock();
  const today = makeCalendar(caf.zone).localDateOf(now);
  const letter = letterId(was);
  const { person, keys } = was;
  if (person === undefined) throw new Error('a letter to nobody');
  const { firstName, lastName, usedName, email, phone } = person;
  const right = {
    caf: caf.code,
    service: type.service,
    person: {
      firstName,
      lastName: usedName ?? lastName,
      ...(email === undefined ? {} : { email }),
      ...(phone === undefined ? {} : { phone }),
    },
    createdAt: now,
    ...(bookable ? { expiresAt: now + type.validDays * 86_400_000 } : {}),
    letter: {
      id: letter,
      campaign: was.campaign,
      match: keys.match,
      name: keys.names[0] ?? '',
      address: addressKey(keys),
    },
  };
  return [
    changeLetterWrite(was, change, now),
    ...keys.person.map((key) => letterMonthWrite(caf.code, key, { letter, today, rank: type.rank, now })),
    letterInvitationWrite(deps.keys, right, change.codeRound),
  ];
}

function freeFrom(deps: CampaignDeps, { caf }: Kind, failed: Refusal): string {
  const today = makeCalendar(caf.zone).localDateOf(deps.clock());
  const item = failed.get('month');
  const next = item === undefined ? undefined : parseItem(LetterMonth, item).next;
  return next !== undefined && next > today ? next : nextLetterDay(today);
}
