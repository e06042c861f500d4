import { readEnvironment } from '../../shared/config/environment.ts';
import { makeLog } from '../../shared/config/log.ts';
import { makeQueues, makeSqsClient } from '../../shared/messaging/queues.ts';
import { relay } from './handler.ts';

const { SQS_ENDPOINT, QUEUE_URLS, AWS_LAMBDA_FUNCTION_NAME } = readEnvironment();
const queues = makeQueues(makeSqsClient({ endpoint: SQS_ENDPOINT }), QUEUE_URLS ?? {});
export const handler = relay({ queues, log: makeLog(AWS_LAMBDA_FUNCTION_NAME) });
