import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { reminders } from '../../functions/reminders/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Store } from '../../shared/store/client.ts';
import { addToDisruption, listOpenDisruptions, settleTouched } from '../../shared/store/disruptions.ts';
import { reminderItems } from '../../shared/store/reminders.ts';
import { transact } from '../../shared/store/transact.ts';
import { aClock, aLog, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { appointmentOf, notifications, putAppointment, toCalls } from '../support/mailing.ts';
import { dynamoStore } from '../support/store.ts';

const SERVICE = {
  reminders: [
    { kind: 'before' as const, hours: 48 },
    { kind: 'day-before' as const, at: '09:00' },
  ],
};
const A_WEEK_BEFORE = '2026-11-24T09:00:00+01:00';
const TWO_DAYS_BEFORE = '2026-11-29T09:00:00+01:00';
const THE_DAY_BEFORE = '2026-11-30T09:00:00+01:00';
const table = dynamoStore();
let store: Store;
let clock: TestClock;
let deps: Deps;
beforeEach(async () => {
  store = await table.empty();
  clock = aClock(A_WEEK_BEFORE);
  deps = testDeps({ store, clock });
});

async function booked(changes: Partial<Appointment> = {}): Promise<Appointment> {
  const appointment = await putAppointment(store, changes);
  await plan(appointment);
  return appointment;
}
const plan = (appointment: Appointment) =>
  transact(store, reminderItems(appointment, SERVICE, { now: clock(), zone: 'Europe/Paris' }));
const fire = (time?: string) => reminders(deps)(time === undefined ? {} : { time });
const left = () => itemsOfKind(store, 'reminder');

describe('reminders', () => {
  it('go out 48 hours before and at nine the day before, each once', async () => {
    await booked();
    clock.set(TWO_DAYS_BEFORE);
    clock.advance({ minutes: -1 });
    expect(await fire()).toEqual({ reminded: 0, settled: 0 });
    clock.set(TWO_DAYS_BEFORE);
    expect(await fire()).toEqual({ reminded: 1, settled: 0 });
    expect(await fire()).toEqual({ reminded: 0, settled: 0 });
    clock.set(THE_DAY_BEFORE);
    expect(await fire()).toEqual({ reminded: 1, settled: 0 });
    expect(await notifications(store)).toMatchObject([
      { message: 'reminder', appointment: 'appointment-1', state: { status: 'waiting' } },
      { message: 'reminder' },
    ]);
    expect(await left()).toEqual([]);
  });

  it('never remind of an hour that the Caf has said it cannot keep (B11)', async () => {
    const start = Date.parse('2026-12-03T09:00:00+01:00');
    const time = { start, end: start + 45 * 60_000, place: 'caf-creteil', mode: 'on-site' as const };
    await booked({ offer: { at: clock(), until: Date.parse(THE_DAY_BEFORE), times: [time] } });
    expect(await fire(TWO_DAYS_BEFORE)).toEqual({ reminded: 0, settled: 1 });
    expect(await fire(THE_DAY_BEFORE)).toEqual({ reminded: 0, settled: 1 });
    expect(await notifications(store)).toEqual([]);
  });

  it('wait while a cause touches the appointment and nobody has dealt with it (B11)', async () => {
    const { id, date, cell, start, professional, caf } = await booked();
    const cause = { kind: 'absence', absence: 'absence-1' } as const;
    const about = { caf, professional, role: 'social-worker', cause } as const;
    await addToDisruption(store, about, [{ id, date, cell, start }], clock());
    expect(await fire(THE_DAY_BEFORE)).toEqual({ reminded: 0, settled: 0 });
    const [disruption] = await listOpenDisruptions(store, caf);
    if (disruption === undefined) throw new Error('no disruption');
    const kept = { status: 'kept', by: 'subject-of-the-desk', at: clock() } as const;
    await transact(store, [settleTouched(disruption, id, kept, clock())]);
    expect(await fire(THE_DAY_BEFORE)).toMatchObject({ reminded: 1 });
  });

  it('can be fired as if at another moment', async () => {
    await booked();
    expect(await fire('2026-11-30T09:00:00+01:00')).toMatchObject({ reminded: 1 });
    await expect(fire('tomorrow')).rejects.toThrow();
  });

  it('remind once when they are fired by many at the same time', async () => {
    for (let at = 0; at < 12; at += 1) await booked({ id: `appointment-${at}` });
    const fired = await Promise.all(Array.from({ length: 4 }, () => fire(TWO_DAYS_BEFORE)));
    expect(fired.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(12);
    expect(new Set((await notifications(store)).map(appointmentOf)).size).toBe(12);
    expect(await notifications(store)).toHaveLength(12);
  });

  it('after a day of standstill say it once, not twice at the same moment', async () => {
    await booked();
    clock.set('2026-11-30T08:59:00+01:00');
    expect(await fire('2026-11-30T09:00:00+01:00')).toEqual({ reminded: 1, settled: 1 });
    expect(await left()).toEqual([]);
  });

  it('say nothing of an appointment that was cancelled, and are settled', async () => {
    await booked();
    await putAppointment(store, { version: 1, state: { status: 'cancelled', by: 'person', at: clock() } });
    expect(await fire(TWO_DAYS_BEFORE)).toEqual({ reminded: 0, settled: 1 });
    expect(await notifications(store)).toEqual([]);
  });

  it('speak of the new time after a move, never of the old one', async () => {
    await booked();
    const moved = await putAppointment(store, { cell: 120, version: 1 });
    expect(await fire(TWO_DAYS_BEFORE)).toEqual({ reminded: 0, settled: 1 });
    await plan(moved);
    expect(await fire('2026-11-29T10:00:00+01:00')).toEqual({ reminded: 1, settled: 0 });
    expect(await notifications(store)).toMatchObject([{ version: 1 }]);
  });

  it('are one call for whoever chose the phone, and none for whoever wants nothing (F4)', async () => {
    await booked({ id: 'phone', contact: { by: 'phone', discreet: false } });
    await booked({ id: 'nothing', contact: { by: 'none', discreet: false } });
    expect(await fire(TWO_DAYS_BEFORE)).toEqual({ reminded: 1, settled: 1 });
    expect(await fire(THE_DAY_BEFORE)).toEqual({ reminded: 0, settled: 2 });
    expect(await toCalls(store)).toMatchObject([{ appointment: 'phone', why: 'chose-phone' }]);
    expect(await notifications(store)).toEqual([]);
    expect(await left()).toEqual([]);
  });

  it('are not lost when the worker dies between reading and writing', async () => {
    await booked();
    let dead = true;
    const client = new Proxy(store.client, {
      get(target, name) {
        if (name !== 'send') return Reflect.get(target, name);
        return async (command: Parameters<typeof target.send>[0]) => {
          if (dead && command instanceof TransactWriteCommand) throw new Error('the process has ended');
          return target.send(command);
        };
      },
    });
    const log = aLog();
    const failing = reminders(testDeps({ store: { ...store, client }, clock, log }));
    await expect(failing({ time: TWO_DAYS_BEFORE })).rejects.toThrow('1 reminders failed');
    expect(log.lines.map(({ level }) => level)).toContain('error');
    dead = false;
    expect(await failing({ time: TWO_DAYS_BEFORE })).toEqual({ reminded: 1, settled: 0 });
  });

  it('of an appointment that has begun are settled without a word', async () => {
    const { start } = await booked();
    expect(await fire(new Date(start).toISOString())).toEqual({ reminded: 0, settled: 1 });
    expect(await notifications(store)).toEqual([]);
  });
});
