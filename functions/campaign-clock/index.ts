import { entry } from '../../shared/config/wire.ts';
import { campaignDeps } from '../../shared/config/wire-campaigns.ts';
import { campaignClock } from './handler.ts';

export const handler = entry((deps, environment) => campaignClock(campaignDeps(deps, environment)));
