import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Foundations } from './foundations.ts';

/** Logs are kept three months, encrypted, and never outlive the stack: they hold nothing that is not elsewhere. */
export function houseLogGroup(scope: Construct, { key }: Foundations, logGroupName: string): LogGroup {
  return new LogGroup(scope, 'Logs', {
    logGroupName,
    encryptionKey: key,
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
