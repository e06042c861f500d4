import * as z from 'zod';
import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { dispatchPart, type Sending } from '../../shared/campaigns/dispatch.ts';
import { remindOfList } from '../../shared/campaigns/missing-lists.ts';
import {
  type BatchResult,
  CampaignMessage,
  ListAskedMessage,
  workBatch,
} from '../../shared/messaging/queue-messages.ts';

const Message = z.union([CampaignMessage, ListAskedMessage]);

/** Lets letters leave: each message is one part of a run, or a list to ask for. */
export function campaignDispatch(
  deps: CampaignDeps,
  sending: Sending,
): (event: unknown) => Promise<BatchResult> {
  return (event) =>
    workBatch(event, deps, Message, async (message) => {
      if ('type' in message) return remindOfList(deps, sending.mailer, message);
      const { part, ...run } = message;
      if (part !== undefined) await dispatchPart(deps, sending, { ...run, part });
      return 'done';
    });
}
