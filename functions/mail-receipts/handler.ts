import { letterMarked, letterSent } from '../../shared/campaigns/receipts.ts';
import type { Deps } from '../../shared/deps.ts';
import { letterPlace } from '../../shared/domain/campaign-letter.ts';
import { type BatchResult, workBatch } from '../../shared/messaging/queue-messages.ts';
import { receiveMark, receiveSend } from '../../shared/messaging/receipts.ts';
import { MailEvent } from './event.ts';

/** Takes in what SES tells about our mails: that one left, that an address is dead, that somebody wants no more. */
export function mailReceipts(deps: Deps): (event: unknown) => Promise<BatchResult> {
  return (event) =>
    workBatch(event, deps, MailEvent, async ({ detail }) => {
      if ('mail' in detail) await receive(deps, detail);
      return 'done';
    });
}

type About = Extract<MailEvent['detail'], { mail: unknown }>;

async function receive(deps: Deps, detail: About): Promise<void> {
  const { messageId, destination, tags } = detail.mail;
  const id = tags['notification']?.[0];
  const address = destination[0];
  if (id === undefined || address === undefined) {
    deps.log.warn('an event of a mail that is not ours', { eventType: detail.eventType });
    return;
  }
  const isLetter = letterPlace(id) !== undefined;
  const mark = isLetter ? letterMarked : receiveMark;
  switch (detail.eventType) {
    case 'Send':
      return isLetter ? letterSent(deps, id, messageId) : receiveSend(deps, id, messageId);
    case 'Bounce':
      // A full mailbox or a busy server says nothing about tomorrow.
      return detail.bounce.bounceType === 'Permanent' ? mark(deps, id, address, 'bounced') : undefined;
    case 'Complaint':
      return mark(deps, id, address, 'complained');
  }
}
