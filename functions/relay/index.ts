import { readEnvironment } from '../../shared/config/environment.ts';
import { makeLog } from '../../shared/config/log.ts';
import { makeQueues, makeSqsClient } from '../../shared/messaging/queues.ts';
import { relay } from './handler.ts';

const environment = readEnvironment();
const { SQS_ENDPOINT, QUEUE_URLS } = environment;
const queues = makeQueues(makeSqsClient({ endpoint: SQS_ENDPOINT }), QUEUE_URLS ?? {});
export const handler = relay({ queues, log: makeLog(environment) });
