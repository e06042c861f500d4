import type { CallBack } from '../domain/call-back.ts';
import { isSettled } from '../domain/messages.ts';
import type { Notification } from '../domain/notification.ts';
import type { OpeningJob } from '../domain/planning.ts';
import { type CheckContext, OPENED_AFTER, SETTLED_AFTER } from './context.ts';

export function checkNotification(notification: Notification, item: string, check: CheckContext): void {
  const isLate = notification.createdAt + SETTLED_AFTER < check.now;
  if (isLate && !isSettled(notification))
    check.fault({ code: 'notification-unsettled', item, detail: notification.state.status });
}

export function checkJob({ createdAt, done }: OpeningJob, item: string, check: CheckContext): void {
  if (!done && createdAt + OPENED_AFTER < check.now) check.fault({ code: 'job-stuck', item });
}

const callBackKey = (caf: string, id: string) => `call-back ${caf} ${id}`;

export function checkCallBack({ caf, id, state }: CallBack, item: string, check: CheckContext): void {
  if (state.status !== 'open') return;
  check.ledger.wants(callBackKey(caf, id), { code: 'call-back-without-guard', item });
}

export function checkCallBackGuard(
  { callBack }: { callBack: string },
  item: string,
  check: CheckContext,
  { pk }: { pk: string },
): void {
  const [caf = ''] = pk.split('#');
  const detail = `call-back ${callBack}`;
  check.ledger.has(callBackKey(caf, callBack), { code: 'guard-without-call-back', item, detail });
}
