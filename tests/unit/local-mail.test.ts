import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Listening } from '../../local/http.ts';
import { startMail } from '../../local/mail/server.ts';

const Event = z.object({
  'detail-type': z.string(),
  source: z.literal('aws.ses'),
  time: z.iso.datetime(),
  resources: z.array(z.string()),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      messageId: z.string(),
      destination: z.array(z.string()),
      tags: z.record(z.string(), z.array(z.string())),
      commonHeaders: z.object({ subject: z.string() }),
    }),
    bounce: z
      .object({ bounceType: z.string(), bouncedRecipients: z.array(z.object({ emailAddress: z.string() })) })
      .optional(),
    complaint: z.object({ complainedRecipients: z.array(z.object({ emailAddress: z.string() })) }).optional(),
  }),
});
const Store = z.object({ emails: z.array(z.object({ messageId: z.string(), subject: z.string() })) });

let mail: Listening;
let client: SESClient;
let events: z.infer<typeof Event>[];

beforeAll(async () => {
  mail = await startMail(0, (event) => events.push(Event.parse(event)));
  client = new SESClient({
    endpoint: mail.address,
    region: 'eu-west-3',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
beforeEach(() => {
  events = [];
});
afterAll(() => mail.stop());

async function send(to: string, options: { tag?: string; header?: string; set?: string } = {}) {
  const raw = [
    'From: "Votre Caf" <rdv@caf.invalid>',
    `To: ${to}`,
    'Subject: Votre rendez-vous',
    ' à la Caf',
    ...(options.header === undefined ? [] : [options.header]),
    '',
    'Bonjour',
  ].join('\r\n');
  return await client.send(
    new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from(raw) },
      Destinations: [to],
      ...(options.set === undefined ? {} : { ConfigurationSetName: options.set }),
      ...(options.tag === undefined ? {} : { Tags: [{ Name: 'notification', Value: options.tag }] }),
    }),
  );
}

describe('the mail server', () => {
  test('keeps a mail for the mailbox page and tells that it was sent and delivered, with its tags', async () => {
    const { MessageId } = await send('nom@exemple.invalid', { tag: 'n-1', set: 'rdv-famille' });
    expect(events.map((event) => event['detail-type'])).toEqual(['Email Sent', 'Email Delivered']);
    expect(events.map((event) => event.detail.eventType)).toEqual(['Send', 'Delivery']);
    for (const { detail } of events) {
      expect(detail.mail.messageId).toBe(MessageId);
      expect(detail.mail.tags).toMatchObject({
        notification: ['n-1'],
        'ses:configuration-set': ['rdv-famille'],
      });
      expect(detail.mail.commonHeaders.subject).toBe('Votre rendez-vous à la Caf');
    }
    const store = Store.parse(await (await fetch(`${mail.address}/store`)).json());
    expect(store.emails).toContainEqual({ messageId: MessageId, subject: expect.any(String) });
  });

  test('bounces an address that begins with bounce@ and lets complaint@ complain', async () => {
    await send('bounce@exemple.invalid', { tag: 'n-2', set: 'rdv-famille' });
    expect(events.map((event) => event['detail-type'])).toEqual(['Email Sent', 'Email Bounced']);
    expect(events[1]?.detail.bounce).toEqual({
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: 'bounce@exemple.invalid' }],
    });
    events = [];
    await send('complaint@exemple.invalid', { tag: 'n-3', set: 'rdv-famille' });
    expect(events.map((event) => event['detail-type'])).toEqual([
      'Email Sent',
      'Email Delivered',
      'Email Complaint Received',
    ]);
    expect(events[2]?.detail.complaint?.complainedRecipients).toEqual([
      { emailAddress: 'complaint@exemple.invalid' },
    ]);
  });

  test('reads tags and configuration set from the message too, and tells nothing without a set', async () => {
    const header = 'X-SES-CONFIGURATION-SET: rdv-famille\r\nX-SES-MESSAGE-TAGS: notification=n-4, kind=code';
    await send('nom@exemple.invalid', { header });
    expect(events[0]?.detail.mail.tags).toMatchObject({ notification: ['n-4'], kind: ['code'] });
    events = [];
    await send('nom@exemple.invalid', { tag: 'n-5' });
    expect(events).toEqual([]);
  });
});
