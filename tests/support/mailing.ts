import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { Notification, ToCall } from '../../shared/domain/notification.ts';
import type { Handover, Mailer } from '../../shared/messaging/mailer.ts';
import type { RawMail } from '../../shared/messaging/mime.ts';
import { appointmentItem } from '../../shared/store/appointments.ts';
import type { Store } from '../../shared/store/client.ts';
import { parseItem } from '../../shared/store/items.ts';
import { keys } from '../../shared/store/keys.ts';
import { notificationItem } from '../../shared/store/notifications.ts';
import { anAppointment } from './fixtures.ts';
import { itemsOfKind } from './items.ts';
import { type ReadMail, readMail } from './mail.ts';

/** Puts an appointment as it stands, over whatever was there. */
export async function putAppointment(
  store: Store,
  overrides: Partial<Appointment> = {},
): Promise<Appointment> {
  const appointment = anAppointment(overrides);
  await put(store, appointmentItem(appointment, undefined));
  return appointment;
}

export function aNotification(overrides: Partial<Notification> = {}): Notification {
  return Notification.parse({
    id: 'notification-1',
    caf: '94',
    appointment: 'appointment-1',
    message: 'confirmed',
    version: 0,
    createdAt: Date.parse('2026-11-30T08:00:00+01:00'),
    state: { status: 'waiting' },
    ...overrides,
  });
}

export async function putNotification(
  store: Store,
  overrides: Partial<Notification> = {},
): Promise<Notification> {
  const notification = aNotification(overrides);
  await put(store, notificationItem(notification));
  return notification;
}

export async function put(store: Store, item: Record<string, unknown>): Promise<void> {
  await store.client.send(new PutCommand({ TableName: store.table, Item: item }));
}

/** How a notification stands in the table. */
export async function stateOf(store: Store, id = 'notification-1'): Promise<Notification['state']> {
  const answer = await store.client.send(
    new GetCommand({ TableName: store.table, Key: keys.notification(id), ConsistentRead: true }),
  );
  if (answer.Item === undefined) throw new Error(`no notification ${id}`);
  return parseItem(Notification, answer.Item).state;
}

export async function notifications(store: Store): Promise<Notification[]> {
  return (await itemsOfKind(store, 'notification')).map((item) => parseItem(Notification, item));
}

export async function toCalls(store: Store): Promise<ToCall[]> {
  return (await itemsOfKind(store, 'to-call')).map((item) => parseItem(ToCall, item));
}

/** The appointment that a message or a call speaks of. */
export function appointmentOf(one: Notification | ToCall): string | undefined {
  return 'appointment' in one ? one.appointment : undefined;
}

/** A postbox in place of SES: keeps what it is given and answers as it is told, `sent` at the end of the list. */
export function aPostbox(...answers: (Handover | (() => Promise<Handover>))[]): Mailer & {
  readonly mails: (RawMail & { readonly notification: string; readonly read: ReadMail })[];
} {
  const mails: (RawMail & { notification: string; read: ReadMail })[] = [];
  return {
    mails,
    async send(mail, notification) {
      mails.push({ ...mail, notification, read: readMail(mail.raw) });
      const answer = answers.shift();
      if (answer === undefined) return { outcome: 'sent', messageId: `message-${mails.length}` };
      return typeof answer === 'function' ? answer() : answer;
    },
  };
}
