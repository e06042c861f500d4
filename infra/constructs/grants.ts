import { Aws } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { TABLE } from '../../shared/store/table.ts';
import { acknowledge } from './acknowledge.ts';
import type { Foundations } from './foundations.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** TransactWriteItems is allowed by the actions it is made of. */
const WRITE = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
];
const KEY_READ = ['kms:Decrypt', 'kms:DescribeKey'];
const KEY_WRITE = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

function allow(grantee: IGrantable, actions: string[], resources: string[], conditions = {}): void {
  grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources, conditions }));
}

/** The key, only as the named service uses it for the caller. */
function allowKey(
  grantee: IGrantable,
  { key, settings }: Foundations,
  actions: string[],
  service: string,
): void {
  allow(grantee, actions, [key.keyArn], {
    StringEquals: { 'kms:ViaService': `${service}.${settings.region}.amazonaws.com` },
  });
}

/** Never a scan: every access pattern is a key or a query. Only writers touch more than the indexes' queries. */
export function grantTable(
  grantee: IGrantable,
  foundations: Foundations,
  access: 'read' | 'read-write',
): void {
  const { tableArn } = foundations.table;
  const writes = access === 'read-write';
  allow(grantee, writes ? [...READ, ...WRITE] : READ, [tableArn]);
  allow(
    grantee,
    ['dynamodb:Query'],
    TABLE.indexes.map(({ name }) => `${tableArn}/index/${name}`),
  );
  allowKey(grantee, foundations, writes ? [...KEY_READ, ...KEY_WRITE] : KEY_READ, 'dynamodb');
}

export function grantSend(grantee: IGrantable, foundations: Foundations, queues: readonly IQueue[]): void {
  allow(
    grantee,
    ['sqs:SendMessage'],
    queues.map(({ queueArn }) => queueArn),
  );
  allowKey(grantee, foundations, ['kms:Decrypt', 'kms:GenerateDataKey'], 'sqs');
}

export function grantSecret(grantee: IGrantable, foundations: Foundations): void {
  allow(grantee, ['secretsmanager:GetSecretValue'], [foundations.keySecret.secretArn]);
  allowKey(grantee, foundations, ['kms:Decrypt'], 'secretsmanager');
}

/** To read the table's change stream. Listing streams takes a pattern: of this one table. */
export function grantStream(role: Role, foundations: Foundations, streamArn: string): void {
  const { name, region } = foundations.settings;
  const streams = (account: string) => `arn:aws:dynamodb:${region}:${account}:table/${name}/stream/*`;
  allow(role, ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArn]);
  allow(role, ['dynamodb:ListStreams'], [streams(Aws.ACCOUNT_ID)]);
  allow(role, KEY_READ, [foundations.key.keyArn]);
  acknowledge(role, {
    [`AwsSolutions-IAM5[Resource::${streams('<AWS::AccountId>')}]`]:
      'A stream is named after the moment it was made; ListStreams takes the pattern of this one table.',
  });
}

/** To send as the Caf's own senders and through the configuration set that reports what became of each mail. */
export function grantMail(grantee: IGrantable, { settings }: Foundations, resources: string[]): void {
  allow(grantee, ['ses:SendRawEmail'], resources, {
    StringEquals: { 'ses:FromAddress': settings.cafs.map((caf) => caf.sender.address) },
  });
}
