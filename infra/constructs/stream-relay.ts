import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Named } from '../functions.ts';
import { addAlarm } from './alarm.ts';
import type { Foundations } from './foundations.ts';
import { grantSend, grantStream } from './grants.ts';
import { deadLetterQueue } from './house-queue.ts';
import type { ServiceFunction } from './service-function.ts';

const RECORDS = 100;
const BEHIND_MS = 5 * 60_000;

/**
 * The one reader of the table's stream, and the only sender to the workers' queues. A batch that fails is halved until the
 * faulty record is alone; after a bounded number of tries that record is set aside, so that it never blocks the others.
 */
export function streamTable(
  scope: Construct,
  foundations: Foundations,
  row: Named<'stream'>,
  { lambda, role }: ServiceFunction,
  queues: readonly IQueue[],
): void {
  const { tableStreamArn } = foundations.table;
  if (tableStreamArn === undefined) throw new Error('the table has no stream');
  const deadLetters = deadLetterQueue(scope, foundations, row.name, row.impact);
  grantStream(role, foundations, tableStreamArn);
  grantSend(role, foundations, [...queues, deadLetters]);
  new EventSourceMapping(scope, `${row.name}-stream`, {
    target: lambda,
    eventSourceArn: tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: RECORDS,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: 20,
    maxRecordAge: Duration.hours(6),
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
    filters: [
      FilterCriteria.filter({
        eventName: FilterRule.or('INSERT', 'MODIFY'),
        dynamodb: { NewImage: { kind: { S: FilterRule.or(...row.kinds) } } },
      }),
      FilterCriteria.filter({
        eventName: FilterRule.or('INSERT', 'MODIFY'),
        dynamodb: {
          NewImage: { kind: { S: FilterRule.or(...row.nudgedKinds) }, nudge: { N: FilterRule.exists() } },
        },
      }),
    ],
  });
  addAlarm(scope, foundations, {
    subject: row.name,
    symptom: 'behind',
    impact: row.impact,
    metric: lambda.metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
    threshold: BEHIND_MS,
  });
}
