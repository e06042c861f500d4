import * as z from 'zod';
import { uploadOf } from '../../shared/campaigns/files.ts';
import { CampaignMessage } from '../../shared/messaging/queue-messages.ts';

/** What S3 tells of a file that was put there, as EventBridge delivers it. */
const Uploaded = z.object({
  source: z.literal('aws.s3'),
  detail: z.object({ object: z.object({ key: z.string() }) }),
});

/** The run whose file is to be read, named by the relay or by S3; nothing for a file that is no list. */
export const ImportMessage = z.union([
  CampaignMessage,
  Uploaded.transform(({ detail }) => uploadOf(detail.object.key)),
]);
