import { entry } from '../../shared/config/wire.ts';
import { campaignDeps } from '../../shared/config/wire-campaigns.ts';
import { staffCampaigns } from './handler.ts';

export const handler = entry((deps, environment) => staffCampaigns(campaignDeps(deps, environment)));
