import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventInvokeConfig } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';
import type { Named } from '../functions.ts';
import { addAlarm } from './alarm.ts';
import type { Foundations } from './foundations.ts';
import { grantSend } from './grants.ts';
import { deadLetterQueue } from './house-queue.ts';
import type { ServiceFunction } from './service-function.ts';

const RETRY_SECONDS = 3600;

/** Calls a function at its rate (UTC). What could not be delivered or done waits as a dead letter; silence rings too. */
export function scheduleRuns(
  scope: Construct,
  foundations: Foundations,
  row: Named<'schedule'>,
  { lambda, role }: ServiceFunction,
): void {
  const deadLetters = deadLetterQueue(scope, foundations, row.name, row.impact);
  const caller = new Role(scope, `${row.name}-caller`, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
  });
  lambda.grantInvokeLatestVersion(caller);
  grantSend(caller, foundations, [deadLetters]);
  grantSend(role, foundations, [deadLetters]);
  new CfnSchedule(scope, `${row.name}-schedule`, {
    name: `${foundations.settings.name}-${row.schedule}`,
    scheduleExpression: row.rate,
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: lambda.functionArn,
      roleArn: caller.roleArn,
      input: JSON.stringify({ time: '<aws.scheduler.scheduled-time>' }),
      deadLetterConfig: { arn: deadLetters.queueArn },
      retryPolicy: { maximumEventAgeInSeconds: RETRY_SECONDS, maximumRetryAttempts: 5 },
    },
  });
  new EventInvokeConfig(scope, `${row.name}-failures`, {
    function: lambda,
    retryAttempts: 2,
    maxEventAge: Duration.seconds(RETRY_SECONDS),
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  });
  const daily = !row.rate.startsWith('rate(');
  addAlarm(scope, foundations, {
    subject: row.name,
    symptom: 'stopped',
    impact: row.impact,
    metric: lambda.metricInvocations({ period: daily ? Duration.days(1) : Duration.minutes(15) }),
    threshold: 1,
    periods: daily ? 2 : 1,
    whenMissing: true,
  });
}
