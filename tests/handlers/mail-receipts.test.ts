import { beforeEach, describe, expect, it } from 'vitest';
import { mailReceipts } from '../../functions/mail-receipts/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import type { Store } from '../../shared/store/client.ts';
import { markOf } from '../../shared/store/mailboxes.ts';
import { aClock, aLog, aPerson, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import {
  aPostbox,
  appointmentOf,
  putAppointment,
  putNotification,
  stateOf,
  toCalls,
} from '../support/mailing.ts';
import { dynamoStore } from '../support/store.ts';

const ADDRESS = 'dominique.exemple@courriel.example';
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

interface Told {
  readonly id?: string;
  readonly to?: string;
  readonly [extra: string]: unknown;
}

/** An event as SES publishes it and EventBridge hands it to the queue. */
const told = (eventType: string, { id = 'notification-1', to = ADDRESS, ...extra }: Told = {}) => ({
  version: '0',
  source: 'aws.ses',
  'detail-type': 'Email event',
  detail: {
    eventType,
    mail: {
      timestamp: '2026-11-30T08:00:00.000Z',
      messageId: 'from-ses',
      destination: [to],
      tags: { 'ses:configuration-set': ['rdv'], notification: [id] },
    },
    ...extra,
  },
});
const bounce = (bounceType: string, more: Told = {}) => told('Bounce', { bounce: { bounceType }, ...more });
const receive = (...events: unknown[]) =>
  mailReceipts(deps)({
    Records: events.map((event, at) => ({ messageId: `m${at}`, body: JSON.stringify(event) })),
  });

describe('a Send event', () => {
  it('settles a mail whose fate nobody knew, and no second one goes out', async () => {
    await putAppointment(store);
    await putNotification(store);
    const postbox = aPostbox({ outcome: 'unknown', why: 'TimeoutError' });
    await deliver(deps, postbox, 'notification-1');
    expect(await receive(told('Send'))).toEqual({ batchItemFailures: [] });
    expect(await stateOf(store)).toEqual({ status: 'sent', at: clock(), messageId: 'from-ses' });
    clock.advance({ minutes: 30 });
    await deliver(deps, postbox, 'notification-1');
    expect(postbox.mails).toHaveLength(1);
  });

  it('that overtakes the worker is what stays', async () => {
    await putAppointment(store);
    await putNotification(store);
    const postbox = aPostbox(async () => {
      await receive(told('Send'));
      return { outcome: 'sent', messageId: 'of-the-worker' };
    });
    expect(await deliver(deps, postbox, 'notification-1')).toBe('done');
    expect(await stateOf(store)).toMatchObject({ status: 'sent', messageId: 'from-ses' });
  });

  it('overwrites nothing final', async () => {
    const failed = { status: 'failed', at: 1, why: 'MessageRejected' } as const;
    await putNotification(store, { state: failed });
    await receive(told('Send'));
    expect(await stateOf(store)).toEqual(failed);
  });

  it('of a mail that is not ours is let be', async () => {
    const { detail, ...event } = told('Send');
    const stray = { ...event, detail: { ...detail, mail: { ...detail.mail, tags: {} } } };
    expect(await receive(stray, told('Send', { id: 'no-such' }))).toEqual({ batchItemFailures: [] });
    expect(await itemsOfKind(store)).toEqual([]);
  });
});

describe('a permanent bounce', () => {
  beforeEach(async () => {
    await putAppointment(store);
    await putNotification(store, { state: { status: 'sent', at: 1, messageId: 'from-ses' } });
  });

  it('marks the address by its keyed hash, and asks the secretariat to call (D1)', async () => {
    await receive(bounce('Permanent', { to: 'Dominique.Exemple@courriel.example' }));
    expect(await markOf(deps, '94', ADDRESS)).toBe('bounced');
    expect(await toCalls(store)).toMatchObject([
      { caf: '94', appointment: 'appointment-1', message: 'confirmed', why: 'bounced' },
    ]);
    const stored = [...(await itemsOfKind(store, 'mailbox')), ...(await itemsOfKind(store, 'to-call'))];
    expect(JSON.stringify(stored)).not.toMatch(/dominique|courriel/i);
    expect(JSON.stringify(log.lines)).not.toMatch(/dominique|courriel/i);
  });

  it('stops every further mail to that address', async () => {
    await receive(bounce('Permanent'));
    await putNotification(store, { id: 'next', message: 'reminder' });
    const postbox = aPostbox();
    await deliver(deps, postbox, 'next');
    expect(postbox.mails).toEqual([]);
    expect((await toCalls(store)).map(({ message }) => message).sort()).toEqual(['confirmed', 'reminder']);
  });

  it('told twice asks for one call', async () => {
    await receive(bounce('Permanent'));
    await receive(bounce('Permanent'));
    expect(await toCalls(store)).toHaveLength(1);
  });

  it('asks for no call when the person gave another address since', async () => {
    await putAppointment(store, { person: aPerson({ email: 'autre@courriel.example' }) });
    await receive(bounce('Permanent'));
    expect(await markOf(deps, '94', ADDRESS)).toBe('bounced');
    expect(await toCalls(store)).toEqual([]);
  });

  it('of a code asks for a call when there is a number, so that nobody waits in vain (B5)', async () => {
    const { phone: _phone, ...noPhone } = aPerson();
    const state = { status: 'pending', expiresAt: clock() + 60_000, codeRound: 0, wrongCodes: 0 } as const;
    await putAppointment(store, { id: 'with', state });
    await putAppointment(store, { id: 'without', state, person: noPhone });
    for (const appointment of ['with', 'without'])
      await putNotification(store, { id: `of-${appointment}`, appointment, message: 'code' });
    await receive(bounce('Permanent', { id: 'of-with' }), bounce('Permanent', { id: 'of-without' }));
    expect((await toCalls(store)).map(appointmentOf)).toEqual(['with']);
  });
});

describe('other events', () => {
  beforeEach(async () => {
    await putAppointment(store);
    await putNotification(store);
  });

  it('a full mailbox says nothing about tomorrow', async () => {
    await receive(bounce('Transient'), bounce('Undetermined'));
    expect(await markOf(deps, '94', ADDRESS)).toBeUndefined();
    expect(await toCalls(store)).toEqual([]);
  });

  it('a complaint stops mails to that address like a bounce', async () => {
    await receive(told('Complaint', { complaint: { complainedRecipients: [{ emailAddress: ADDRESS }] } }));
    expect(await markOf(deps, '94', ADDRESS)).toBe('complained');
    expect(await toCalls(store)).toHaveLength(1);
  });

  it('a delivery changes nothing, and what is not of SES comes back', async () => {
    const before = await itemsOfKind(store);
    const result = await receive(told('Delivery'), { source: 'somebody', detail: {} });
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(await itemsOfKind(store)).toEqual(before);
  });
});
