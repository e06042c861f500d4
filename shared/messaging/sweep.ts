import type { Deps } from '../deps.ts';
import { nextTryAt } from '../domain/messages.ts';
import { nudgeNotification, openNotifications } from '../store/notifications.ts';

/** How long a notification may take from its write to its mail before it counts as stuck, ms. */
const USUAL_DELAY = 2 * 60_000;

/**
 * Brings stuck notifications back: not taken up in time, left by a worker that died, or of unknown fate long enough.
 * Each is touched (attribute `nudge`), which the relay hands to the notifier like a new one; claiming decides the rest,
 * so a sweep too many sends nothing twice. Oldest first, at most `limit`. Answers how many were touched.
 */
export async function sweepNotifications(deps: Deps, { limit = 1_000 } = {}): Promise<number> {
  const now = deps.clock();
  let touched = 0;
  for await (const notification of openNotifications(deps.store)) {
    if (touched >= limit || notification.createdAt + USUAL_DELAY > now) break;
    if (nextTryAt(notification) > now) continue;
    if (await nudgeNotification(deps.store, notification, now)) touched += 1;
  }
  if (touched > 0) deps.log.warn('notifications were stuck', { touched });
  return touched;
}
