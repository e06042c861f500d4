import type { Deps } from '../deps.ts';
import { attemptsOf, FATE_KNOWN_AFTER, isSettled, nextTryAt, provesAddress } from '../domain/messages.ts';
import type { Notification, ToCall } from '../domain/notification.ts';
import { markOf } from '../store/mailboxes.ts';
import { changeNotification, changeNotificationWrite, getNotification } from '../store/notifications.ts';
import { transact } from '../store/transact.ts';
import { type Addressee, addresseeOf } from './addressee.ts';
import type { Handover, Mailer } from './mailer.ts';

/** Longer than the function may run (60 s; four offers take at most 45): whoever holds a lease past it is dead. */
const LEASE = 90_000;
/** Times a notification is taken up in all, over queue and sweeper, before it is given up. */
const MAX_ATTEMPTS = 10;
/** Pauses before a mail that SES did not take is offered again, within one attempt, ms. */
const PAUSES = [250, 1_000, 3_000];

/** Whether the queue should bring the notification again. */
export type Delivery = 'done' | 'again';

type State = Notification['state'];
type Plan =
  | { readonly do: 'skip'; readonly why: string }
  | { readonly do: 'call'; readonly to: Addressee; readonly why: ToCall['why'] }
  | { readonly do: 'send'; readonly to: Addressee };

/**
 * Works one notification off: claims it by a lease, reads again what it speaks of, hands the mail over and records what
 * became of it, each step on condition of the one before. One that is not due or held by another is left to the sweeper.
 */
export async function deliver(
  deps: Deps,
  mailer: Mailer,
  id: string,
  pauses: readonly number[] = PAUSES,
): Promise<Delivery> {
  const now = deps.clock();
  const found = await getNotification(deps.store, id);
  if (found === undefined || isSettled(found) || nextTryAt(found) > now) return 'done';
  const attempts = attemptsOf(found) + 1;
  const leased: Notification = { ...found, state: { status: 'leased', until: now + LEASE, attempts } };
  if (!(await changeNotification(deps.store, found, leased.state))) return 'done';
  const plan = await orRelease(deps, leased, () => planFor(deps, leased));
  switch (plan.do) {
    case 'skip':
      return settle(deps, leased, { status: 'skipped', at: now, why: plan.why });
    case 'call':
      return settleByCall(deps, leased, plan, { status: 'skipped', at: now, why: plan.why });
    case 'send': {
      const mail = await orRelease(deps, leased, () => plan.to.compose());
      const handover = await offer(leased, pauses, () => mailer.send(mail, id));
      return record(deps, leased, plan.to, handover);
    }
  }
}

async function planFor(deps: Deps, notification: Notification): Promise<Plan> {
  const to = await addresseeOf(deps, notification);
  if (to === undefined) return { do: 'skip', why: 'gone' };
  const why = to.outlived(deps.clock());
  if (why !== undefined) return { do: 'skip', why };
  if (to.channel === 'none') return { do: 'skip', why: 'contact changed' };
  if (to.channel === 'call') return { do: 'call', to, why: to.why };
  const mark = await markOf(deps, notification.caf, to.email ?? '');
  if (mark === undefined) return { do: 'send', to };
  return to.isWorthACall ? { do: 'call', to, why: 'bounced' } : { do: 'skip', why: 'bounced' };
}

/**
 * Offers the mail again while it was certainly not taken. A code mail whose fate nobody knows goes out once more at
 * once, because a person waits for it.
 */
async function offer(
  { message }: Notification,
  pauses: readonly number[],
  send: () => Promise<Handover>,
): Promise<Handover> {
  let handover = await send();
  for (const pause of handover.outcome === 'later' ? pauses : []) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    handover = await send();
    if (handover.outcome !== 'later') break;
  }
  return handover.outcome === 'unknown' && provesAddress(message) ? send() : handover;
}

async function record(
  deps: Deps,
  leased: Notification,
  to: Addressee,
  handover: Handover,
): Promise<Delivery> {
  const at = deps.clock();
  const attempts = attemptsOf(leased);
  const { outcome } = handover;
  deps.log.info('mail handed over', { notification: leased.id, message: leased.message, outcome, attempts });
  if (outcome === 'sent') return settle(deps, leased, { status: 'sent', at, messageId: handover.messageId });
  if (outcome === 'refused' || attempts >= MAX_ATTEMPTS) {
    const level = outcome === 'refused' ? 'warn' : 'error';
    deps.log[level]('mail given up', { notification: leased.id, outcome, why: handover.why });
    const failed: State = { status: 'failed', at, why: handover.why };
    if (!to.isWorthACall) return settle(deps, leased, failed);
    return settleByCall(deps, leased, { to, why: 'not-sent' }, failed);
  }
  if (outcome === 'later') return settle(deps, leased, { status: 'waiting', attempts }, 'again');
  const waits = provesAddress(leased.message) ? 0 : FATE_KNOWN_AFTER;
  return settle(
    deps,
    leased,
    { status: 'unknown', retryAt: at + waits, attempts },
    waits === 0 ? 'again' : 'done',
  );
}

/** A lease that is gone was settled by an event of SES, which knows better. */
async function settle(
  deps: Deps,
  leased: Notification,
  state: State,
  then: Delivery = 'done',
): Promise<Delivery> {
  return (await changeNotification(deps.store, leased, state)) ? then : 'done';
}

/** Puts somebody's call in the place of the mail, in one act. */
async function settleByCall(
  deps: Deps,
  leased: Notification,
  { to, why }: { to: Addressee; why: ToCall['why'] },
  state: State,
): Promise<Delivery> {
  const instead = to.instead({ id: leased.id, why, now: deps.clock() });
  const result = await transact(deps.store, [instead, changeNotificationWrite(leased, state)]);
  if (!result.ok && result.failed.has(instead.name)) return settle(deps, leased, state);
  return 'done';
}

/** Nothing has left yet: whatever fails here may be tried again, up to the bound on attempts. */
async function orRelease<T>(deps: Deps, leased: Notification, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const attempts = attemptsOf(leased);
    const at = deps.clock();
    const spent = attempts >= MAX_ATTEMPTS;
    if (spent) deps.log.error('mail given up', { notification: leased.id, outcome: 'not composed' });
    await settle(
      deps,
      leased,
      spent ? { status: 'failed', at, why: 'not composed' } : { status: 'waiting', attempts },
    );
    throw error;
  }
}
