import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import {
  ConfigurationSet,
  ConfigurationSetEventDestination,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { Foundations } from '../constructs/foundations.ts';
import { WorkerQueue } from '../constructs/house-queue.ts';
import { functionsOf } from '../functions.ts';

/** What the worker acts on. No open and no click: nobody is followed into their mailbox (D1). */
const EVENTS = [EmailSendingEvent.SEND, EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT];

/** Who sends, and the way back of what became of each mail: SES → EventBridge → the mail-receipts queue. */
export class MailStack extends Stack {
  readonly configurationSet: ConfigurationSet;
  readonly receipts: WorkerQueue;
  /** What a sender must be allowed to use. */
  readonly sendingArns: string[];

  constructor(scope: Construct, id: string, foundations: Foundations, props: StackProps) {
    super(scope, id, props);
    const { name, cafs } = foundations.settings;
    this.configurationSet = new ConfigurationSet(this, 'Mails', {
      configurationSetName: name,
      reputationMetrics: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
    });
    const domains = [...new Set(cafs.map((caf) => caf.sender.address.replace(/^.*@/, '')))];
    this.sendingArns = [
      ...domains.map((domain) => this.identity(domain).emailIdentityArn),
      this.formatArn({ service: 'ses', resource: 'configuration-set', resourceName: name }),
    ];
    const [worker] = functionsOf('queue').filter((row) => row.queue === 'mail-receipts');
    if (worker === undefined) throw new Error('functions/table.ts has no worker for mail-receipts');
    this.receipts = new WorkerQueue(this, foundations, worker);
    new ConfigurationSetEventDestination(this, 'Events', {
      configurationSet: this.configurationSet,
      configurationSetEventDestinationName: `${name}-events`,
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: EVENTS,
    });
    new Rule(this, 'EventsToReceipts', {
      description: 'What became of each mail, to the worker that notes bounces and complaints',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [name] } } },
      },
      targets: [
        new SqsQueue(this.receipts.queue, { deadLetterQueue: this.receipts.deadLetters, retryAttempts: 20 }),
      ],
    });
  }

  /** A sender's domain; its DKIM records are the stack's outputs, to be put into the domain's DNS. */
  private identity(domain: string): EmailIdentity {
    const identity = new EmailIdentity(this, `Identity-${domain}`, {
      identity: Identity.domain(domain),
      configurationSet: this.configurationSet,
    });
    identity.dkimRecords.forEach((record, at) => {
      new CfnOutput(this, `Dkim-${domain}-${at + 1}`.replace(/[^A-Za-z0-9]/g, ''), {
        value: `${record.name} CNAME ${record.value}`,
      });
    });
    return identity;
  }
}
