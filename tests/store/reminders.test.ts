import { beforeEach, describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Store } from '../../shared/store/client.ts';
import { hourOf } from '../../shared/store/items.ts';
import { dueReminders, reminderItems, settleReminderWrite } from '../../shared/store/reminders.ts';
import { transact } from '../../shared/store/transact.ts';
import { anAppointment } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const ZONE = 'Europe/Paris';
const SERVICE = {
  reminders: [
    { kind: 'before', hours: 48 },
    { kind: 'day-before', at: '09:00' },
  ],
} as const;
const at = (iso: string) => Date.parse(iso);
const A_WEEK_BEFORE = at('2026-11-24T09:00:00+01:00');
const TWO_DAYS_BEFORE = at('2026-11-29T09:00:00+01:00');
const NINE_THE_DAY_BEFORE = at('2026-11-30T09:00:00+01:00');
const table = dynamoStore();
let store: Store;
beforeEach(async () => {
  store = await table.empty();
});

const plan = (changes: Partial<Appointment>, now: number) =>
  transact(
    store,
    reminderItems(anAppointment(changes), { reminders: [...SERVICE.reminders] }, { now, zone: ZONE }),
  );
const planned = async () =>
  (await itemsOfKind(store, 'reminder')).map(({ sk, start, dueAt }) => [sk, start, dueAt]);
const { start } = anAppointment();

describe('the reminders of an appointment', () => {
  it('are written with its confirmation, each under its hour', async () => {
    await plan({}, A_WEEK_BEFORE);
    expect(await planned()).toEqual([
      ['REMINDER#0', start, TWO_DAYS_BEFORE],
      ['REMINDER#1', start, NINE_THE_DAY_BEFORE],
    ]);
    const hour = hourOf(NINE_THE_DAY_BEFORE);
    expect(await dueReminders(store, hour, NINE_THE_DAY_BEFORE - 1)).toEqual([]);
    expect(await dueReminders(store, hour, NINE_THE_DAY_BEFORE)).toMatchObject([
      { caf: '94', appointment: 'appointment-1', rule: 1, start },
    ]);
  });

  it('are only those still ahead when it is booked late', async () => {
    await plan({}, TWO_DAYS_BEFORE);
    expect(await planned()).toEqual([['REMINDER#1', start, NINE_THE_DAY_BEFORE]]);
  });

  it('follow a move: the later time replaces the earlier, what is past is removed', async () => {
    await plan({}, A_WEEK_BEFORE);
    await plan({ cell: 120 }, NINE_THE_DAY_BEFORE - 1);
    const moved = anAppointment({ cell: 120 }).start;
    expect(await planned()).toEqual([['REMINDER#1', moved, NINE_THE_DAY_BEFORE]]);
  });

  it('are settled once, and not after a move', async () => {
    await plan({}, A_WEEK_BEFORE);
    const [due] = await dueReminders(store, hourOf(TWO_DAYS_BEFORE), TWO_DAYS_BEFORE);
    if (due === undefined) throw new Error('nothing due');
    await plan({ cell: 120 }, A_WEEK_BEFORE);
    expect(await transact(store, [settleReminderWrite(due)])).toMatchObject({ ok: false });
    const moved = anAppointment({ cell: 120 }).start;
    const dueAt = moved - 48 * 3_600_000;
    const [now] = await dueReminders(store, hourOf(dueAt), dueAt);
    if (now === undefined) throw new Error('nothing due');
    expect(await transact(store, [settleReminderWrite(now)])).toEqual({ ok: true });
    expect(await transact(store, [settleReminderWrite(now)])).toMatchObject({ ok: false });
    expect(await planned()).toHaveLength(1);
  });
});
