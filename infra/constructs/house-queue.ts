import { Duration } from 'aws-cdk-lib';
import { type DeadLetterQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Named } from '../functions.ts';
import { acknowledge } from './acknowledge.ts';
import { addAlarm } from './alarm.ts';
import type { Foundations } from './foundations.ts';

const PERIOD = Duration.minutes(5);
const TRIES = 5;

function queue(
  scope: Construct,
  { settings, key }: Foundations,
  name: string,
  options: { visibilityTimeout?: Duration; deadLetterQueue?: DeadLetterQueue; retentionPeriod: Duration },
): Queue {
  return new Queue(scope, `${name}-queue`, {
    queueName: `${settings.name}-${name}`,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    dataKeyReuse: Duration.hours(1),
    enforceSSL: true,
    ...options,
  });
}

/** Where what failed for good waits two weeks for a person; a single message rings. */
function deadLettersOf(scope: Construct, foundations: Foundations, subject: string, impact: string): Queue {
  const made = queue(scope, foundations, `${subject}-dead-letters`, { retentionPeriod: Duration.days(14) });
  addAlarm(scope, foundations, {
    subject,
    symptom: 'dead-letters',
    impact,
    metric: made.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: PERIOD }),
    threshold: 1,
  });
  return made;
}

/** Dead letters of something that is no queue: a stream, a schedule. */
export function deadLetterQueue(...of: Parameters<typeof deadLettersOf>): Queue {
  const made = deadLettersOf(...of);
  acknowledge(made, { 'AwsSolutions-SQS3': 'It is itself where failed work goes, and a person reads it.' });
  return made;
}

/**
 * Six times the worker's limit, as Lambda asks of a queue that feeds a function; for mails, which claim their notification before they do
 * anything, twice: somebody waits for a code.
 */
const retryAfter = (worker: Named<'queue'>) => (worker.sendsMail === true ? 2 : 6) * worker.timeoutSeconds;

/** A worker's queue: tried five times, then set aside, with an alarm when work waits too long. */
export class WorkerQueue {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, foundations: Foundations, worker: Named<'queue'>) {
    this.deadLetters = deadLettersOf(scope, foundations, worker.name, worker.impact);
    this.queue = queue(scope, foundations, worker.queue, {
      visibilityTimeout: Duration.seconds(retryAfter(worker)),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
    addAlarm(scope, foundations, {
      subject: worker.name,
      symptom: 'waiting',
      impact: worker.impact,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: PERIOD }),
      threshold: 600,
    });
  }
}
