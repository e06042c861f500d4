import type { Deps } from '../../shared/deps.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import type { Mailer } from '../../shared/messaging/mailer.ts';
import { type BatchResult, NotifierMessage, workBatch } from '../../shared/messaging/queue-messages.ts';

/** Sends the mails that the relay names; each message is one notification. */
export function notifier(deps: Deps, mailer: Mailer): (event: unknown) => Promise<BatchResult> {
  return (event) =>
    workBatch(event, deps, NotifierMessage, ({ notification }) => deliver(deps, mailer, notification));
}
