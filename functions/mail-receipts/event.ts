import * as z from 'zod';

const Mail = z.object({
  messageId: z.string(),
  destination: z.array(z.string()).min(1),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

/** What SES tells about a mail, as EventBridge delivers it; of no interest here: `other`. */
const Detail = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail: Mail }),
  z.object({
    eventType: z.literal('Bounce'),
    mail: Mail,
    bounce: z.object({ bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']) }),
  }),
  z.object({ eventType: z.literal('Complaint'), mail: Mail }),
  z.object({
    eventType: z.enum([
      'Delivery',
      'DeliveryDelay',
      'Reject',
      'Open',
      'Click',
      'Rendering Failure',
      'Subscription',
    ]),
  }),
]);

export const MailEvent = z.object({ source: z.literal('aws.ses'), detail: Detail });
export type MailEvent = z.infer<typeof MailEvent>;
