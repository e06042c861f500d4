import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notifier } from '../../functions/notifier/handler.ts';
import { bookingCode } from '../../shared/config/booking-code.ts';
import type { Deps } from '../../shared/deps.ts';
import { FATE_KNOWN_AFTER } from '../../shared/domain/messages.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { makeMailer } from '../../shared/messaging/mailer.ts';
import { sweepNotifications } from '../../shared/messaging/sweep.ts';
import type { Store } from '../../shared/store/client.ts';
import { linkToken } from '../../shared/store/links.ts';
import { markMailbox } from '../../shared/store/mailboxes.ts';
import { aClock, aLog, aPerson, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPostbox, putAppointment, putNotification, stateOf, toCalls } from '../support/mailing.ts';
import { dynamoStore } from '../support/store.ts';

const ADDRESS = 'dominique.exemple@courriel.example';
const LATER = { outcome: 'later', why: 'Throttling' } as const;
const UNKNOWN = { outcome: 'unknown', why: 'TimeoutError' } as const;
const NO_PAUSES = [0, 0, 0];
const LEASE = 90_000;
const table = dynamoStore();
let store: Store;
let clock: TestClock;
let log: ReturnType<typeof aLog>;
let deps: Deps;
beforeEach(async () => {
  store = await table.empty();
  clock = aClock();
  log = aLog();
  deps = testDeps({ store, clock, log });
});

const pending = (more = {}) => ({
  status: 'pending' as const,
  expiresAt: clock() + 15 * 60_000,
  codeRound: 1,
  wrongCodes: 0,
  ...more,
});
const event = (...ids: string[]) => ({
  Records: ids.map((id) => ({ messageId: `of-${id}`, body: JSON.stringify({ notification: id }) })),
});
const work = (postbox: ReturnType<typeof aPostbox>) => deliver(deps, postbox, 'notification-1', NO_PAUSES);

describe('a mail', () => {
  it('goes out once, says what the appointment is now, and is recorded', async () => {
    const appointment = await putAppointment(store, { version: 1 });
    await putNotification(store, { version: 1 });
    const postbox = aPostbox();
    expect(await notifier(deps, postbox)(event('notification-1'))).toEqual({ batchItemFailures: [] });
    expect(await stateOf(store)).toEqual({ status: 'sent', at: clock(), messageId: 'message-1' });
    const [mail] = postbox.mails;
    expect(mail).toMatchObject({ to: ADDRESS, notification: 'notification-1' });
    expect(mail?.read.text).toContain(
      `https://rdv.caf94.example/rendez-vous#${linkToken(deps.keys, appointment)}`,
    );
    expect(mail?.read.calendar).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:1\r\n/);
    await notifier(deps, postbox)(event('notification-1'));
    expect(postbox.mails).toHaveLength(1);
  });

  it('goes out once however many workers have it at the same time', async () => {
    await putAppointment(store);
    await putNotification(store);
    const postbox = aPostbox();
    await Promise.all(Array.from({ length: 6 }, () => work(postbox)));
    expect(postbox.mails).toHaveLength(1);
  });

  it('takes the invitation back when the appointment is lost', async () => {
    await putAppointment(store, { version: 2, state: { status: 'cancelled', by: 'caf', at: clock() } });
    await putNotification(store, { message: 'cancelled-by-caf', version: 2 });
    const postbox = aPostbox();
    await work(postbox);
    expect(postbox.mails[0]?.read.calendar).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:2\r\n/);
  });

  it('is bare when the appointment is discreet: no link, no calendar (F4)', async () => {
    await putAppointment(store, { contact: { by: 'email', discreet: true } });
    await putNotification(store);
    const postbox = aPostbox();
    await work(postbox);
    expect(postbox.mails[0]?.read.calendar).toBeUndefined();
    expect(postbox.mails[0]?.read.text).not.toMatch(/https?:|Créteil/);
  });

  it('leaves no personal data in the log (D1)', async () => {
    await putAppointment(store);
    await putNotification(store);
    await work(aPostbox({ outcome: 'refused', why: 'MessageRejected' }));
    expect(JSON.stringify(log.lines)).not.toMatch(/dominique|courriel|0199001234/i);
    expect(log.lines.length).toBeGreaterThan(0);
  });
});

describe('a code mail (B5)', () => {
  it('carries the code of the round that counts now', async () => {
    const appointment = await putAppointment(store, { state: pending() });
    await putNotification(store, { message: 'code' });
    const postbox = aPostbox();
    await work(postbox);
    expect(postbox.mails[0]?.read.text).toContain(bookingCode(deps.keys, appointment, 1));
    expect(postbox.mails[0]?.read.headers.get('subject')).toBe('Votre code pour la Caf');
    expect(postbox.mails[0]?.read.calendar).toBeUndefined();
  });

  it('is not sent once the booking is over', async () => {
    await putAppointment(store, { state: pending() });
    await putNotification(store, { message: 'code' });
    clock.advance({ minutes: 15 });
    const postbox = aPostbox();
    await work(postbox);
    expect(postbox.mails).toEqual([]);
    expect(await stateOf(store)).toMatchObject({ status: 'skipped', why: 'over' });
  });

  it('goes to whoever chose the phone, because it proves the address (F4)', async () => {
    await putAppointment(store, { state: pending(), contact: { by: 'phone', discreet: true } });
    await putNotification(store, { message: 'code' });
    const postbox = aPostbox();
    await work(postbox);
    expect(postbox.mails).toHaveLength(1);
  });
});

describe('a mail in place of a code (B2)', () => {
  const asked = async (existing: Parameters<typeof putAppointment>[1]) => {
    const appointment = await putAppointment(store, { id: 'standing', ...existing });
    await putAppointment(store, { state: pending({ duplicateOf: 'standing' }) });
    await putNotification(store, { message: 'already-booked' });
    const postbox = aPostbox();
    await work(postbox);
    return { text: postbox.mails[0]?.read.text ?? '', token: linkToken(deps.keys, appointment) };
  };

  it('carries the link to what exists', async () => {
    const { text, token } = await asked({});
    expect(text).toContain(`#${token}`);
    expect(text).not.toMatch(/\b\d{6}\b/);
  });

  it('tells another mailbox nothing, whatever phone number was typed', async () => {
    const { text } = await asked({ person: aPerson({ email: 'victime@courriel.example' }) });
    expect(text).not.toMatch(/#|déjà/);
    expect(text).toContain('Appelez-nous');
  });

  it('carries no link to a discreet appointment, nor to one of whoever chose the phone (F4)', async () => {
    for (const contact of [
      { by: 'email', discreet: true } as const,
      { by: 'phone', discreet: false } as const,
    ]) {
      store = await table.empty();
      const { text } = await asked({ contact });
      expect(text).not.toContain('https:');
    }
  });
});

describe('a mail that has been outrun', () => {
  it('is skipped when a newer version tells more', async () => {
    await putAppointment(store, { version: 3 });
    await putNotification(store, { message: 'moved', version: 2 });
    const postbox = aPostbox();
    await work(postbox);
    expect(postbox.mails).toEqual([]);
    expect(await stateOf(store)).toMatchObject({ status: 'skipped', why: 'older' });
  });

  it('becomes a call when the person chose the phone meanwhile, and silence when they want none', async () => {
    await putAppointment(store, { contact: { by: 'phone', discreet: false } });
    await putNotification(store, { message: 'reminder' });
    await putNotification(store, { id: 'notification-2', message: 'confirmed' });
    const postbox = aPostbox();
    await notifier(deps, postbox)(event('notification-1', 'notification-2'));
    expect(postbox.mails).toEqual([]);
    expect(await toCalls(store)).toMatchObject([{ message: 'reminder', why: 'chose-phone' }]);
    expect(await stateOf(store, 'notification-2')).toMatchObject({ status: 'skipped' });
  });

  it('becomes a call when the address is dead', async () => {
    await markMailbox(deps, '94', ADDRESS, { mark: 'bounced', at: clock() });
    await putAppointment(store);
    await putNotification(store);
    const postbox = aPostbox();
    await work(postbox);
    expect(postbox.mails).toEqual([]);
    expect(await toCalls(store)).toMatchObject([{ message: 'confirmed', why: 'bounced' }]);
    expect(await stateOf(store)).toMatchObject({ status: 'skipped', why: 'bounced' });
  });

  it('is skipped when its appointment is gone', async () => {
    await putNotification(store);
    await work(aPostbox());
    expect(await stateOf(store)).toMatchObject({ status: 'skipped', why: 'gone' });
  });
});

describe('when SES does not take it', () => {
  beforeEach(async () => {
    await putAppointment(store);
    await putNotification(store);
  });

  it('is offered again within the same attempt', async () => {
    const postbox = aPostbox(LATER, LATER);
    expect(await work(postbox)).toBe('done');
    expect(postbox.mails).toHaveLength(3);
    expect(await stateOf(store)).toMatchObject({ status: 'sent' });
  });

  it('waits for the queue to bring it again, ten times at most, then somebody is to call', async () => {
    const never = () => aPostbox(LATER, LATER, LATER, LATER);
    for (let attempt = 1; attempt < 10; attempt += 1) {
      expect(await work(never())).toBe('again');
      expect(await stateOf(store)).toEqual({ status: 'waiting', attempts: attempt });
    }
    expect(await work(never())).toBe('done');
    expect(await stateOf(store)).toMatchObject({ status: 'failed', why: 'Throttling' });
    expect(await toCalls(store)).toMatchObject([{ message: 'confirmed', why: 'not-sent' }]);
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('is given up at once when it is refused for good, and somebody is to call', async () => {
    const postbox = aPostbox({ outcome: 'refused', why: 'MessageRejected' });
    expect(await work(postbox)).toBe('done');
    expect(await work(postbox)).toBe('done');
    expect(postbox.mails).toHaveLength(1);
    expect(await stateOf(store)).toMatchObject({ status: 'failed', why: 'MessageRejected' });
    expect(await toCalls(store)).toMatchObject([{ why: 'not-sent' }]);
  });

  it('waits ten minutes for the Send event when nobody knows, and only then goes out again', async () => {
    const postbox = aPostbox(UNKNOWN);
    expect(await work(postbox)).toBe('done');
    expect(await stateOf(store)).toEqual({
      status: 'unknown',
      retryAt: clock() + FATE_KNOWN_AFTER,
      attempts: 1,
    });
    clock.advance({ minutes: 9 });
    expect(await work(postbox)).toBe('done');
    expect(await sweepNotifications(deps)).toBe(0);
    expect(postbox.mails).toHaveLength(1);
    clock.advance({ minutes: 1 });
    expect(await sweepNotifications(deps)).toBe(1);
    await work(postbox);
    expect(postbox.mails).toHaveLength(2);
    expect(await stateOf(store)).toMatchObject({ status: 'sent' });
  });

  it('sends a code again at once, because somebody waits', async () => {
    await putAppointment(store, { id: 'waiting', state: pending() });
    await putNotification(store, { id: 'code', appointment: 'waiting', message: 'code' });
    const postbox = aPostbox(UNKNOWN, UNKNOWN);
    expect(await deliver(deps, postbox, 'code', NO_PAUSES)).toBe('again');
    expect(postbox.mails).toHaveLength(2);
    expect(await deliver(deps, postbox, 'code', NO_PAUSES)).toBe('done');
    expect(await stateOf(store, 'code')).toMatchObject({ status: 'sent' });
  });
});

describe('when the worker dies', () => {
  /** A store whose nth update is never answered, as if the process had ended there. */
  function dyingAtUpdate(count: number): Store {
    let updates = 0;
    const client = new Proxy(store.client, {
      get(target, name) {
        if (name !== 'send') return Reflect.get(target, name);
        return async (command: Parameters<typeof target.send>[0]) => {
          if (command instanceof UpdateCommand) updates += 1;
          if (updates >= count) throw new Error('the process has ended');
          return target.send(command);
        };
      },
    });
    return { ...store, client };
  }

  it('between sending and recording, the mail is not sent again before its fate is known', async () => {
    await putAppointment(store);
    await putNotification(store);
    const postbox = aPostbox();
    const dying = testDeps({ store: dyingAtUpdate(2), clock, log });
    expect(await notifier(dying, postbox)(event('notification-1'))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'of-notification-1' }],
    });
    expect(await stateOf(store)).toMatchObject({ status: 'leased' });
    expect(await work(postbox)).toBe('done');
    clock.set(new Date(clock() + LEASE + FATE_KNOWN_AFTER - 1).toISOString());
    expect(await work(postbox)).toBe('done');
    expect(await sweepNotifications(deps)).toBe(0);
    expect(postbox.mails).toHaveLength(1);
    clock.set(new Date(clock() + 1).toISOString());
    expect(await sweepNotifications(deps)).toBe(1);
    await work(postbox);
    expect(await stateOf(store)).toMatchObject({ status: 'sent', messageId: 'message-2' });
  });

  it('with a code, it goes out again when the lease has run out', async () => {
    await putAppointment(store, { state: pending() });
    await putNotification(store, { message: 'code' });
    const postbox = aPostbox();
    await notifier(testDeps({ store: dyingAtUpdate(2), clock, log }), postbox)(event('notification-1'));
    clock.set(new Date(clock() + LEASE).toISOString());
    expect(await work(postbox)).toBe('done');
    expect(postbox.mails).toHaveLength(2);
    expect(await stateOf(store)).toMatchObject({ status: 'sent', messageId: 'message-2' });
  });

  it('before sending, nothing is lost and the attempts are bounded', async () => {
    await putAppointment(store, { service: 'no-such-service' });
    await putNotification(store);
    const postbox = aPostbox();
    const handler = notifier(deps, postbox);
    for (let attempt = 1; attempt < 10; attempt += 1) {
      expect((await handler(event('notification-1'))).batchItemFailures).toHaveLength(1);
      expect(await stateOf(store)).toEqual({ status: 'waiting', attempts: attempt });
    }
    await handler(event('notification-1'));
    expect(await stateOf(store)).toMatchObject({ status: 'failed', why: 'not composed' });
    expect(await handler(event('notification-1'))).toEqual({ batchItemFailures: [] });
    expect(postbox.mails).toEqual([]);
  });
});

describe('what got stuck', () => {
  it('is touched once it should have gone, and then goes', async () => {
    await putAppointment(store);
    await putNotification(store, { createdAt: clock() });
    expect(await sweepNotifications(deps)).toBe(0);
    clock.advance({ minutes: 2 });
    expect(await sweepNotifications(deps)).toBe(1);
    expect((await itemsOfKind(store, 'notification'))[0]?.['nudge']).toBe(clock());
    await work(aPostbox());
    expect(await sweepNotifications(deps)).toBe(0);
  });

  it('is brought back a bounded number at a time, oldest first', async () => {
    for (const [at, id] of ['c', 'a', 'b'].entries())
      await putNotification(store, { id, createdAt: clock() - 1_000_000 + at });
    expect(await sweepNotifications(deps, { limit: 2 })).toBe(2);
    const nudged = (await itemsOfKind(store, 'notification')).filter((item) => item['nudge'] !== undefined);
    expect(nudged.map(({ id }) => id)).toEqual(['a', 'c']);
  });
});

describe('over the client of SES', () => {
  const ses = mockClient(SESClient);
  afterEach(() => ses.reset());
  afterAll(() => ses.restore());
  const throttled = () =>
    new SESServiceException({ name: 'Throttling', $fault: 'client', $metadata: {}, message: 'rate' });

  it('a mail refused for the rate goes out a moment later, tagged with its notification', async () => {
    await putAppointment(store);
    await putNotification(store);
    ses.on(SendRawEmailCommand).rejectsOnce(throttled()).resolves({ MessageId: 'from-ses' });
    const handler = notifier(deps, makeMailer(new SESClient({}), 'rdv'));
    expect(await handler(event('notification-1'))).toEqual({ batchItemFailures: [] });
    expect(await stateOf(store)).toMatchObject({ status: 'sent', messageId: 'from-ses' });
    const inputs = ses.commandCalls(SendRawEmailCommand).map((call) => call.args[0].input);
    expect(inputs).toHaveLength(2);
    expect(inputs[1]).toMatchObject({
      Tags: [{ Name: 'notification', Value: 'notification-1' }],
      ConfigurationSetName: 'rdv',
      Destinations: [ADDRESS],
    });
  });
});
