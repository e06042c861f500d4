import { Stack, type StackProps } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { addAlarm } from '../constructs/alarm.ts';
import { filesBucketName } from '../constructs/files-bucket.ts';
import type { Foundations } from '../constructs/foundations.ts';
import { grantMail } from '../constructs/grants.ts';
import { WorkerQueue } from '../constructs/house-queue.ts';
import { scheduleRuns } from '../constructs/scheduled-run.ts';
import { ServiceFunction } from '../constructs/service-function.ts';
import { streamTable } from '../constructs/stream-relay.ts';
import { functionsOf, type Named } from '../functions.ts';
import type { MailStack } from './mail.ts';

const BATCH = 10;
/** Longer work comes alone, so that a batch never outlasts the function. */
const SHORT_SECONDS = 60;

/** Everything that happens after an answer: the relay of the table's stream, the workers of its queues, the schedules. */
export class WorkersStack extends Stack {
  constructor(scope: Construct, id: string, foundations: Foundations, mail: MailStack, props: StackProps) {
    super(scope, id, props);
    const queues = new Map(
      functionsOf('queue').map((row) => [
        row.queue,
        row.queue === 'mail-receipts' ? mail.receipts.queue : this.queueOf(foundations, row),
      ]),
    );
    for (const row of functionsOf('queue')) this.worker(foundations, mail, row, named(queues, row.queue));
    for (const row of functionsOf('stream')) {
      const fed = row.feeds.map((name) => ({ name, queue: named(queues, name) }));
      const urls = Object.fromEntries(fed.map(({ name, queue }) => [name, queue.queueUrl]));
      const relay = new ServiceFunction(this, foundations, row, { QUEUE_URLS: this.toJsonString(urls) });
      streamTable(
        this,
        foundations,
        row,
        relay,
        fed.map(({ queue }) => queue),
      );
    }
    for (const row of functionsOf('schedule')) {
      const made = new ServiceFunction(this, foundations, row);
      scheduleRuns(this, foundations, row, made);
      if (row.name === 'clean-up') this.alarmOnOverdueCallBacks(foundations, made);
    }
  }

  private queueOf(foundations: Foundations, row: Named<'queue'>): Queue {
    const { queue, deadLetters } = new WorkerQueue(this, foundations, row);
    if (row.hearsOfUploads === true)
      new Rule(this, 'Uploads', {
        description: 'Lists that were uploaded, to the worker that reads them',
        eventPattern: {
          source: ['aws.s3'],
          detailType: ['Object Created'],
          detail: {
            bucket: { name: [filesBucketName(foundations.settings)] },
            object: { key: [{ prefix: 'uploads/' }] },
          },
        },
        targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters, retryAttempts: 20 })],
      });
    return queue;
  }

  /** A failed message of a batch is tried again alone; the others are done. */
  private worker(foundations: Foundations, mail: MailStack, row: Named<'queue'>, queue: Queue): void {
    const sends = row.sendsMail === true;
    const made = new ServiceFunction(
      this,
      foundations,
      row,
      sends ? { SES_CONFIGURATION_SET: mail.configurationSet.configurationSetName } : {},
    );
    if (sends) grantMail(made.role, foundations, mail.sendingArns);
    made.lambda.addEventSource(
      new SqsEventSource(queue, {
        batchSize: row.timeoutSeconds > SHORT_SECONDS ? 1 : BATCH,
        reportBatchItemFailures: true,
        // SES takes few mails a second; two batches side by side stay near its rate.
        ...(sends ? { maxConcurrency: 2 } : {}),
      }),
    );
  }

  /** B5: the clean-up says on each run how many people wait to be called for longer than their Caf promises. */
  private alarmOnOverdueCallBacks(foundations: Foundations, cleanUp: ServiceFunction): void {
    addAlarm(this, foundations, {
      subject: 'call-backs',
      symptom: 'overdue',
      impact: 'People without e-mail asked to be called and nobody called them in time.',
      metric: cleanUp.countLines(
        foundations,
        'call-backs-overdue',
        FilterPattern.stringValue('$.message', '=', 'call-backs overdue'),
      ),
      threshold: 1,
    });
  }
}

function named(queues: ReadonlyMap<string, Queue>, name: string): Queue {
  const queue = queues.get(name);
  if (queue === undefined) throw new Error(`functions/table.ts has no worker for the queue ${name}`);
  return queue;
}
