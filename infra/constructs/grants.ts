import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { TABLE } from '../../shared/store/table.ts';
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

/** To read the table's change stream. The list of streams has no narrower resource than the table's own streams. */
export function grantStream(grantee: IGrantable, foundations: Foundations, streamArn: string): void {
  allow(
    grantee,
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    [streamArn],
  );
  allow(grantee, ['dynamodb:ListStreams'], [`${foundations.table.tableArn}/stream/*`]);
  allow(grantee, KEY_READ, [foundations.key.keyArn]);
}

/** To send as the Caf's own senders and through the configuration set that reports what became of each mail. */
export function grantMail(grantee: IGrantable, { settings }: Foundations, resources: string[]): void {
  allow(grantee, ['ses:SendRawEmail'], resources, {
    StringEquals: { 'ses:FromAddress': settings.cafs.map((caf) => caf.sender.address) },
  });
}
