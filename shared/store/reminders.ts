import type { Appointment } from '../domain/appointment.ts';
import type { Service } from '../domain/caf.ts';
import { Reminder, remindersAhead } from '../domain/reminders.ts';
import type { Store } from './client.ts';
import { hourOf, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { queryAll } from './query.ts';
import type { NamedWrite } from './transact.ts';

/**
 * The reminders of an appointment as confirmed or moved, to be written in that same transaction: those still ahead are
 * put over whatever the earlier time left, the others are removed. Names: `reminder-0`, `reminder-1`…
 */
export function reminderItems(
  appointment: Appointment,
  service: Pick<Service, 'reminders'>,
  { now, zone }: { now: number; zone: string },
): NamedWrite[] {
  const { caf, id, start } = appointment;
  return remindersAhead(service.reminders, { start, now, zone }).map((dueAt, rule) => ({
    name: `reminder-${rule}`,
    write:
      dueAt === undefined
        ? { Delete: { Key: keys.reminder(caf, id, rule) } }
        : { Put: { Item: reminderItem({ caf, appointment: id, rule, start, dueAt }) } },
  }));
}

/** A reminder as stored: under the UTC hour in which it is due, gone a week after its appointment at the latest. */
export function reminderItem(reminder: Reminder): Record<string, unknown> {
  return {
    ...keys.reminder(reminder.caf, reminder.appointment, reminder.rule),
    kind: 'reminder',
    ...reminder,
    ...indexKeys.dueReminder(hourOf(reminder.dueAt), reminder.appointment, reminder.rule),
    ttl: ttlAfter(reminder.start, 7),
  };
}

/** The reminders of one UTC hour that are due by `now`, settled ones excluded. */
export async function dueReminders(store: Store, hour: string, now: number): Promise<Reminder[]> {
  const partition = indexKeys.dueReminder(hour, '', 0).gsi1pk;
  const items = await queryAll(store, { index: 'gsi1', partition });
  return items.map((item) => parseItem(Reminder, item)).filter(({ dueAt }) => dueAt <= now);
}

/** Settles a reminder by removing it; refused under the name `reminder` when it was settled or moved meanwhile. */
export function settleReminderWrite(reminder: Reminder): NamedWrite {
  return {
    name: 'reminder',
    write: {
      Delete: {
        Key: keys.reminder(reminder.caf, reminder.appointment, reminder.rule),
        ConditionExpression: '#start = :start AND #dueAt = :dueAt',
        ExpressionAttributeNames: { '#start': 'start', '#dueAt': 'dueAt' },
        ExpressionAttributeValues: { ':start': reminder.start, ':dueAt': reminder.dueAt },
      },
    },
  };
}
