import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Invitation } from '../../shared/domain/invitation.ts';
import { refusalToBook } from '../../shared/domain/invitation.ts';
import type { Store } from '../../shared/store/client.ts';
import { hashPin, makePin, tryPin } from '../../shared/store/invitation-pins.ts';
import { invitationOfToken, startSession } from '../../shared/store/invitation-sessions.ts';
import {
  createInvitation,
  endInvitation,
  freeInvitationWrites,
  getInvitation,
  invitationOfCode,
  setDeclined,
  useInvitationWrite,
} from '../../shared/store/invitations.ts';
import { keys as itemKeys } from '../../shared/store/keys.ts';
import { appointmentOfLink, linkToken, linkWrite } from '../../shared/store/links.ts';
import { transact } from '../../shared/store/transact.ts';
import { freshStore } from '../support/dynamo.ts';
import { A_MONDAY_MORNING, anAppointment, testKeys } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';

const NOW = Date.parse(A_MONDAY_MORNING);
const DAY = 86_400_000;
const keys = testKeys;
let store: Store;
beforeAll(async () => {
  store = await freshStore();
});

const invite = (overrides: Partial<Invitation> = {}) =>
  createInvitation(
    { store, keys },
    {
      caf: '94',
      service: 'entretien-information-mediation',
      person: { firstName: 'Dominique', lastName: 'Exemple' },
      createdAt: NOW,
      ...overrides,
    },
  );

const end = NOW + 5 * DAY;
const use = (invitation: Invitation, appointment: string, pin = '1234', now = NOW) =>
  transact(store, [
    useInvitationWrite(invitation, { id: appointment, end }, hashPin(keys, invitation.id, pin), now),
  ]);

async function cancel(invitation: Invitation, appointment: string) {
  return transact(
    store,
    freeInvitationWrites({ id: appointment, origin: { by: 'invitation', invitation: invitation.id } }),
  );
}

const stateOf = async (invitation: Invitation) => (await getInvitation(store, invitation.id))?.state;

describe('a code', () => {
  test('D1: finds its invitation and is itself nowhere in the table', async () => {
    const { code, invitation } = await invite();
    expect(await invitationOfCode({ store, keys }, code)).toEqual(invitation);
    expect(JSON.stringify(await itemsOfKind(store))).not.toContain(code);
  });

  test('another code finds nothing', async () => {
    await invite();
    expect(await invitationOfCode({ store, keys }, 'AAAAAAAA')).toBeUndefined();
  });

  test('D2: an invitation is kept 24 months after the letter, or after the appointment made with it', async () => {
    const { invitation } = await invite();
    const ttl = async () =>
      (
        await store.client.send(
          new GetCommand({ TableName: store.table, Key: itemKeys.invitation(invitation.id) }),
        )
      ).Item?.['ttl'];
    expect(await ttl()).toBe(NOW / 1000 + 731 * 86_400);
    await use(invitation, 'a');
    expect(await ttl()).toBe(end / 1000 + 731 * 86_400);
  });
});

describe('using the right', () => {
  test('two uses of one code at once give one appointment', async () => {
    const { invitation } = await invite();
    const bookings = await Promise.all(
      Array.from({ length: 10 }, (_, at) => use(invitation, `appointment-${at}`)),
    );
    const winners = bookings.flatMap((booking, at) => (booking.ok ? [`appointment-${at}`] : []));
    expect(winners).toHaveLength(1);
    expect(await stateOf(invitation)).toMatchObject({ status: 'used', appointment: winners[0] });
    for (const booking of bookings)
      if (!booking.ok) expect([...booking.failed.keys()]).toEqual(['invitation']);
  });

  test.each([
    ['used', 'ALREADY_BOOKED', (invitation: Invitation) => use(invitation, 'first')],
    [
      'declined',
      'INVITATION_CLOSED',
      (invitation: Invitation) => setDeclined(store, invitation.id, true, NOW),
    ],
    [
      'dead',
      'INVITATION_CLOSED',
      (invitation: Invitation) => endInvitation(store, invitation.id, 'returned', NOW),
    ],
  ])('one that is %s meanwhile is refused by the store itself', async (_, code, happens) => {
    const { invitation } = await invite();
    await happens(invitation);
    const booked = await use(invitation, 'second');
    expect(booked.ok).toBe(false);
    const now = await getInvitation(store, invitation.id);
    expect(now && refusalToBook(now, invitation, NOW)?.code).toBe(code);
  });

  test('one that ran out meanwhile is refused by the store itself', async () => {
    const { invitation } = await invite({ expiresAt: NOW + DAY });
    expect(await use(invitation, 'late', '1234', NOW + DAY)).toMatchObject({ ok: false });
    expect(await use(invitation, 'in-time', '1234', NOW + DAY - 1)).toEqual({ ok: true });
  });

  test('a cancelled appointment gives the right back, once', async () => {
    const { invitation } = await invite();
    await use(invitation, 'first');
    expect(await cancel(invitation, 'first')).toEqual({ ok: true });
    expect(await use(invitation, 'second')).toEqual({ ok: true });
    expect(await cancel(invitation, 'first')).toMatchObject({ ok: false });
    expect(await stateOf(invitation)).toMatchObject({ status: 'used', appointment: 'second' });
  });

  test('cancelling an appointment made without an invitation touches none', () => {
    expect(freeInvitationWrites(anAppointment())).toEqual([]);
  });

  test('L8: a returned letter never takes a booked appointment away', async () => {
    const { invitation } = await invite();
    await use(invitation, 'first');
    expect((await endInvitation(store, invitation.id, 'returned', NOW))?.state.status).toBe('used');
  });
});

describe('declining (F2)', () => {
  test('is as good the second time, keeps its first date, and can be taken back', async () => {
    const { invitation } = await invite();
    await setDeclined(store, invitation.id, true, NOW);
    expect(await setDeclined(store, invitation.id, true, NOW + DAY)).toMatchObject({ declinedAt: NOW });
    expect(await setDeclined(store, invitation.id, false, NOW)).toEqual(invitation);
    expect(await setDeclined(store, invitation.id, false, NOW)).toEqual(invitation);
    expect(await use(invitation, 'after')).toEqual({ ok: true });
  });

  test('nothing is made out of an unknown id', async () => {
    expect(await setDeclined(store, 'unknown', true, NOW)).toBeUndefined();
    expect(await getInvitation(store, 'unknown')).toBeUndefined();
  });
});

describe('the pin', () => {
  test('is four digits, and stored as a keyed hash only (D1)', async () => {
    for (let drawn = 0; drawn < 50; drawn += 1) expect(makePin()).toMatch(/^\d{4}$/);
    const { invitation } = await invite();
    await use(invitation, 'first', '9071');
    const state = await stateOf(invitation);
    expect(state).toMatchObject({ pinHash: keys.hash('pin', `${invitation.id}#9071`) });
    expect(JSON.stringify(state)).not.toContain('"9071"');
  });

  test('opens the appointment; four wrong ones do not end it, the fifth does, for the right one too', async () => {
    const { invitation } = await invite();
    await use(invitation, 'first', '1234');
    for (const left of [4, 3, 2, 1])
      expect(await tryPin({ store, keys }, invitation, '0000')).toEqual({ right: false, left });
    expect(await tryPin({ store, keys }, invitation, '1234')).toEqual({ right: true, appointment: 'first' });
    expect(await tryPin({ store, keys }, invitation, '0000')).toEqual({ right: false, left: 0 });
    expect(await tryPin({ store, keys }, invitation, '1234')).toEqual({ right: false, left: 0 });
  });

  test('in parallel there are never more than five tries', async () => {
    const { invitation } = await invite();
    await use(invitation, 'first', '1234');
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, at) => tryPin({ store, keys }, invitation, String(2_000 + at))),
    );
    expect(tries.filter((tried) => !tried.right && tried.left > 0)).toHaveLength(4);
    expect(await stateOf(invitation)).toMatchObject({ wrongPins: 5 });
    expect(await tryPin({ store, keys }, invitation, '1234')).toEqual({ right: false, left: 0 });
  });

  test('belongs to one booking: the next one has its own pin and its own five tries', async () => {
    const { invitation } = await invite();
    await use(invitation, 'first', '1234');
    for (let wrong = 0; wrong < 5; wrong += 1) await tryPin({ store, keys }, invitation, '0000');
    await cancel(invitation, 'first');
    expect(await tryPin({ store, keys }, invitation, '1234')).toMatchObject({ right: false });
    await use(invitation, 'second', '5678');
    expect(await tryPin({ store, keys }, invitation, '5678')).toEqual({ right: true, appointment: 'second' });
  });
});

describe('a session', () => {
  test('stands for the code for thirty minutes, by its hash alone (D1)', async () => {
    const { invitation } = await invite();
    const { token, expiresAt } = await startSession(store, invitation, NOW);
    expect(expiresAt).toBe(NOW + 30 * 60_000);
    expect(await invitationOfToken(store, token, expiresAt - 1)).toEqual(invitation);
    await expect(invitationOfToken(store, token, expiresAt)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(JSON.stringify(await itemsOfKind(store))).not.toContain(token);
  });

  test('an unknown token finds nothing', async () => {
    await expect(invitationOfToken(store, 'x'.repeat(43), NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('its token opens no appointment, and an appointment’s opens no session', async () => {
    const appointment = anAppointment();
    await transact(store, [linkWrite(keys, appointment)]);
    await expect(invitationOfToken(store, linkToken(keys, appointment), NOW)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const { invitation } = await invite();
    const { token } = await startSession(store, invitation, NOW);
    await expect(appointmentOfLink(store, token, NOW)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
