import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { httpFunction } from '../../shared/http/function.ts';
import { fileRoutes } from './files.ts';
import { listRoutes } from './lists.ts';
import { resultRoutes } from './results.ts';
import { runRoutes } from './runs.ts';

/** The list office hands lists in; the service concerned approves, follows and stops what leaves. */
export function staffCampaigns(deps: CampaignDeps) {
  return httpFunction(deps, [
    ...listRoutes(deps),
    ...runRoutes(deps),
    ...fileRoutes(deps),
    ...resultRoutes(deps),
  ]);
}
