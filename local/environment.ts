import { FUNCTIONS, type FunctionDefinition } from '../functions/table.ts';
import type { Addresses } from './addresses.ts';
import { BUCKET } from './objects/server.ts';
import type { Ports } from './ports.ts';
import { queueUrl } from './queues/sqs.ts';
import type { Secrets } from './secrets.ts';

export const DEFINITIONS: Readonly<Record<string, FunctionDefinition>> = FUNCTIONS;
export const REGION = 'eu-west-3';
/** DynamoDB Local keeps the tables of each access key and region apart. */
export const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

export function addressesOf(ports: Ports): Addresses {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  return {
    api: at(ports.api),
    web: at(ports.api),
    mailbox: at(ports.mailbox),
    issuer: at(ports.signIn),
    control: at(ports.control),
    table: { endpoint: at(ports.dynamoDb), name: 'rdv-famille', region: REGION, ...CREDENTIALS },
  };
}

/** What the local SES says of its account, in full since it checks that. */
const SES_ACCOUNT = {
  DedicatedIpAutoWarmupEnabled: false,
  Details: {
    AdditionalContactEmailAddresses: [],
    ContactLanguage: 'EN',
    MailType: 'TRANSACTIONAL',
    ReviewDetails: { CaseId: 'none', Status: 'GRANTED' },
    UseCaseDescription: 'none',
    WebsiteURL: 'http://localhost',
  },
  EnforcementStatus: 'HEALTHY',
  ProductionAccessEnabled: true,
  SendingEnabled: true,
  SendQuota: { Max24HourSend: 50_000, MaxSendRate: 14, SentLast24Hours: 0 },
  SuppressionAttributes: { SuppressedReasons: [] },
};

type Trigger = FunctionDefinition['trigger'];

/** Rows of the table of functions with this trigger, each with its name. */
export function rows<T extends Trigger>(trigger: T) {
  return Object.entries(DEFINITIONS).flatMap(([name, row]) =>
    hasTrigger(row, trigger) ? [{ ...row, name }] : [],
  );
}

function hasTrigger<T extends Trigger>(
  row: FunctionDefinition,
  trigger: T,
): row is Extract<FunctionDefinition, { trigger: T }> {
  return row.trigger === trigger;
}

/** What a deployed function finds in its environment, for the functions of this process. */
export function setEnvironment(addresses: Addresses, ports: Ports, secrets: Secrets): void {
  const queues = `http://127.0.0.1:${ports.queues}`;
  const wanted = {
    TABLE_NAME: addresses.table.name,
    DYNAMODB_ENDPOINT: addresses.table.endpoint,
    SES_ENDPOINT: addresses.mailbox,
    SES_CONFIGURATION_SET: 'rdv-famille',
    SQS_ENDPOINT: queues,
    S3_ENDPOINT: `http://127.0.0.1:${ports.files}`,
    BUCKET_NAME: BUCKET,
    QUEUE_URLS: JSON.stringify(
      Object.fromEntries(rows('queue').map(({ queue }) => [queue, queueUrl(queues, queue)])),
    ),
    AWS_SES_ACCOUNT: JSON.stringify(SES_ACCOUNT),
    SECRET_KEY: secrets.key,
    ORIGIN_SECRET: secrets.origin,
    WEB_ADDRESS: addresses.web,
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  };
  for (const inherited of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'SECRET_ID']) delete process.env[inherited];
  Object.assign(process.env, wanted);
}
