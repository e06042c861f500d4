import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { importList } from '../../shared/campaigns/import.ts';
import { type BatchResult, workBatch } from '../../shared/messaging/queue-messages.ts';
import { ImportMessage } from './event.ts';

/** Reads uploaded lists: each message is one file. */
export function campaignImport(deps: CampaignDeps): (event: unknown) => Promise<BatchResult> {
  return (event) =>
    workBatch(event, deps, ImportMessage, async (run) => {
      if (run !== undefined) await importList(deps, run);
      return 'done';
    });
}
