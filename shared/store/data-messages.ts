import { randomUUID } from 'node:crypto';
import type { DataRequest } from '../domain/data-request.ts';
import type { DataMessage } from '../domain/notification.ts';
import { notificationPut } from './notifications.ts';
import type { NamedWrite } from './transact.ts';

/** What tells somebody who asked for their data, by mail alone, to be written in the transaction of what it tells. */
export function tellDataItems(
  { caf, id, answer }: DataRequest,
  message: DataMessage,
  { now }: { now: number },
): NamedWrite[] {
  if (answer.by !== 'email') return [];
  return [
    notificationPut({
      id: randomUUID(),
      caf,
      dataRequest: id,
      message,
      createdAt: now,
      state: { status: 'waiting' },
    }),
  ];
}
