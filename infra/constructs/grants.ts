import { Aws } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { TABLE } from '../../shared/store/table.ts';
import { acknowledge } from './acknowledge.ts';
import { FILE_DAYS, filesBucketName } from './files-bucket.ts';
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

/** Never a scan: every access pattern of somebody who waits is a key or a query. Only writers touch more than the indexes' queries. */
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

/** To read all of the table: what is known of one person stands nowhere together (D3). */
export function grantScan(grantee: IGrantable, { table }: Foundations): void {
  allow(grantee, ['dynamodb:Scan'], [table.tableArn]);
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

/** To read, write and delete files of lists and letters, under each of the prefixes that the product uses. */
export function grantFiles(role: Role, foundations: Foundations): void {
  const bucket = `arn:aws:s3:::${filesBucketName(foundations.settings)}`;
  for (const prefix of Object.keys(FILE_DAYS)) {
    allow(role, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], [`${bucket}/${prefix}/*`]);
    acknowledge(role, {
      [`AwsSolutions-IAM5[Resource::${bucket.replace(Aws.ACCOUNT_ID, '<AWS::AccountId>')}/${prefix}/*]`]:
        'Files bear the id of their run, which nobody knows before: the prefix is as narrow as it can be.',
    });
  }
  // Without it S3 says that a file is forbidden where it should say that there is none.
  allow(role, ['s3:ListBucket'], [bucket]);
  allowKey(role, foundations, [...KEY_READ, 'kms:GenerateDataKey'], 's3');
}

/** To ask what the account may send: SES knows this right on everything only. */
export function grantAllowance(role: Role): void {
  allow(role, ['ses:GetAccount'], ['*']);
  acknowledge(role, {
    'AwsSolutions-IAM5[Resource::*]':
      'The rate and health of the account belong to no single resource of SES.',
  });
}

/** To send as the Caf's own senders and through the configuration set that reports what became of each mail. */
export function grantMail(grantee: IGrantable, { settings }: Foundations, resources: string[]): void {
  allow(grantee, ['ses:SendRawEmail'], resources, {
    StringEquals: { 'ses:FromAddress': settings.cafs.map((caf) => caf.sender.address) },
  });
}
