import { type Campaign, checkAct, type PauseWhy } from '../domain/campaign.ts';
import type { Letter } from '../domain/campaign-letter.ts';
import { addTallies } from '../domain/campaign-part.ts';
import { DomainError } from '../domain/errors.ts';
import { makeCalendar } from '../domain/time.ts';
import { changeCampaignWrite, getWholeCampaign, type WholeCampaign } from '../store/campaigns.ts';
import { changeLetter, getLetter } from '../store/campaigns-letters.ts';
import { recount } from '../store/campaigns-parts.ts';
import { nudgeWork } from '../store/campaigns-work.ts';
import { keys } from '../store/keys.ts';
import { transact } from '../store/transact.ts';
import { inParallel } from './at-once.ts';
import type { CampaignDeps } from './deps.ts';
import { kindOf } from './kind.ts';
import { standingOf } from './standing.ts';

type Acts = Pick<CampaignDeps, 'store' | 'clock' | 'log'>;

/** A hundred letters take minutes at a low rate; what is not done by then is brought up again, ms. */
const STUCK_AFTER = 30 * 60_000;
const AT_ONCE = 20;

/** Stops a run: asked for, or by itself. A letter being handed over still goes. @throws DomainError NOT_IN_THIS_STATE, CHANGED_MEANWHILE. */
export async function pauseRun(deps: Acts, campaign: Campaign, why: PauseWhy, by?: string): Promise<void> {
  checkAct(campaign, 'pause');
  if (why !== 'asked') deps.log.warn('campaign stopped itself', { campaign: campaign.id, why });
  const state = { status: 'paused', at: deps.clock(), why, ...(by === undefined ? {} : { by }) } as const;
  await orChanged(transact(deps.store, [changeCampaignWrite(campaign, { state })]));
}

/** Lets a run go on where it stood; what had stopped it is forgiven, and counted anew from here. Short of times it then leaves all the same (L3). */
export async function resumeRun(deps: Acts, { campaign, parts, idle }: WholeCampaign): Promise<void> {
  checkAct(campaign, 'resume');
  const { mailed, bounced, complained } = addTallies(parts.map(({ tally }) => tally));
  const now = deps.clock();
  const hasBegun = campaign.sentOn !== undefined;
  const state = { status: hasBegun ? 'sending' : 'approved' } as const;
  const dueAt = hasBegun ? now : (campaign.approval?.sendAt ?? now);
  const forgiven = { mailed: mailed + bounced, bounced, complained };
  const { approval } = campaign;
  const isOverride = campaign.state.status === 'paused' && campaign.state.why === 'slots';
  const knowing = isOverride && approval !== undefined ? { approval: { ...approval, override: true } } : {};
  await orChanged(
    transact(deps.store, [changeCampaignWrite(campaign, { state, forgiven, ...knowing }, { dueAt })]),
  );
  if (hasBegun) await pushParts(deps, { campaign, parts, idle });
}

/** Ends a run for good: what has not left is taken back by its parts; codes that are out stay as they are. */
export async function cancelRun(deps: Acts, whole: WholeCampaign, by: string): Promise<void> {
  checkAct(whole.campaign, 'cancel');
  const now = deps.clock();
  const state = { status: 'cancelled', by, at: now } as const;
  await orChanged(transact(deps.store, [changeCampaignWrite(whole.campaign, { state }, { dueAt: now })]));
  await pushParts(deps, { ...whole, campaign: { ...whole.campaign, state } });
}

/** The planned hour has come: the first letters leave. Refused when somebody was quicker. */
export async function startRun(deps: CampaignDeps, whole: WholeCampaign): Promise<void> {
  const { campaign } = whole;
  const caf = deps.cafs.get(campaign.caf);
  if (campaign.state.status !== 'approved' || caf === undefined) return;
  const now = deps.clock();
  const sentOn = makeCalendar(caf.zone).localDateOf(now);
  const change = { state: { status: 'sending' }, sentOn, startedAt: now } as const;
  const begun = await transact(deps.store, [changeCampaignWrite(campaign, change, { dueAt: now + 60_000 })]);
  if (begun.ok) await pushParts(deps, whole);
}

/** Asks for a message for every part that has something to do, or to take back, and asks for none yet. */
export async function pushParts(
  { store, clock }: Pick<CampaignDeps, 'store' | 'clock'>,
  { campaign: { state }, parts, idle }: Pick<WholeCampaign, 'campaign' | 'parts' | 'idle'>,
): Promise<void> {
  const isOver = state.status === 'cancelled';
  const waiting = parts.filter(({ part, takenBack, tally: { ready, underWay, deferred, toPrint } }) => {
    // One that waits for its month, or is at work, is taken back all the same.
    if (isOver) return takenBack === undefined;
    return idle.has(part) && ready + underWay + deferred + toPrint > 0;
  });
  const now = clock();
  await inParallel(AT_ONCE, waiting, ({ caf, campaign, part }) =>
    nudgeWork(store, { ...keys.campaignPart(caf, campaign, part), id: `${campaign}#PART#${part}` }, now, {
      dueAt: now + STUCK_AFTER,
      work: 'campaign-dispatch',
    }),
  );
}

/**
 * Somebody looked at a line in doubt and wants it written. What is no matter of doubt holds, without a reason (L2, M7).
 * @throws DomainError NOT_FOUND, NOT_IN_THIS_STATE, CHANGED_MEANWHILE.
 */
export async function releaseDoubt(
  deps: CampaignDeps,
  campaign: Campaign,
  at: { part: number; line: number },
): Promise<void> {
  checkAct(campaign, 'release');
  const { caf: code, id } = campaign;
  const caf = deps.cafs.get(code);
  const letter = await getLetter(deps.store, { caf: code, campaign: id, ...at });
  if (letter === undefined || caf === undefined || !isInDoubt(letter)) throw new DomainError('NOT_FOUND');
  const today = makeCalendar(caf.zone).localDateOf(deps.clock());
  const released = { ...letter, released: true };
  const [standing] = await standingOf(deps, kindOf(caf, campaign.type), [released], today);
  const firm = standing?.write !== 'yes';
  const change = firm
    ? ({ state: { status: 'not-written', doubt: false } } as const)
    : ({ state: { status: 'ready' }, released: true } as const);
  if (!(await changeLetter(deps.store, letter, change, deps.clock())))
    throw new DomainError('CHANGED_MEANWHILE');
  await recount(deps.store, { caf: code, campaign: id, part: at.part });
  if (firm) throw new DomainError('NOT_IN_THIS_STATE');
}

/** Not written to, unless somebody who looks at it decides otherwise (L2). */
export const isInDoubt = ({ state }: Letter): boolean => state.status === 'not-written' && state.doubt;

/** The same run, read whole. @throws DomainError NOT_FOUND. */
export async function wholeRun({ store }: Acts, caf: string, id: string): Promise<WholeCampaign> {
  const whole = await getWholeCampaign(store, caf, id);
  if (whole === undefined) throw new DomainError('NOT_FOUND');
  return whole;
}

async function orChanged(result: ReturnType<typeof transact>): Promise<void> {
  if (!(await result).ok) throw new DomainError('CHANGED_MEANWHILE');
}
