import { findSlots } from '../booking/search.ts';
import { isLeaving } from '../domain/campaign.ts';
import { type Letter, letterDueAt } from '../domain/campaign-letter.ts';
import { addDays, makeCalendar } from '../domain/time.ts';
import type { MailAccount } from '../messaging/account.ts';
import type { Mailer } from '../messaging/mailer.ts';
import { getCampaign, getWholeCampaign } from '../store/campaigns.ts';
import { lettersOfPart } from '../store/campaigns-letters.ts';
import { type PartPlace, recount } from '../store/campaigns-parts.ts';
import { nudgeWork } from '../store/campaigns-work.ts';
import { keys as itemKeys } from '../store/keys.ts';
import { reserveTimes } from '../store/send-pace.ts';
import { inParallel } from './at-once.ts';
import { pauseRun } from './change.ts';
import type { CampaignDeps } from './deps.ts';
import { finishRun } from './finish.ts';
import { type Kind, kindOf } from './kind.ts';
import { sendLetter, type Way } from './send-letter.ts';
import { takeBack } from './take-back.ts';

/** What handing letters to SES needs beside the rest. */
export interface Sending {
  readonly mailer: Mailer;
  readonly account: MailAccount;
  /** How long one message of the queue may be worked on, ms. */
  readonly budget: number;
  readonly pauses?: readonly number[];
}

/** Letters after which the run is looked at again: paused, cancelled? And the tally is counted. */
const SLICE = 10;
/** Codes and confirmations go over the same account: a run takes no more than this of its rate, and of what is left for the day. */
const SHARE = 0.8;
const KEPT_FOR_OTHERS = 200;
/** Longest wait for a turn within one function, ms. */
const LONGEST_TURN = 20_000;
const PAUSES = [250, 1_000, 3_000];
const BUSY_FOR = 60_000;
const TOMORROW = 3_600_000;

type Ended =
  /** Nothing more to do now; again at `dueAt`, or never. */
  { readonly dueAt: number | undefined; readonly more?: boolean };

/** A run that stands still asks for nothing: whoever lets it go on asks for every part again. */
const AT_REST: Ended = { dueAt: undefined };

/**
 * Lets the letters of a part leave, slice by slice, for as long as the run is leaving; a cancelled one takes back what has not left.
 * When the time of this function is over the part asks for its next message itself.
 */
export async function dispatchPart(deps: CampaignDeps, sending: Sending, at: PartPlace): Promise<void> {
  const caf = deps.cafs.get(at.caf);
  const campaign = await getCampaign(deps.store, at.caf, at.campaign);
  if (caf === undefined || campaign === undefined) return;
  const kind = kindOf(caf, campaign.type);
  const ended = isLeaving(campaign) ? await sendDue(deps, sending, kind, at) : AT_REST;
  const asked =
    ended.dueAt === undefined ? 'done' : ({ work: 'campaign-dispatch', dueAt: ended.dueAt } as const);
  // It may have been cancelled while the letters left.
  const whole = await getWholeCampaign(deps.store, at.caf, at.campaign);
  const isBack = whole?.campaign.state.status === 'cancelled' && (await takeBack(deps, whole, at));
  await recount(deps.store, at, { asked, ...(isBack ? { takenBack: true } : {}) });
  if (ended.more === true) {
    const key = itemKeys.campaignPart(at.caf, at.campaign, at.part);
    const id = `${at.campaign}#PART#${at.part}`;
    await nudgeWork(deps.store, { ...key, id }, deps.clock(), { dueAt: deps.clock() + BUSY_FOR });
  }
  await finishRun(deps, at);
}

async function sendDue(deps: CampaignDeps, sending: Sending, kind: Kind, at: PartPlace): Promise<Ended> {
  const end = deps.clock() + sending.budget;
  const way: Omit<Way, 'turn'> = {
    kind,
    mailer: sending.mailer,
    bookable: await isBookable(deps, kind),
    pauses: sending.pauses ?? PAUSES,
  };
  const dayStart = (date: string) => makeCalendar(kind.caf.zone).midnight(date);
  const dueIn = (letters: readonly Letter[]) =>
    letters.filter((letter) => (letterDueAt(letter, dayStart) ?? Number.POSITIVE_INFINITY) <= deps.clock());
  for (let slice = dueIn(await lettersOfPart(deps.store, at)); slice.length > 0; ) {
    const campaign = await getCampaign(deps.store, at.caf, at.campaign);
    if (campaign === undefined || !isLeaving(campaign)) return { dueAt: undefined };
    const allowance = await sending.account.allowance();
    if (!allowance.healthy) {
      await pauseRun(deps, campaign, 'sender');
      return { dueAt: undefined };
    }
    if (allowance.left < KEPT_FOR_OTHERS + SLICE && hasMail(slice)) return { dueAt: deps.clock() + TOMORROW };
    const some = slice.slice(0, SLICE);
    const turn = await turns(deps, { count: some.length, perSecond: allowance.perSecond * SHARE, end });
    const outcomes = await inParallel(SLICE, some, (letter) => sendLetter(deps, { ...way, turn }, letter));
    await recount(deps.store, at);
    if (outcomes.includes('busy'))
      return deps.clock() >= end ? { dueAt: deps.clock(), more: true } : { dueAt: deps.clock() + BUSY_FOR };
    if (deps.clock() >= end) return { dueAt: deps.clock(), more: true };
    slice = slice.length > SLICE ? slice.slice(SLICE) : dueIn(await lettersOfPart(deps.store, at));
  }
  return { dueAt: nextDue(await lettersOfPart(deps.store, at), dayStart) };
}

const hasMail = (letters: readonly Letter[]) => letters.some(({ person }) => person?.email !== undefined);

function nextDue(letters: readonly Letter[], dayStart: (date: string) => number): number | undefined {
  const dues = letters.map((letter) => letterDueAt(letter, dayStart)).filter((due) => due !== undefined);
  return dues.length === 0 ? undefined : Math.min(...dues);
}

/** L8: a code does not run out while no time is offered. */
async function isBookable(deps: CampaignDeps, { caf, service }: Kind): Promise<boolean> {
  const now = deps.clock();
  const from = makeCalendar(caf.zone).localDateOf(now);
  const range = { service, from, to: addDays(from, service.horizonDays + 1), limit: 1 };
  const { slots } = await findSlots(deps, caf, range, 'public', now);
  return slots.length > 0;
}

/** Turns of the account's rate for one slice: reserved when the first mail asks, so that letters to print take none. */
async function turns(
  deps: CampaignDeps,
  { count, perSecond, end }: { count: number; perSecond: number; end: number },
): Promise<Way['turn']> {
  const interval = 1_000 / perSecond;
  let first: Promise<number> | undefined;
  let taken = 0;
  return async () => {
    first ??= reserveTimes(deps.store, { count, interval, now: deps.clock() });
    const mine = taken;
    taken += 1;
    const wait = (await first) + mine * interval - deps.clock();
    if (wait > LONGEST_TURN || deps.clock() + wait > end) return false;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    return true;
  };
}
