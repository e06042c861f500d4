import { DateTime } from 'luxon';
import type { SlotCase, WeeklyHours } from './slot-engine.ts';

/**
 * The same answers as `slots`, written the plain way with luxon and nothing of the product: what its speed and its
 * answers are compared with.
 */
export function referenceSlots(input: SlotCase): string[] {
  const from = DateTime.fromISO(input.fromUtc);
  const to = DateTime.fromISO(input.toUtc);
  const notBefore = DateTime.fromISO(input.nowUtc).plus({ minutes: input.minimumNoticeMin }).toMillis();
  const length = input.eventLengthMin * 60_000;
  const step = input.frequencyMin * 60_000;
  const starts = new Set<string>();
  for (const { busy, weekly = input.weekly } of input.agents) {
    let day = from.setZone(input.timeZone).startOf('day').minus({ days: 1 });
    for (; day < to; day = day.plus({ days: 1 })) {
      for (const hours of weekly.filter(({ days }) => days.includes(day.weekday % 7))) {
        for (const [opens, closes] of windows(day, hours)) {
          for (let start = opens.toMillis(); start + length <= closes.toMillis(); start += step) {
            if (start < notBefore || start < from.toMillis() || start >= to.toMillis()) continue;
            if (busy.some(([since = 0, until = 0]) => start < until && since < start + step)) continue;
            starts.add(DateTime.fromMillis(start).toUTC().toISO() ?? '');
          }
        }
      }
    }
  }
  return [...starts].sort();
}

/** Hours past midnight are two windows (B8). */
function windows(day: DateTime, { start, end }: WeeklyHours): [DateTime, DateTime][] {
  if (end > start) return [[at(day, start), at(day, end)]];
  const next = day.plus({ days: 1 }).startOf('day');
  return [
    [at(day, start), next],
    [next, at(next, end)],
  ];
}

function at(day: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day.set({ hour, minute });
}
