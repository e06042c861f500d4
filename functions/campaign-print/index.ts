import { entry } from '../../shared/config/wire.ts';
import { campaignDeps } from '../../shared/config/wire-campaigns.ts';
import { renderBatch } from '../../shared/letters/render.ts';
import { campaignPrint } from './handler.ts';

export const handler = entry((deps, environment) =>
  campaignPrint(campaignDeps(deps, environment), renderBatch),
);
