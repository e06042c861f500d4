import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { Day } from '../../shared/domain/day.ts';
import { markMailbox } from '../../shared/store/mailboxes.ts';
import { aClient, ELEVEN, NINE, TEN, tokenOf } from '../support/booking.ts';
import { aClock, aDay, aLog, type TestClock, testDeps } from '../support/fixtures.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let client: ReturnType<typeof aClient>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store, clock, log: aLog() });
  client = aClient(deps);
  await aReceivingProfessional(store);
});

const search = { service: 'rendez-vous-des-droits', from: '2026-12-01', to: '2026-12-02' };
const starts = async () => (await client.slots(search)).json.list('slots').map((slot) => slot.text('start'));

describe('finding a time', () => {
  it('lists free starts with the zone’s offset, on the grid of length and pause (B8, B9)', async () => {
    const answer = await client.slots({ ...search, mode: 'on-site' });
    expect(answer.status).toBe(200);
    expect(answer.json.value).toEqual({
      slots: [
        { start: NINE, end: '2026-12-01T09:45:00+01:00', place: 'caf-creteil', mode: 'on-site' },
        { start: TEN, end: '2026-12-01T10:45:00+01:00', place: 'caf-creteil', mode: 'on-site' },
        { start: ELEVEN, end: '2026-12-01T11:45:00+01:00', place: 'caf-creteil', mode: 'on-site' },
      ],
      next: null,
    });
  });

  it('says when the next time is when a range has none', async () => {
    const answer = await client.slots({ ...search, from: '2026-11-27', to: '2026-11-30' });
    expect(answer.json.value).toEqual({ slots: [], next: '2026-12-01' });
  });

  it('offers nothing sooner than the notice of the service (B3)', async () => {
    clock.set('2026-12-01T08:30:00+01:00');
    expect(await starts()).toEqual([]);
  });
});

describe('how a time is offered (B3)', () => {
  it('is how the service takes place, whatever else the window serves', async () => {
    await aReceivingProfessional(
      deps.store,
      { id: 'ana-exemple', subject: 'ana' },
      {
        windows: [{ ...aDay().windows[0], modes: ['on-site', 'home'] }].flatMap((one) =>
          Day.shape.windows.element.parse(one),
        ),
      },
    );
    const modes = (await client.slots(search)).json.list('slots').map((slot) => slot.text('mode'));
    expect(new Set(modes)).toEqual(new Set(['on-site', 'phone', 'video']));
    const asked = await client.slots({ ...search, mode: 'home' });
    expect([asked.status, asked.json.at('errors', 0, 'path')]).toEqual([400, 'mode']);
  });
});

describe('booking', () => {
  it('says at once that no mail reaches an address that bounced', async () => {
    const email = 'dominique.exemple@courriel.example';
    await markMailbox(deps, '94', email, { mark: 'bounced', at: clock() });
    const refused = await client.book();
    expect([refused.status, refused.json.at('errors', 0, 'path')]).toEqual([400, 'person.email']);
    expect(await itemsOfKind(deps.store, 'appointment')).toEqual([]);
  });

  it('is pending until the code of the mail is given (B5)', async () => {
    const booked = await client.book();
    expect(booked.status).toBe(201);
    expect(booked.json.at('status')).toBe('pending');
    expect(booked.json.at('expiresAt')).toBe('2026-11-27T08:15:00+01:00');
    const id = booked.json.text('id');
    expect((await itemsOfKind(deps.store, 'notification')).map((item) => item['message'])).toEqual(['code']);

    const confirmed = await client.confirm(id, client.codeOf(id));
    expect(confirmed.status).toBe(200);
    expect(confirmed.json.value).toEqual({ id, status: 'confirmed' });
    const seen = await client.view(await tokenOf(deps, '94', id));
    expect(seen.json.at('status')).toBe('confirmed');
    expect(seen.json.at('start')).toBe(NINE);
  });

  it('gives the same answer to the same right code again', async () => {
    const { id } = await client.bookAndConfirm();
    expect((await client.confirm(id, client.codeOf(id))).status).toBe(200);
    expect(await itemsOfKind(deps.store, 'notification')).toHaveLength(2);
  });

  it('takes the time from the list at once, and answers the next person with other times (B1)', async () => {
    await client.book();
    const second = await client.book({ person: someoneElse });
    expect(second.status).toBe(409);
    expect(second.json.at('code')).toBe('SLOT_TAKEN');
    expect(second.json.list('alternatives').map((slot) => slot.text('start'))).toEqual([TEN, ELEVEN]);
  });

  it('gives the time back after fifteen minutes without a code, by the clock and not by a clean-up (B5)', async () => {
    const first = await client.book();
    clock.advance({ minutes: 15 });
    expect(await starts()).toContain(NINE);
    const second = await client.book({ person: someoneElse });
    expect(second.status).toBe(201);
    const id = first.json.text('id');
    const late = await client.confirm(id, client.codeOf(id));
    expect([late.status, late.json.at('code')]).toEqual([404, 'EXPIRED']);
  });

  it('ends after five wrong codes and frees the time (B5)', async () => {
    const id = (await client.book()).json.text('id');
    const wrong = client.codeOf(id) === '000000' ? '000001' : '000000';
    for (let tries = 1; tries <= 4; tries += 1) {
      const answer = await client.confirm(id, wrong);
      expect([answer.status, answer.json.at('code')]).toEqual([400, 'WRONG_CODE']);
    }
    expect((await client.confirm(id, wrong)).status).toBe(404);
    expect((await client.confirm(id, client.codeOf(id))).status).toBe(404);
    expect(await starts()).toContain(NINE);
  });

  it('tells nothing of the right code among many tried at one moment: a lost race looks alike for all (B5)', async () => {
    const id = (await client.book()).json.text('id');
    const right = client.codeOf(id);
    const wrong = Array.from({ length: 12 }, (_, at) => String(100_000 + at)).filter(
      (code) => code !== right,
    );
    const answers = await Promise.all([...wrong, right].map((code) => client.confirm(id, code)));
    const lost = new Set(['200', '429 TOO_MANY', '404 EXPIRED']);
    const ofRight = answers.at(-1);
    expect(lost).toContain([ofRight?.status, ofRight?.body['code']].filter(Boolean).join(' '));
    expect(answers.filter(({ status }) => status === 400).length).toBeLessThanOrEqual(4);
  });

  it('sends another code, which makes the first one worthless', async () => {
    const id = (await client.book()).json.text('id');
    expect((await client.resend(id)).status).toBe(202);
    expect((await client.confirm(id, client.codeOf(id, 0))).status).toBe(400);
    expect((await client.confirm(id, client.codeOf(id, 1))).status).toBe(200);
  });

  it('stops filling one mailbox with codes, from wherever they are asked for', async () => {
    const most = deps.cafs.get('94')?.limits.codeMailsPerMailboxAndHour ?? 0;
    let refused: HttpAnswer | undefined;
    for (let count = 0; count <= most && refused === undefined; count += 1) {
      const booked = await aClient(deps, { ip: `198.51.100.${count}` }).book();
      if (booked.status === 429) refused = booked;
      else await client.abandon(booked.json.text('id'));
    }
    expect(refused?.json.at('code')).toBe('TOO_MANY');
    expect(await itemsOfKind(deps.store, 'notification')).toHaveLength(most);
    expect((await client.book({ person: someoneElse })).status).toBe(201);
  });

  it('can be given up while pending', async () => {
    const id = (await client.book()).json.text('id');
    expect((await client.abandon(id)).status).toBe(204);
    expect(await starts()).toContain(NINE);
    expect((await client.abandon(id)).status).toBe(404);
  });

  it('without an e-mail or a code points to the call-back request (B5)', async () => {
    const answer = await client.book({ person: { firstName: 'Dominique', lastName: 'Exemple' } });
    expect([answer.status, answer.json.at('code')]).toEqual([400, 'CALL_BACK_NEEDED']);
  });

  it('by phone needs a number', async () => {
    const answer = await client.book({ mode: 'phone' });
    expect(answer.status).toBe(400);
    expect(answer.json.at('errors', 0, 'path')).toBe('person.phone');
  });

  it('goes to the least loaded professional of the week (B7)', async () => {
    await aReceivingProfessional(deps.store, { id: 'ana-exemple', subject: 'ana' });
    await client.book({ start: NINE });
    const later = await client.book({ start: TEN, person: someoneElse });
    const appointments = await itemsOfKind(deps.store, 'appointment');
    const second = appointments.find((item) => item['id'] === later.json.at('id'));
    expect(appointments.map((item) => item['professional']).sort()).toEqual([
      'ana-exemple',
      'camille-exemple',
    ]);
    expect(second?.['professional']).toBe('camille-exemple');
  });
});

describe('one appointment per person and service (B2)', () => {
  it('answers a second request like a first one, but its mail carries no code and no code confirms it', async () => {
    await client.bookAndConfirm();
    const again = await client.book({
      start: TEN,
      person: { firstName: 'DOMINIQUE', lastName: 'exémple', email: 'Dominique.Exemple@courriel.example' },
    });
    expect(again.status).toBe(201);
    expect(Object.keys(again.json.value ?? {}).sort()).toEqual(['expiresAt', 'id', 'status']);
    const messages = (await itemsOfKind(deps.store, 'notification')).map((item) => item['message']);
    expect(messages.sort()).toEqual(['already-booked', 'code', 'confirmed']);
    const id = again.json.text('id');
    const answer = await client.confirm(id, client.codeOf(id));
    expect([answer.status, answer.json.at('code')]).toEqual([400, 'WRONG_CODE']);
  });

  it('lets only one of two pending bookings of a person be confirmed', async () => {
    const first = (await client.book({ start: NINE })).json.text('id');
    const second = (await client.book({ start: TEN })).json.text('id');
    expect((await client.confirm(first, client.codeOf(first))).status).toBe(200);
    const refused = await client.confirm(second, client.codeOf(second));
    expect([refused.status, refused.json.at('code')]).toEqual([409, 'ALREADY_BOOKED']);
  });

  it('does not stop a couple who share a mailbox', async () => {
    await client.bookAndConfirm();
    const other = await client.bookAndConfirm({
      start: TEN,
      person: { firstName: 'Sacha', lastName: 'Exemple', email: 'dominique.exemple@courriel.example' },
    });
    expect((await client.view(other.token)).json.at('status')).toBe('confirmed');
  });

  it('lets the person book again once the appointment is cancelled', async () => {
    const { token } = await client.bookAndConfirm();
    await client.cancel(token);
    const again = await client.bookAndConfirm({ start: TEN });
    expect((await client.view(again.token)).json.at('start')).toBe(TEN);
  });
});

describe('moving and cancelling (B4)', () => {
  it('moves to another time in one act and frees the old one', async () => {
    const { token } = await client.bookAndConfirm();
    const moved = await client.move(token, { start: ELEVEN });
    expect(moved.status).toBe(200);
    expect(moved.json.at('start')).toBe(ELEVEN);
    expect(new Set(await starts())).toEqual(new Set([NINE, TEN]));
  });

  it('moves to another day', async () => {
    await aReceivingProfessional(deps.store, { id: 'ana-exemple', subject: 'ana' }, { date: '2026-12-03' });
    const { token } = await client.bookAndConfirm();
    const moved = await client.move(token, { start: '2026-12-03T09:00:00+01:00' });
    expect(moved.status).toBe(200);
    expect(await starts()).toContain(NINE);
  });

  it('keeps the old time when the new one is taken', async () => {
    const { token } = await client.bookAndConfirm();
    await client.book({ start: TEN, person: someoneElse });
    const refused = await client.move(token, { start: TEN });
    expect([refused.status, refused.json.at('code')]).toEqual([409, 'SLOT_TAKEN']);
    expect((await client.view(token)).json.at('start')).toBe(NINE);
  });

  it('refuses to move later than the limit, but lets cancel until the start', async () => {
    const { token } = await client.bookAndConfirm();
    clock.set('2026-12-01T08:00:00+01:00');
    const late = await client.move(token, { start: '2026-12-03T11:00:00+01:00' });
    expect([late.status, late.json.at('code')]).toEqual([409, 'TOO_LATE_TO_MOVE']);
    const cancelled = await client.cancel(token);
    expect([cancelled.status, cancelled.json.at('status')]).toEqual([200, 'cancelled']);
  });

  it('does not cancel what has begun', async () => {
    const { token } = await client.bookAndConfirm();
    clock.set(NINE);
    expect((await client.cancel(token)).status).toBe(409);
  });

  it('tells each change once, and gives the same answer to a second cancelling', async () => {
    const { token } = await client.bookAndConfirm();
    await client.move(token, { start: TEN });
    await client.cancel(token);
    expect((await client.cancel(token)).status).toBe(200);
    const messages = (await itemsOfKind(deps.store, 'notification')).map((item) => item['message']);
    expect(messages.sort()).toEqual(['cancelled-by-person', 'code', 'confirmed', 'moved']);
  });

  it('does not cancel a time that was moved since the person saw it, but the one that they see', async () => {
    const { token } = await client.bookAndConfirm();
    const seen = (await client.view(token)).json.text('start');
    await client.move(token, { start: TEN });
    const stale = await client.cancel(token, { start: seen });
    expect([stale.status, stale.json.at('code')]).toEqual([409, 'CHANGED_MEANWHILE']);
    expect((await client.view(token)).json.at('status')).toBe('confirmed');
    expect((await client.cancel(token, { start: TEN })).json.at('status')).toBe('cancelled');
  });

  it('gives a calendar file that tells nothing of the matter (F3)', async () => {
    const { token } = await client.bookAndConfirm();
    const file = await client.calendar(token);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(file.text).toContain('SUMMARY:Rendez-vous à la Caf');
    expect(file.text).not.toMatch(/droits|médiation|Exemple/i);
  });

  it('reads and changes nothing by GET (B10)', async () => {
    const { token } = await client.bookAndConfirm();
    const before = await itemsOfKind(deps.store);
    await client.view(token);
    await client.calendar(token);
    await client.slots(search);
    expect(await itemsOfKind(deps.store)).toEqual(before);
  });

  it('finds nothing under a token that was never given out', async () => {
    expect((await client.view('x'.repeat(43))).status).toBe(404);
  });
});

describe('holding a time', () => {
  it('keeps it from others until it is booked with the hold (B5)', async () => {
    const held = await client.hold(holdOf(NINE));
    expect(held.status).toBe(201);
    expect(await starts()).not.toContain(NINE);
    const other = await aClient(deps, { ip: '192.0.2.9' }).book({ person: someoneElse });
    expect(other.status).toBe(409);
    const booked = await client.book({ hold: held.json.text('hold') });
    expect(booked.status).toBe(201);
    expect((await client.endHold(held.json.text('hold'))).status).toBe(404);
  });

  it('gives the earlier time back in the same act', async () => {
    const first = await client.hold(holdOf(NINE));
    const second = await client.hold({ ...holdOf(TEN), replaces: first.json.text('hold') });
    expect(second.status).toBe(201);
    expect(await starts()).toContain(NINE);
    expect(await starts()).not.toContain(TEN);
  });

  it('can be prolonged once, and given back', async () => {
    const hold = (await client.hold(holdOf(NINE))).json.text('hold');
    clock.advance({ minutes: 8 });
    const prolonged = await client.prolong(hold);
    expect(prolonged.json.at('expiresAt')).toBe('2026-11-27T08:18:00+01:00');
    expect((await client.prolong(hold)).status).toBe(409);
    expect((await client.endHold(hold)).status).toBe(204);
    expect(await starts()).toContain(NINE);
  });

  it('is over after ten minutes, by the clock', async () => {
    const hold = (await client.hold(holdOf(NINE))).json.text('hold');
    clock.advance({ minutes: 10 });
    expect(await starts()).toContain(NINE);
    expect((await client.prolong(hold)).status).toBe(404);
    expect((await client.book({ hold })).status).toBe(201);
  });
});

describe('asking twice with the same key (B6)', () => {
  const key = { 'Idempotency-Key': 'key-of-this-form-1' };

  it('gives the same answer and one appointment', async () => {
    const first = await client.book({}, key);
    const again = await client.book({}, key);
    expect(again.status).toBe(201);
    expect(again.json.value).toEqual(first.json.value);
    expect(await itemsOfKind(deps.store, 'appointment')).toHaveLength(1);
  });

  it('gives the same answer to requests at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.book({}, key)));
    expect(new Set(answers.map((answer) => answer.text))).toHaveProperty('size', 1);
    expect(await itemsOfKind(deps.store, 'appointment')).toHaveLength(1);
  });

  it('refuses another body', async () => {
    await client.book({}, key);
    const other = await client.book({ start: TEN }, key);
    expect([other.status, other.json.at('code')]).toEqual([422, 'KEY_REUSED']);
  });

  it('remembers no refusal', async () => {
    await client.book({ person: someoneElse });
    expect((await client.book({}, key)).status).toBe(409);
    clock.advance({ minutes: 15 });
    expect((await client.book({}, key)).status).toBe(201);
  });
});

const someoneElse = { firstName: 'Maxime', lastName: 'Modèle', email: 'maxime.modele@courriel.example' };
const holdOf = (start: string) => ({
  service: 'rendez-vous-des-droits',
  place: 'caf-creteil',
  mode: 'on-site',
  start,
});
