import { readEnvironment } from '../../shared/config/environment.ts';
import { wire } from '../../shared/config/wire.ts';
import { makeMailer, makeSesClient } from '../../shared/messaging/mailer.ts';
import { notifier } from './handler.ts';

const { SES_ENDPOINT, SES_CONFIGURATION_SET } = readEnvironment();
const mailer = makeMailer(makeSesClient({ endpoint: SES_ENDPOINT }), SES_CONFIGURATION_SET);
export const handler = notifier(await wire(), mailer);
