import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { planPart } from '../../shared/campaigns/plan.ts';
import { type BatchResult, CampaignMessage, workBatch } from '../../shared/messaging/queue-messages.ts';

/** Makes letters of accepted lines: each message is one part of a run. */
export function campaignPlan(deps: CampaignDeps): (event: unknown) => Promise<BatchResult> {
  return (event) =>
    workBatch(event, deps, CampaignMessage, async ({ part, ...run }) => {
      if (part !== undefined) await planPart(deps, { ...run, part });
      return 'done';
    });
}
