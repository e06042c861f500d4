import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { TABLE } from '../../shared/store/table.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { alarmTopic } from '../constructs/alarm-topic.ts';
import { filesBucket } from '../constructs/files-bucket.ts';
import type { Foundations } from '../constructs/foundations.ts';
import { houseKey } from '../constructs/house-key.ts';
import type { Settings } from '../settings.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** What must never be lost: the key, the table, the secrets; and the topic that tells people of alarms. */
export class DataStack extends Stack implements Foundations {
  readonly key: Key;
  readonly table: TableV2;
  readonly keySecret: Secret;
  readonly originSecret: Secret;
  readonly alarmTopic: Topic;
  readonly settings: Settings;

  constructor(scope: Construct, id: string, settings: Settings, props: StackProps) {
    super(scope, id, props);
    this.settings = settings;
    this.key = houseKey(this, settings);
    this.table = new TableV2(this, 'Table', {
      tableName: settings.name,
      partitionKey: text(TABLE.partitionKey),
      sortKey: text(TABLE.sortKey),
      globalSecondaryIndexes: TABLE.indexes.map(({ name, partitionKey, sortKey }) => ({
        indexName: name,
        partitionKey: text(partitionKey),
        sortKey: text(sortKey),
      })),
      timeToLiveAttribute: TABLE.timeToLive,
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.keySecret = this.secret('KeySecret', 'Codes, links and person keys are derived from it.');
    this.originSecret = this.secret('OriginSecret', 'Known to CloudFront and the HTTP functions alone.');
    filesBucket(this, this.key, settings);
    this.alarmTopic = alarmTopic(this, this.key, settings);
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'AlarmTopicArn', { value: this.alarmTopic.topicArn });
  }

  private secret(id: string, description: string): Secret {
    const secret = new Secret(this, id, {
      description,
      encryptionKey: this.key,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'Every code and link already sent is derived from it, and CloudFront and the functions must change together: it is changed by hand, as docs/deploy.md says.',
    });
    return secret;
  }
}
