import ICAL from 'ical.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { notifier } from '../../functions/notifier/handler.ts';
import { reminders } from '../../functions/reminders/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { isSettled } from '../../shared/domain/messages.ts';
import { aClient, ELEVEN, NINE } from '../support/booking.ts';
import { aClock, type TestClock, testDeps } from '../support/fixtures.ts';
import { aPostbox, notifications, toCalls } from '../support/mailing.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const table = dynamoStore();
let clock: TestClock;
let deps: Deps;
let client: ReturnType<typeof aClient>;
let postbox: ReturnType<typeof aPostbox>;
beforeEach(async () => {
  const store = await table.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store, clock });
  client = aClient(deps);
  postbox = aPostbox();
  await aReceivingProfessional(store);
});

/** Sends whatever waits, as relay and queue would, and answers the mails of this round. */
async function mails() {
  const before = postbox.mails.length;
  const waiting = (await notifications(deps.store)).filter((each) => !isSettled(each));
  const Records = waiting.map(({ id }) => ({ messageId: id, body: JSON.stringify({ notification: id }) }));
  expect(await notifier(deps, postbox)({ Records })).toEqual({ batchItemFailures: [] });
  return postbox.mails.slice(before).map(({ read }) => read);
}

const only = async () => {
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  if (mail === undefined) throw new Error('no mail');
  const event = mail.calendar === undefined ? undefined : new ICAL.Component(ICAL.parse(mail.calendar));
  return {
    ...mail,
    code: /\b\d{6}\b/.exec(mail.text)?.[0] ?? '',
    token: /\/rendez-vous#(\S+)/.exec(mail.text)?.[1] ?? '',
    method: event?.getFirstPropertyValue('method'),
    event: new ICAL.Event(event?.getFirstSubcomponent('vevent') ?? undefined),
  };
};

describe('with nothing but the mails', () => {
  it('an allocataire confirms, moves, is reminded and cancels, in one calendar entry', async () => {
    const id = (await client.book({ start: NINE })).json.text('id');
    const { code } = await only();
    expect((await client.confirm(id, code)).status).toBe(200);

    const confirmed = await only();
    expect((await client.view(confirmed.token)).status).toBe(200);
    expect([confirmed.method, confirmed.event.sequence]).toEqual(['REQUEST', 0]);

    expect((await client.move(confirmed.token, { start: ELEVEN })).status).toBe(200);
    const moved = await only();
    expect(moved.text).toContain('à la date que vous avez choisie');
    expect([moved.method, moved.event.sequence, moved.event.uid]).toEqual([
      'REQUEST',
      1,
      confirmed.event.uid,
    ]);
    expect(moved.event.startDate.toJSDate().getTime()).toBe(Date.parse(ELEVEN));

    clock.set('2026-11-29T11:00:00+01:00');
    expect(await reminders(deps)({})).toEqual({ reminded: 1, settled: 0 });
    const reminder = await only();
    expect(reminder.text.replaceAll('\u00a0', ' ')).toContain('mardi 1er décembre 2026 à 11 h');
    expect(reminder.token).toBe(confirmed.token);

    expect((await client.cancel(reminder.token)).status).toBe(200);
    const cancelled = await only();
    expect([cancelled.method, cancelled.event.sequence, cancelled.event.uid]).toEqual([
      'CANCEL',
      2,
      confirmed.event.uid,
    ]);
    clock.set('2026-11-30T09:00:00+01:00');
    expect(await reminders(deps)({})).toMatchObject({ reminded: 0 });
    expect(await mails()).toEqual([]);
  });

  it('whoever has an appointment already gets its link instead of a second code (B2)', async () => {
    const { token } = await client.bookAndConfirm();
    await mails();
    const id = (await client.book({ start: ELEVEN })).json.text('id');
    const second = await only();
    expect([second.code, second.token]).toEqual(['', token]);
    expect((await client.confirm(id, '123456')).status).toBe(400);
  });

  it('a person who chose the phone gets the code and nothing further by mail (F4)', async () => {
    const person = {
      firstName: 'Dominique',
      lastName: 'Exemple',
      email: 'dominique.exemple@courriel.example',
      phone: '01 99 00 12 34',
    };
    const contact = { by: 'phone', hours: ['morning'] };
    const id = (await client.book({ person, contact })).json.text('id');
    const { code } = await only();
    await client.confirm(id, code);
    expect(await mails()).toEqual([]);
    clock.set('2026-11-29T09:00:00+01:00');
    await reminders(deps)({});
    expect(await mails()).toEqual([]);
    expect(await toCalls(deps.store)).toMatchObject([{ message: 'reminder', why: 'chose-phone' }]);
  });
});
