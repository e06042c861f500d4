import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

const LOGS_USE = ['Encrypt*', 'Decrypt*', 'ReEncrypt*', 'GenerateDataKey*', 'Describe*'].map(
  (name) => `kms:${name}`,
);

/** The customer key of everything that rests, turned over every year, and what services of the account may do with it. */
export function houseKey(scope: Construct, { name, region }: Settings): Key {
  const key = new Key(scope, 'Key', {
    alias: `alias/${name}`,
    description: `${name}: table, queues, logs, secrets, alarms`,
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const use = ['kms:Decrypt', 'kms:GenerateDataKey'];
  const ofThisAccount = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } };
  // Alarms reach the encrypted topic.
  allowService(key, 'cloudwatch', use, ofThisAccount);
  // Mail events reach their encrypted queue. EventBridge sends KMS no source to tie this to; the queue's own policy does.
  allowService(key, 'events', use);
  allowService(key, `logs.${region}`, LOGS_USE, {
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${Aws.ACCOUNT_ID}:log-group:*` },
  });
  return key;
}

function allowService(key: Key, service: string, actions: string[], conditions = {}): void {
  const principals = [new ServicePrincipal(`${service}.amazonaws.com`)];
  key.addToResourcePolicy(new PolicyStatement({ principals, actions, resources: ['*'], conditions }));
}
