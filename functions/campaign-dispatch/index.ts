import { entry } from '../../shared/config/wire.ts';
import { campaignDeps } from '../../shared/config/wire-campaigns.ts';
import { makeMailAccount, makeSesV2Client } from '../../shared/messaging/account.ts';
import { makeMailer, makeSesClient } from '../../shared/messaging/mailer.ts';
import { campaignDispatch } from './handler.ts';

/** Of the function's 300 seconds: the last turn, its pauses and the count come after it. */
const BUDGET_MS = 180_000;

export const handler = entry((deps, environment) => {
  const { SES_ENDPOINT: endpoint, SES_CONFIGURATION_SET } = environment;
  return campaignDispatch(campaignDeps(deps, environment), {
    mailer: makeMailer(makeSesClient({ endpoint }), SES_CONFIGURATION_SET),
    account: makeMailAccount(makeSesV2Client({ endpoint }), deps.clock),
    budget: BUDGET_MS,
  });
});
