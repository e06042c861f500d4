import type { Deps } from '../deps.ts';
import { listDataRequests, nudgeDataRequest } from '../store/data-requests.ts';

/** A run of a search takes two minutes at most; a queue brings it back a few times by itself, ms. */
const USUAL_RUN = 10 * 60_000;
const MOST_REQUESTS = 500;

/**
 * Brings searches back that nobody goes on with: their touch was lost, or their message was given up. A sweep too many finds nothing else to
 * do. Answers how many were touched.
 */
export async function sweepSearches(deps: Deps): Promise<number> {
  const now = deps.clock();
  let touched = 0;
  for (const { code } of deps.cafs.values())
    for (const request of await listDataRequests(deps.store, code, 'open', MOST_REQUESTS)) {
      const { state } = request;
      if (state.status !== 'searching' || state.at + USUAL_RUN > now) continue;
      if (await nudgeDataRequest(deps.store, request, now)) touched += 1;
    }
  if (touched > 0) deps.log.warn('searches were stuck', { touched });
  return touched;
}
