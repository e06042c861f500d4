import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Settings } from '../settings.ts';

/** What every construct of the house stands on. */
export interface Foundations {
  readonly settings: Settings;
  /** The one key: table, queues, logs, secrets, alarms. */
  readonly key: IKey;
  readonly table: TableV2;
  /** Codes, links and person keys are derived from it. */
  readonly keySecret: Secret;
  /** Known to CloudFront and the HTTP functions alone. */
  readonly originSecret: Secret;
  readonly alarmTopic: ITopic;
}
