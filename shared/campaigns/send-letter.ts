import { letterCode } from '../config/letter-code.ts';
import { FATE_KNOWN_AFTER, type Letter, letterId } from '../domain/campaign-letter.ts';
import { makeCalendar } from '../domain/time.ts';
import type { Handover, Mailer } from '../messaging/mailer.ts';
import { buildMail } from '../messaging/mime.ts';
import { changeLetter } from '../store/campaigns-letters.ts';
import { claimLetter } from './claim.ts';
import type { CampaignDeps } from './deps.ts';
import { type Kind, wordsOf } from './kind.ts';
import { letterMailWords } from './letter-words.ts';
import { type Standing, standingOf } from './standing.ts';

/** Longer than one offer to SES may take, with its pauses: whoever holds a lease past it is dead, ms. */
const LEASE = 90_000;
/** The wait for a turn may be long: wishes that were read before it are read again (F2), ms. */
const FRESH = 1_000;
/** Times a mail is taken up before the letter is printed instead. */
const MOST_ATTEMPTS = 6;

export type Sent = 'settled' | 'busy';

/** What a run gives each of its letters on the way. */
export interface Way {
  readonly kind: Kind;
  readonly mailer: Mailer;
  /** Whether any time can be booked now (L8). */
  readonly bookable: boolean;
  /** Pauses before a mail that SES did not take is offered again, ms. */
  readonly pauses: readonly number[];
  /** Waits for the mail's turn at the account's rate; false when there is no time left in this function. */
  turn(): Promise<boolean>;
}

/**
 * Lets one letter leave: reads again who wants none (L7), claims it, and hands it to SES or to the printer. Every step is on condition
 * of the one before, so that the same message twice, or a crash anywhere, neither doubles nor loses it (L5). `busy`: SES takes nothing
 * at the moment.
 */
export async function sendLetter(deps: CampaignDeps, way: Way, letter: Letter): Promise<Sent> {
  const { kind } = way;
  const look = async (at: number): Promise<Standing> => {
    const today = makeCalendar(kind.caf.zone).localDateOf(at);
    return (await standingOf(deps, kind, [letter], today))[0] ?? { write: 'no' };
  };
  const now = deps.clock();
  let standing = await look(now);
  const attempts = attemptsOf(letter) + 1;
  if (standing.write === 'yes' && standing.by === 'mail' && attempts <= MOST_ATTEMPTS) {
    if (!(await way.turn())) return 'busy';
    if (deps.clock() - now > FRESH) standing = await look(deps.clock());
  }
  if (standing.write !== 'yes') return notWritten(deps, letter, standing.write === 'doubt');
  if (standing.by === 'print' || attempts > MOST_ATTEMPTS)
    return settle(deps, way, letter, { status: 'to-print', at: now });
  const state = { status: 'leased', until: deps.clock() + LEASE, attempts } as const;
  const claimed = await claimLetter(deps, kind, letter, { state, bookable: way.bookable });
  if (claimed.is !== 'claimed') return deferOr(deps, letter, claimed);
  return mail(deps, way, claimed.letter, attempts);
}

async function settle(deps: CampaignDeps, way: Way, letter: Letter, state: Letter['state']): Promise<Sent> {
  const claimed = await claimLetter(deps, way.kind, letter, { state, bookable: way.bookable });
  return claimed.is === 'claimed' ? 'settled' : deferOr(deps, letter, claimed);
}

async function deferOr(
  deps: CampaignDeps,
  letter: Letter,
  outcome: { is: 'lost' } | { is: 'capped'; until: string },
): Promise<Sent> {
  if (outcome.is === 'capped')
    await changeLetter(
      deps.store,
      letter,
      { state: { status: 'deferred', until: outcome.until } },
      deps.clock(),
    );
  return 'settled';
}

async function notWritten(deps: CampaignDeps, letter: Letter, doubt: boolean): Promise<Sent> {
  await changeLetter(deps.store, letter, { state: { status: 'not-written', doubt } }, deps.clock());
  return 'settled';
}

async function mail(deps: CampaignDeps, way: Way, leased: Letter, attempts: number): Promise<Sent> {
  const { caf } = way.kind;
  const id = letterId(leased);
  const words = letterMailWords(
    caf,
    wordsOf(deps, way.kind).text,
    letterCode(deps.keys, id, leased.codeRound),
  );
  const raw = await buildMail({ from: caf.sender, to: leased.person?.email ?? '', words });
  const handover = await offer(() => way.mailer.send(raw, id), way.pauses);
  const at = deps.clock();
  deps.log.info('letter handed over', { letter: id, outcome: handover.outcome, attempts });
  switch (handover.outcome) {
    case 'sent':
      return record(deps, leased, { status: 'mailed', at, messageId: handover.messageId });
    case 'refused':
      return record(deps, leased, { status: 'to-print', at });
    case 'unknown':
      return record(deps, leased, { status: 'unknown', retryAt: at + FATE_KNOWN_AFTER, attempts });
    case 'later':
      await record(deps, leased, { status: 'ready', attempts });
      return 'busy';
  }
}

/** A lease that is gone was settled by an event of SES, which knows better. */
async function record(deps: CampaignDeps, leased: Letter, state: Letter['state']): Promise<Sent> {
  await changeLetter(deps.store, leased, { state }, deps.clock());
  return 'settled';
}

async function offer(send: () => Promise<Handover>, pauses: readonly number[]): Promise<Handover> {
  let handover = await send();
  for (const pause of handover.outcome === 'later' ? pauses : []) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    handover = await send();
    if (handover.outcome !== 'later') break;
  }
  return handover;
}

function attemptsOf({ state }: Letter): number {
  return 'attempts' in state ? (state.attempts ?? 0) : 0;
}
