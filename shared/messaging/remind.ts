import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Reminder } from '../domain/reminders.ts';
import { getAppointment } from '../store/appointments.ts';
import { listOpenDisruptions } from '../store/disruptions.ts';
import { hourOf } from '../store/items.ts';
import { tellItems } from '../store/notifications.ts';
import { dueReminders, settleReminderWrite } from '../store/reminders.ts';
import { transact } from '../store/transact.ts';

const HOUR = 3_600_000;
/** How far back a firing looks, so that a day of standstill loses no reminder. */
const HOURS_BACK = 24;
/** Reminders worked on side by side. */
const AT_ONCE = 8;

export interface Reminded {
  readonly reminded: number;
  /** Settled without a word: cancelled, moved, begun, or somebody who wants no message. */
  readonly settled: number;
  readonly failed: number;
}

/**
 * Turns every reminder due by `now` (epoch ms) into a mail or a call, in the transaction that settles it: fired twice,
 * or again after a crash, it reminds once. The appointment is read again, so nothing needs to be cancelled.
 */
export async function remind(deps: Deps, now: number): Promise<Reminded> {
  const hours = Array.from({ length: HOURS_BACK + 1 }, (_, back) => hourOf(now - back * HOUR));
  const due = (await Promise.all(hours.map((hour) => dueReminders(deps.store, hour, now)))).flat();
  const waiting = await waitingFor(deps, due);
  const latest = latestOfEach(due);
  const count = { reminded: 0, settled: 0, failed: 0 };
  const queue = due.filter((reminder) => !waiting.has(reminder.appointment)).values();
  const worker = async () => {
    for (const reminder of queue) {
      const outcome = await remindOne(deps, reminder, now, latest.has(reminder)).catch((error: unknown) => {
        deps.log.error('reminder failed', { error: error instanceof Error ? error.name : 'unknown' });
        return 'failed' as const;
      });
      count[outcome] += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return count;
}

/**
 * Appointments that a cause touches and nobody has dealt with: nobody is reminded of an hour that may not hold (B11). Their
 * reminders stay due for a day, for those that are kept in the end.
 */
async function waitingFor({ store }: Deps, due: readonly Reminder[]): Promise<ReadonlySet<string>> {
  const cafs = [...new Set(due.map(({ caf }) => caf))];
  const disruptions = (await Promise.all(cafs.map((caf) => listOpenDisruptions(store, caf)))).flat();
  return new Set(
    disruptions.flatMap(({ touched }) =>
      Object.entries(touched)
        .filter(([, { state }]) => state.status === 'open')
        .map(([appointment]) => appointment),
    ),
  );
}

async function remindOne(
  { store }: Deps,
  reminder: Reminder,
  now: number,
  isLatest: boolean,
): Promise<'reminded' | 'settled'> {
  const settle = settleReminderWrite(reminder);
  const appointment = await getAppointment(store, reminder.caf, reminder.appointment);
  const speaks = appointment !== undefined && isLatest && stillHolds(reminder, appointment, now);
  const tell = speaks ? tellItems(appointment, 'reminder', { now }) : [];
  const result = await transact(store, [...tell, settle]);
  if (result.ok) return tell.length > 0 ? 'reminded' : 'settled';
  // One call reminds of an appointment, however many reminders it has.
  if (result.failed.has('to-call') && !result.failed.has('reminder')) await transact(store, [settle]);
  return 'settled';
}

/** Who was offered other times has been told that this one cannot be kept (B11). */
function stillHolds(reminder: Reminder, { state, start, offer }: Appointment, now: number): boolean {
  return state.status === 'confirmed' && offer === undefined && start === reminder.start && start > now;
}

/** After a standstill several reminders of one appointment are due together; the latest says it all. */
function latestOfEach(due: readonly Reminder[]): ReadonlySet<Reminder> {
  const latest = new Map<string, Reminder>();
  for (const reminder of due) {
    const key = `${reminder.caf}#${reminder.appointment}`;
    const known = latest.get(key);
    if (known === undefined || known.dueAt < reminder.dueAt) latest.set(key, reminder);
  }
  return new Set(latest.values());
}
