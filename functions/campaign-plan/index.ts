import { entry } from '../../shared/config/wire.ts';
import { campaignDeps } from '../../shared/config/wire-campaigns.ts';
import { campaignPlan } from './handler.ts';

export const handler = entry((deps, environment) => campaignPlan(campaignDeps(deps, environment)));
