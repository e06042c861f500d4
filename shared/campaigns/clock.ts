import type { Campaign } from '../domain/campaign.ts';
import { changeCampaignWrite, getWholeCampaign, type WholeCampaign } from '../store/campaigns.ts';
import { type DueWork, dueWork, nudgeWork } from '../store/campaigns-work.ts';
import { keys } from '../store/keys.ts';
import { transact } from '../store/transact.ts';
import { outlookOf } from './approve.ts';
import { pauseRun, pushParts, startRun } from './change.ts';
import type { CampaignDeps } from './deps.ts';
import { finishRun, SOON } from './finish.ts';
import { kindOf } from './kind.ts';
import { finishPlanning } from './plan.ts';
import { answersOf } from './results.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A place for a file that nobody fills is given up after a day. */
const WAITED_FOR = DAY;
/** So long after it was sent a run is still looked after: bounces to print, answers to count. */
const FRESH = HOUR;
const RECENT = 14 * DAY;
const ANSWERS_FOR = 120 * DAY;
const STUCK_AFTER = 10 * 60_000;
const MOST = 2_000;

/**
 * Does what is due: approved runs leave at their hour, letters kept for another month leave on their day, what got stuck is handed out
 * again, and what came of past runs is counted once a day. What fails for one run keeps no other waiting.
 */
export async function runClock(deps: CampaignDeps): Promise<{ looked: number; failed: number }> {
  let looked = 0;
  let failed = 0;
  for await (const due of dueWork(deps.store, deps.clock())) {
    if (looked >= MOST) break;
    looked += 1;
    try {
      await lookAfter(deps, due);
    } catch (error) {
      failed += 1;
      const name = error instanceof Error ? error.name : 'unknown';
      deps.log.error('campaign not looked after', { campaign: due.campaign, kind: due.kind, error: name });
    }
  }
  return { looked, failed };
}

async function lookAfter(deps: CampaignDeps, due: DueWork): Promise<void> {
  if (due.kind === 'campaign') {
    const whole = await getWholeCampaign(deps.store, due.caf, due.campaign);
    if (whole !== undefined) await lookAfterRun(deps, whole);
    return;
  }
  const now = deps.clock();
  const id = `${due.campaign}#${due.sk}`;
  await nudgeWork(deps.store, { pk: due.pk, sk: due.sk, id }, now, { dueAt: now + STUCK_AFTER });
}

async function lookAfterRun(deps: CampaignDeps, whole: WholeCampaign): Promise<void> {
  const { campaign } = whole;
  const { caf, id, state } = campaign;
  const now = deps.clock();
  const later = (dueAt: number | undefined, change: Partial<Campaign> = {}) =>
    transact(deps.store, [
      changeCampaignWrite(campaign, change, dueAt === undefined ? undefined : { dueAt }),
    ]);
  switch (state.status) {
    case 'awaiting-file':
    case 'importing':
      return lookForFile(deps, whole);
    case 'planning':
      await finishPlanning(deps, { caf, campaign: id });
      await later(now + STUCK_AFTER);
      return;
    case 'approved':
      return (await lacksTimes(deps, whole)) ? pauseRun(deps, campaign, 'slots') : startRun(deps, whole);
    case 'sending':
      await pushParts(deps, whole);
      await later(now + SOON);
      return finishRun(deps, { caf, campaign: id });
    case 'cancelled': {
      await pushParts(deps, whole);
      // A part that was at work when the run was cancelled is idle, and taken back, only later.
      const isBack = whole.parts.every(({ takenBack }) => takenBack === true);
      await later(isBack ? undefined : now + STUCK_AFTER);
      return;
    }
    case 'sent': {
      const age = now - state.at;
      const counted = campaign.answers;
      const answers =
        counted === undefined || counted.at + DAY <= now ? await answersOf(deps, whole) : counted;
      const next = age < FRESH ? SOON : age < RECENT ? STUCK_AFTER : DAY;
      await later(age < ANSWERS_FOR ? now + next : undefined, { answers });
      return finishRun(deps, { caf, campaign: id });
    }
    case 'refused':
    case 'planned':
    case 'empty':
    case 'paused':
      await later(undefined);
  }
}

/** L3: times that were open at the approval may be gone at the planned hour; who approved in spite of it is not asked again. */
async function lacksTimes(deps: CampaignDeps, whole: WholeCampaign): Promise<boolean> {
  const caf = deps.cafs.get(whole.campaign.caf);
  if (caf === undefined || whole.campaign.approval?.override !== false) return false;
  return (await outlookOf(deps, kindOf(caf, whole.campaign.type), whole)).short;
}

/** S3 tells of every file, hardly ever not: a file that lies there unread is read now, one that never came is waited for no longer. */
async function lookForFile(deps: CampaignDeps, { campaign }: WholeCampaign): Promise<void> {
  const { caf, id, createdAt, file } = campaign;
  const now = deps.clock();
  if ((await deps.files.size(file)) === undefined && createdAt + WAITED_FOR <= now) {
    const why = 'Le fichier n’est pas arrivé. Déposez-le à nouveau.';
    await transact(deps.store, [
      changeCampaignWrite(campaign, { state: { status: 'refused', at: now, why } }),
    ]);
    return;
  }
  const key = { ...keys.campaign(caf, id), id };
  await nudgeWork(deps.store, key, now, { dueAt: now + STUCK_AFTER, work: 'campaign-import' });
}
