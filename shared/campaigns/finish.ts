import { addTallies } from '../domain/campaign-part.ts';
import { changeCampaignWrite, getWholeCampaign, type WholeCampaign } from '../store/campaigns.ts';
import { transact } from '../store/transact.ts';
import type { CampaignDeps } from './deps.ts';
import { openBatches } from './print.ts';

/** The clock looks after a run that is leaving, or has just left, so often; ms. */
export const SOON = 60_000;

/**
 * Once nothing of a run waits to leave or is on its way, it is sent, and what is to be printed goes into batches. Letters that wait for
 * another month leave later in the same run (L2).
 */
export async function finishRun(deps: CampaignDeps, at: { caf: string; campaign: string }): Promise<void> {
  const whole = await getWholeCampaign(deps.store, at.caf, at.campaign);
  if (whole === undefined || !hasLeft(whole)) return;
  const now = deps.clock();
  if (whole.campaign.state.status === 'sending') {
    const change = changeCampaignWrite(
      whole.campaign,
      { state: { status: 'sent', at: now } },
      { dueAt: now + SOON },
    );
    if (!(await transact(deps.store, [change])).ok) return;
  }
  if (addTallies(whole.parts.map(({ tally }) => tally)).toPrint > 0) await openBatches(deps, at);
}

function hasLeft({ campaign, parts }: WholeCampaign): boolean {
  if (campaign.state.status !== 'sending' && campaign.state.status !== 'sent') return false;
  return parts.every(({ tally }) => tally.ready === 0 && tally.underWay === 0);
}
