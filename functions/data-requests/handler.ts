import { workOnData } from '../../shared/data-requests/search.ts';
import type { Deps } from '../../shared/deps.ts';
import { type BatchResult, DataRequestMessage, workBatch } from '../../shared/messaging/queue-messages.ts';

/**
 * Looks for what the Caf knows of somebody whose identity was checked, and erases what they asked to be erased (D3). A message may come twice,
 * late or after a crash: where the work stands is in the request, never in the message.
 */
export function dataRequests(deps: Deps): (event: unknown) => Promise<BatchResult> {
  return (event) =>
    workBatch(event, deps, DataRequestMessage, async ({ caf: code, request }) => {
      const caf = deps.cafs.get(code);
      if (caf === undefined) {
        deps.log.warn('a request of an unknown caf', { caf: code });
        return 'done';
      }
      return workOnData(deps, caf, request);
    });
}
