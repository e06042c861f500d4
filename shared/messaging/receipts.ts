import type { Deps } from '../deps.ts';
import { isSettled } from '../domain/messages.ts';
import type { Notification } from '../domain/notification.ts';
import { type Mark, markMailbox } from '../store/mailboxes.ts';
import { changeNotification, getNotification } from '../store/notifications.ts';
import { transact } from '../store/transact.ts';
import { addresseeOf } from './addressee.ts';

const TRIES = 3;

/** SES took this mail: whatever the worker could record, it is sent. What is final stays. */
export async function receiveSend(deps: Deps, id: string, messageId: string): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const found = await getNotification(deps.store, id);
    if (found === undefined || isSettled(found)) return;
    if (await changeNotification(deps.store, found, { status: 'sent', at: deps.clock(), messageId })) return;
  }
  throw new Error('the notification kept changing');
}

/**
 * The address is dead, or its owner wants no more: this Caf writes to it no longer, and somebody calls the person about
 * what this mail was to tell, unless they have given another address since. An event told twice changes nothing.
 */
export async function receiveMark(deps: Deps, id: string, address: string, mark: Mark): Promise<void> {
  const notification = await getNotification(deps.store, id);
  if (notification === undefined) return;
  const lower = address.trim().toLowerCase();
  await markMailbox(deps, notification.caf, lower, { mark, at: deps.clock() });
  await callInstead(deps, notification, lower);
}

async function callInstead(deps: Deps, notification: Notification, address: string): Promise<void> {
  const now = deps.clock();
  const to = await addresseeOf(deps, notification);
  if (to === undefined || to.email !== address) return;
  if (!to.isWorthACall || to.outlived(now) !== undefined) return;
  // Refused when the call is on the list already, by the worker or by the same event before.
  await transact(deps.store, [to.instead({ id: notification.id, why: 'bounced', now })]);
}
