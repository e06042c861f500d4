import * as z from 'zod';
import type { ReminderRule } from './caf.ts';
import { addDays, makeCalendar } from './time.ts';
import { CafCode } from './words.ts';

/**
 * A reminder still to come: one per appointment and rule of its service. `start` (epoch ms) is the time it speaks of,
 * so that what a move left behind is known for stale.
 */
export const Reminder = z.strictObject({
  caf: CafCode,
  appointment: z.string(),
  /** Index of the rule in the service's list. */
  rule: z.int().min(0),
  start: z.int(),
  dueAt: z.int(),
});
export type Reminder = z.infer<typeof Reminder>;

/** When a rule's reminder is due, epoch ms: elapsed hours before the start, or a wall-clock time the day before in `zone`. */
export function reminderDueAt(rule: ReminderRule, start: number, zone: string): number {
  switch (rule.kind) {
    case 'before':
      return start - rule.hours * 3_600_000;
    case 'day-before': {
      const calendar = makeCalendar(zone);
      const eve = addDays(calendar.localDateOf(start), -1);
      return calendar.instantOf(eve, calendar.cellOfLocalTime(eve, rule.at));
    }
  }
}

/**
 * For each rule, by its index, when its reminder is due, or undefined when that time has passed: who booked later than
 * that is not reminded of what they have just done.
 */
export function remindersAhead(
  rules: readonly ReminderRule[],
  { start, now, zone }: { start: number; now: number; zone: string },
): (number | undefined)[] {
  return rules.map((rule) => {
    const dueAt = reminderDueAt(rule, start, zone);
    return dueAt > now ? dueAt : undefined;
  });
}
