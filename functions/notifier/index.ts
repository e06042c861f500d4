import { entry } from '../../shared/config/wire.ts';
import { makeMailer, makeSesClient } from '../../shared/messaging/mailer.ts';
import { notifier } from './handler.ts';

export const handler = entry((deps, { SES_ENDPOINT, SES_CONFIGURATION_SET }) =>
  notifier(deps, makeMailer(makeSesClient({ endpoint: SES_ENDPOINT }), SES_CONFIGURATION_SET)),
);
