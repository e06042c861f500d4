import { randomUUID } from 'node:crypto';
import type { SentMail } from './request.ts';

type Fate = 'Delivery' | 'Bounce' | 'Complaint';

const DETAIL_TYPES = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
} as const;

const CONFIGURATION_SET = 'arn:aws:ses:eu-west-3:000000000000:configuration-set';

/**
 * The events that SES would put on the bus for a mail, as EventBridge delivers them: Send at once, then for each recipient what became of it.
 * An address that begins with `bounce@` is unknown to its server; one that begins with `complaint@` takes the mail for spam.
 */
export function eventsOf(mail: SentMail, messageId: string, now: number): Record<string, unknown>[] {
  const common = mailObject(mail, messageId, now);
  const fates = mail.recipients.flatMap((recipient) =>
    fatesOf(recipient).map((fate) => ({ fate, recipient })),
  );
  return [
    envelope('Send', mail, now, { mail: common, send: {} }),
    ...fates.map(({ fate, recipient }) =>
      envelope(fate, mail, now, {
        mail: { ...common, destination: [recipient] },
        [fate.toLowerCase()]: particulars(fate, recipient, now),
      }),
    ),
  ];
}

function fatesOf(recipient: string): readonly Fate[] {
  if (recipient.startsWith('bounce@')) return ['Bounce'];
  return recipient.startsWith('complaint@') ? ['Delivery', 'Complaint'] : ['Delivery'];
}

function envelope(type: 'Send' | Fate, mail: SentMail, now: number, detail: Record<string, unknown>) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': DETAIL_TYPES[type],
    source: 'aws.ses',
    account: '000000000000',
    time: new Date(now).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: 'eu-west-3',
    resources: [`${CONFIGURATION_SET}/${mail.configurationSet}`],
    detail: { eventType: type, ...detail },
  };
}

function mailObject(mail: SentMail, messageId: string, now: number) {
  const header = (name: string) => mail.headers.find((each) => each.name.toLowerCase() === name)?.value;
  return {
    timestamp: new Date(now).toISOString(),
    source: mail.from,
    sourceArn: `arn:aws:ses:eu-west-3:000000000000:identity/${mail.from}`,
    sendingAccountId: '000000000000',
    messageId,
    destination: mail.recipients,
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: {
      from: [header('from') ?? mail.from],
      to: [header('to') ?? ''],
      messageId,
      subject: header('subject') ?? '',
    },
    tags: { 'ses:configuration-set': [mail.configurationSet], ...mail.tags },
  };
}

function particulars(fate: Fate, recipient: string, now: number): Record<string, unknown> {
  const timestamp = new Date(now).toISOString();
  switch (fate) {
    case 'Delivery':
      return {
        timestamp,
        processingTimeMillis: 1,
        recipients: [recipient],
        smtpResponse: '250 2.0.0 OK',
        reportingMTA: 'local',
      };
    case 'Bounce':
      return {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [
          {
            emailAddress: recipient,
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: 'smtp; 550 5.1.1 user unknown',
          },
        ],
        timestamp,
        feedbackId: randomUUID(),
        reportingMTA: 'dsn; local',
      };
    case 'Complaint':
      return {
        complainedRecipients: [{ emailAddress: recipient }],
        timestamp,
        feedbackId: randomUUID(),
        complaintSubType: null,
        complaintFeedbackType: 'abuse',
        arrivalDate: timestamp,
      };
  }
}
