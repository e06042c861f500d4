import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { printBatch, type Render } from '../../shared/campaigns/print.ts';
import { type BatchResult, CampaignMessage, workBatch } from '../../shared/messaging/queue-messages.ts';

/** Renders letters to print: each message is one batch of a run. */
export function campaignPrint(deps: CampaignDeps, render: Render): (event: unknown) => Promise<BatchResult> {
  return (event) =>
    workBatch(event, deps, CampaignMessage, async ({ caf, campaign, batch }) => {
      if (batch !== undefined) await printBatch(deps, render, { caf, campaign, batch });
      return 'done';
    });
}
