import { entry } from '../../shared/config/wire.ts';
import { campaignDeps } from '../../shared/config/wire-campaigns.ts';
import { campaignImport } from './handler.ts';

export const handler = entry((deps, environment) => campaignImport(campaignDeps(deps, environment)));
