import { beforeEach, describe, expect, test } from 'vitest';
import { publicRequests } from '../../functions/public-requests/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Invitation } from '../../shared/domain/invitation.ts';
import { closeCallBack, listOpenCallBacks } from '../../shared/store/call-backs.ts';
import { createInvitation, endInvitation } from '../../shared/store/invitations.ts';
import { aClient, NINE, TEN } from '../support/booking.ts';
import { aCaf, aClock, aLog, caf973, type TestClock, testDeps } from '../support/fixtures.ts';
import { call, type HttpAnswer, type HttpRequest } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const OPEN = 'POST /v1/invitations/open';
const DECLINE = 'POST /v1/invitations/{token}/decline';
const TAKE_BACK = 'POST /v1/invitations/{token}/take-back';
const CALL_BACKS = 'POST /v1/cafs/{caf}/call-backs';
const SERVICE = 'rendez-vous-des-droits';
const openBooking = {
  address: 'https://rdv.caf94.example',
  phone: '01 99 00 00 94',
  phoneHours: 'du lundi au vendredi, de 9 h à 16 h 30',
};

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
let log: ReturnType<typeof aLog>;
let handler: ReturnType<typeof publicRequests>;
let booking: ReturnType<typeof aClient>;

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  log = aLog();
  deps = testDeps({ store: await sharedStore.empty(), clock, log });
  handler = publicRequests(deps);
  booking = aClient(deps);
});

const invite = (overrides: Partial<Invitation> = {}) =>
  createInvitation(deps, {
    caf: '94',
    service: SERVICE,
    person: { firstName: 'Dominique', lastName: 'Exemple' },
    createdAt: clock(),
    ...overrides,
  });
const open = (code: string, more: Record<string, unknown> = {}, ip?: string) =>
  call(handler, OPEN, { body: { code, ...more }, ...(ip === undefined ? {} : { ip }) });
const withToken = (route: string, token: string) => call(handler, route, { params: { token } });

function expectProblem(answer: HttpAnswer, status: number, code: string, ...paths: string[]): void {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
  expect(answer.json.text('detail')).toMatch(/^[A-ZÀÉÊ].*[.!]$/);
  if (paths.length > 0) {
    const errors = answer.json.list('errors');
    expect(errors.map((error) => error.text('path'))).toEqual(expect.arrayContaining(paths));
    for (const error of errors) expect(error.text('message')).toMatch(/^[A-ZÀÉÊ].*[.]$/);
  }
}

describe('the code of a letter', () => {
  test('opens what it stands for, however it is typed, as a token of thirty minutes', async () => {
    const { code } = await invite({ expiresAt: Date.parse('2026-12-31T23:00:00Z') });
    const answer = await open(` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4)} `);
    expect(answer.status).toBe(200);
    expect(answer.json.value).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: '2026-11-27T08:30:00+01:00',
      caf: '94',
      service: SERVICE,
      state: 'open',
      bookUntil: '2027-01-01T00:00:00+01:00',
      openBooking,
    });
  });

  test('names nobody and logs nothing of it (D1)', async () => {
    const { code } = await invite();
    const { text } = await open(code);
    await open('ACDE3479');
    for (const secret of [code, 'Dominique', 'Exemple', 'ACDE3479'])
      expect(`${text}${JSON.stringify(log.lines)}`).not.toContain(secret);
  });

  test('an unknown one is a clear 404', async () => {
    await invite();
    expectProblem(await open('ACDE3479'), 404, 'NOT_FOUND', 'code');
  });

  test('that of a Caf this deployment does not serve is unknown (D5)', async () => {
    const { code } = await invite({ caf: '75' });
    expectProblem(await open(code), 404, 'NOT_FOUND', 'code');
  });

  test('times are those of the Caf’s own zone', async () => {
    const { code } = await invite({ caf: '973', expiresAt: Date.parse('2027-01-01T03:00:00Z') });
    expect((await open(code)).body).toMatchObject({
      caf: '973',
      bookUntil: '2027-01-01T00:00:00-03:00',
      openBooking: { phone: caf973().phone },
    });
  });

  test.each([
    ['expired', async () => (await invite({ expiresAt: clock() })).code],
    [
      'expired',
      async () => {
        const { code, invitation } = await invite();
        await endInvitation(deps.store, invitation.id, 'returned', clock());
        return code;
      },
    ],
  ])('L8: %s, it still says where open booking is and whom to phone', async (state, made) => {
    const answer = await open(await made());
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ state, openBooking });
  });

  test('guessing ends at thirty tries an hour from one address, right ones included', async () => {
    const { code } = await invite();
    for (let wrong = 0; wrong < 30; wrong += 1) expect((await open('ACDE3479')).status).toBe(404);
    const refused = await open(code);
    expectProblem(refused, 429, 'TOO_MANY');
    expect(refused.headers['retry-after']).toBe('3600');
    expect((await open(code, {}, '203.0.113.99')).status).toBe(200);
    clock.advance({ hours: 1 });
    expect((await open(code)).status).toBe(200);
  });

  test('forty guesses at once are still thirty', async () => {
    const guesses = await Promise.all(Array.from({ length: 40 }, () => open('ACDE3479')));
    expect(guesses.filter(({ status }) => status === 404)).toHaveLength(30);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(10);
  });
});

describe('booking with a letter, without e-mail', () => {
  beforeEach(async () => {
    await aReceivingProfessional(deps.store);
  });
  const bookWith = (token: string, start = NINE) =>
    booking.book({ invitation: token, start, person: { firstName: 'Dominique', lastName: 'Exemple' } });

  test('B5: confirmed at once; code and pin then open the appointment, to see, cancel and book again', async () => {
    const { code } = await invite();
    const token = (await open(code)).json.text('token');
    const booked = await bookWith(token);
    expect(booked.status).toBe(201);
    expect(booked.body).toMatchObject({ status: 'confirmed', pin: expect.stringMatching(/^\d{4}$/) });
    const pin = booked.json.text('pin');

    const withoutPin = await open(code);
    expect(withoutPin.body).toMatchObject({ state: 'used' });
    expect(withoutPin.body).not.toHaveProperty('appointment');

    const appointment = (await open(code, { pin: ` ${pin} ` })).json.text('appointment');
    expect((await booking.view(appointment)).body).toMatchObject({ status: 'confirmed', start: NINE });
    expect((await booking.cancel(appointment)).status).toBe(200);

    const again = await open(code, { pin });
    expect(again.body).toMatchObject({ state: 'open' });
    expect((await bookWith(again.json.text('token'), TEN)).status).toBe(201);
  });

  test('M3: somebody else’s name typed beside one’s own code tells nothing about them, and blocks nothing of theirs', async () => {
    const other = { firstName: 'Maxime', lastName: 'Modèle', email: 'maxime.modele@courriel.example' };
    await booking.bookAndConfirm({ person: other });
    const { code } = await invite();
    const token = (await open(code)).json.text('token');
    const booked = await booking.book({ invitation: token, start: TEN, person: other });
    expect(booked.status).toBe(201);
    const guards = await itemsOfKind(deps.store, 'guard');
    expect(guards).toHaveLength(1);
    expect(guards[0]?.['appointment']).not.toBe(booked.json.at('id'));
  });

  test('B2: one’s own name, however it is written, is refused a second one plainly', async () => {
    const own = { firstName: 'DOMINIQUE', lastName: 'exémple', email: 'dominique.exemple@courriel.example' };
    await booking.bookAndConfirm();
    const { code } = await invite();
    const token = (await open(code)).json.text('token');
    expectProblem(await booking.book({ invitation: token, start: TEN, person: own }), 409, 'ALREADY_BOOKED');
  });

  test('two bookings with one code at once are one', async () => {
    const { code } = await invite();
    const tokens = await Promise.all([open(code), open(code, {}, '203.0.113.11')]);
    const [first, second] = tokens.map((answer) => answer.json.text('token'));
    const answers = await Promise.all([bookWith(first ?? ''), bookWith(second ?? '', TEN)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'ALREADY_BOOKED' });
    expect(await itemsOfKind(deps.store, 'appointment')).toHaveLength(1);
  });

  test('five wrong pins end it, for the right one too, and say whom to phone', async () => {
    const { code } = await invite();
    const pin = (await bookWith((await open(code)).json.text('token'))).json.text('pin');
    const wrong = pin === '0000' ? '0001' : '0000';
    for (const said of ['4 essais', '3 essais', '2 essais', 'un essai', '01 99 00 00 94']) {
      const answer = await open(code, { pin: wrong });
      expectProblem(answer, 400, 'WRONG_CODE', 'pin');
      expect(answer.json.text('errors', 0, 'message')).toContain(said);
    }
    expectProblem(await open(code, { pin }), 400, 'WRONG_CODE', 'pin');
    expect((await open(code)).body).toMatchObject({ state: 'used', openBooking });
  });

  test('five wrong pins in parallel are never more than five tries', async () => {
    const { code } = await invite();
    const pin = (await bookWith((await open(code)).json.text('token'))).json.text('pin');
    const wrong = Array.from({ length: 20 }, (_, at) => String(3_000 + at)).filter((guess) => guess !== pin);
    const answers = await Promise.all(wrong.map((guess) => open(code, { pin: guess })));
    for (const answer of answers) expectProblem(answer, 400, 'WRONG_CODE', 'pin');
    const triesLeft = answers.filter((answer) => /reste/.test(answer.text));
    expect(triesLeft).toHaveLength(4);
    expect((await open(code, { pin })).status).toBe(400);
  });

  test('once the appointment’s page is closed the pin opens no dead link', async () => {
    const { code } = await invite();
    const pin = (await bookWith((await open(code)).json.text('token'))).json.text('pin');
    clock.advance({ days: 30 });
    const answer = await open(code, { pin });
    expect(answer.body).toMatchObject({ state: 'used' });
    expect(answer.body).not.toHaveProperty('appointment');
  });

  test('the token books nothing else, nor at another Caf, nor after it ran out', async () => {
    const { code } = await invite({ service: 'entretien-information-mediation' });
    const token = (await open(code)).json.text('token');
    expectProblem(await bookWith(token), 400, 'INVALID', 'service');
    const elsewhere = aClient(deps, { caf: '973' });
    const answer = await elsewhere.book({
      invitation: token,
      place: 'caf-cayenne',
      start: '2026-12-01T09:00:00-03:00',
    });
    expect(answer.status).toBe(404);
    clock.advance({ minutes: 30 });
    expect((await bookWith(token)).status).toBe(404);
    expect(await itemsOfKind(deps.store, 'appointment')).toEqual([]);
  });

  test('L8: a declined code books no more, and points to open booking', async () => {
    const { code } = await invite();
    const token = (await open(code)).json.text('token');
    await withToken(DECLINE, token);
    expectProblem(await bookWith(token), 409, 'INVITATION_CLOSED');
  });
});

describe('declining (F2)', () => {
  test('is one call without a reason, as good twice, and is taken back the same way', async () => {
    const { code } = await invite();
    const token = (await open(code)).json.text('token');
    const declined = {
      caf: '94',
      service: SERVICE,
      state: 'declined',
      declinedAt: '2026-11-27T08:00:00+01:00',
      openBooking,
    };
    const { declinedAt, ...taken } = { ...declined, state: 'open' };
    expect((await withToken(DECLINE, token)).json.value).toEqual(declined);
    clock.advance({ minutes: 5 });
    expect((await withToken(DECLINE, token)).json.value).toEqual(declined);
    expect((await open(code)).body).toMatchObject(declined);
    expect((await withToken(TAKE_BACK, token)).json.value).toEqual(taken);
    expect((await withToken(TAKE_BACK, token)).json.value).toEqual(taken);
    expect(declinedAt).toBeDefined();
  });

  test('leaves an appointment already booked as it is', async () => {
    await aReceivingProfessional(deps.store);
    const { code } = await invite();
    const token = (await open(code)).json.text('token');
    const booked = await booking.book({ invitation: token });
    expect(booked.status).toBe(201);
    expect((await withToken(DECLINE, token)).body).toMatchObject({
      state: 'used',
      declinedAt: expect.anything(),
    });
    const pin = booked.json.text('pin');
    const appointment = (await open(code, { pin })).json.text('appointment');
    expect((await booking.view(appointment)).body).toMatchObject({ status: 'confirmed' });
  });

  test('an expired code still declines', async () => {
    const { code } = await invite({ expiresAt: clock() });
    const token = (await open(code)).json.text('token');
    expect((await withToken(DECLINE, token)).body).toMatchObject({ state: 'declined' });
    expect((await withToken(TAKE_BACK, token)).body).toMatchObject({ state: 'expired' });
  });

  test.each([DECLINE, TAKE_BACK])('%s: dead and foreign tokens are 404', async (route) => {
    const { code } = await invite();
    const token = (await open(code)).json.text('token');
    await aReceivingProfessional(deps.store);
    const appointment = await booking.bookAndConfirm();
    clock.advance({ minutes: 30 });
    for (const dead of [token, appointment.token, 'x'.repeat(43), 'short', '<script>', 'x'.repeat(5_000), ''])
      expectProblem(await withToken(route, dead), 404, 'NOT_FOUND');
  });
});

describe('asking to be phoned (B5)', () => {
  const body = {
    service: SERVICE,
    person: { firstName: 'Dominique', lastName: 'Exemple', phone: '01 99 00 12 34' },
    hours: ['morning', 'afternoon', 'morning'],
    needs: ['interpreter'],
  };
  const ask = (changes: Record<string, unknown> = {}, more: HttpRequest = {}) =>
    call(handler, CALL_BACKS, { params: { caf: '94' }, body: { ...body, ...changes }, ...more });
  const withKey = (key: string, changes: Record<string, unknown> = {}) =>
    ask(changes, { headers: { 'Idempotency-Key': key } });

  test('reaches the secretariat’s list', async () => {
    const answer = await ask();
    expect(answer.status).toBe(202);
    expect(await listOpenCallBacks(deps.store, '94')).toEqual([
      {
        id: answer.json.text('id'),
        caf: '94',
        service: SERVICE,
        person: { firstName: 'Dominique', lastName: 'Exemple', phone: '0199001234' },
        hours: ['morning', 'afternoon'],
        needs: ['interpreter'],
        createdAt: clock(),
        state: { status: 'open' },
      },
    ]);
  });

  test('a second identical request is answered the same and not doubled, until the first is done', async () => {
    const first = await ask();
    clock.advance({ hours: 3 });
    expect((await ask()).json.value).toEqual(first.json.value);
    expect(await listOpenCallBacks(deps.store, '94')).toHaveLength(1);
    const done = { by: 'subject', at: clock(), result: 'unreachable' } as const;
    await closeCallBack(deps, '94', first.json.text('id'), done);
    expect((await ask()).json.value).not.toEqual(first.json.value);
  });

  test('B6: one key, one call-back, one answer, even at once and after the first is done', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => withKey('key-of-one-form')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 202));
    const ids = new Set(answers.map((answer) => answer.json.text('id')));
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    await closeCallBack(deps, '94', id, { by: 'subject', at: clock(), result: 'booked' });
    expect((await withKey('key-of-one-form')).json.value).toEqual({ id });
    expect(await itemsOfKind(deps.store, 'call-back')).toHaveLength(1);
  });

  test('B6: the same key with another body is 422, at another Caf or a day later it is another request', async () => {
    await withKey('key-of-one-form');
    expectProblem(await withKey('key-of-one-form', { hours: ['midday'] }), 422, 'KEY_REUSED');
    const elsewhere = await call(handler, CALL_BACKS, {
      params: { caf: '973' },
      body: { ...body, service: caf973().services[0]?.id },
      headers: { 'idempotency-key': 'key-of-one-form' },
    });
    expect(elsewhere.status).toBe(202);
    clock.advance({ hours: 24 });
    expect((await withKey('key-of-one-form', { hours: ['midday'] })).status).toBe(202);
  });

  test('B6: a refusal may be tried again with the same key', async () => {
    expect((await withKey('key-of-one-form', { hours: [] })).status).toBe(400);
    expect((await withKey('key-of-one-form')).status).toBe(202);
  });

  test('one address leaves so many an hour, remembered answers aside', async () => {
    deps = testDeps({
      ...deps,
      cafs: new Map([['94', aCaf({ limits: { ...aCaf().limits, bookingsPerAddressAndHour: 2 } })]]),
    });
    handler = publicRequests(deps);
    const other = (firstName: string) => ask({ person: { ...body.person, firstName } });
    await withKey('key-of-one-form');
    expect((await other('Alix')).status).toBe(202);
    const refused = await other('Camille');
    expectProblem(refused, 429, 'TOO_MANY');
    expect(refused.headers['retry-after']).toBe('3600');
    expect((await withKey('key-of-one-form')).status).toBe(202);
    expect(await listOpenCallBacks(deps.store, '94')).toHaveLength(2);
    clock.advance({ hours: 1 });
    expect((await other('Camille')).status).toBe(202);
  });

  test.each([
    [
      { by: 'partner', name: 'Association Exemple', phone: '01 99 00 55 55', agreement: '2026-01' } as const,
      '01 99 00 55 55',
    ],
    [{ by: 'nobody', elsewhere: 'Adressez-vous à la mairie.' } as const, 'mairie'],
  ])('a service that the Caf does not deliver says where to turn: %j', async (delivery, said) => {
    const services = aCaf().services.map((service) => ({ ...service, delivery }));
    handler = publicRequests(testDeps({ ...deps, cafs: new Map([['94', aCaf({ services })]]) }));
    const answer = await ask();
    expectProblem(answer, 400, 'INVALID', 'service');
    expect(answer.json.text('errors', 0, 'message')).toContain(said);
  });

  const wrong: [string, Record<string, unknown>][] = [
    ['service', { service: undefined }],
    ['service', { service: 7 }],
    ['service', { service: 'no-such-service' }],
    ['service', { service: 'seance-mediation' }],
    ['service', { service: 'Rendez-vous' }],
    ['service', { service: 'x'.repeat(65) }],
    ['person', { person: undefined }],
    ['person', { person: null }],
    ['person', { person: [] }],
    ['person.firstName', { person: { ...body.person, firstName: undefined } }],
    ['person.firstName', { person: { ...body.person, firstName: '   ' } }],
    ['person.firstName', { person: { ...body.person, firstName: 'x'.repeat(61) } }],
    ['person.firstName', { person: { ...body.person, firstName: '<script>alert(1)</script>' } }],
    ['person.lastName', { person: { ...body.person, lastName: undefined } }],
    ['person.lastName', { person: { ...body.person, lastName: 'a\u0000b' } }],
    ['person.lastName', { person: { ...body.person, lastName: 'a\nb' } }],
    ['person.lastName', { person: { ...body.person, lastName: { first: 'a' } } }],
    ['person.phone', { person: { ...body.person, phone: undefined } }],
    ['person.phone', { person: { ...body.person, phone: 199001234 } }],
    ['person.phone', { person: { ...body.person, phone: '12' } }],
    ['person.phone', { person: { ...body.person, phone: '01 99 00 12 34 ; 01' } }],
    ['person.phone', { person: { ...body.person, phone: '0'.repeat(31) } }],
    ['person.email', { person: { ...body.person, email: 'a@b.example' } }],
    ['person.allocataireNumber', { person: { ...body.person, allocataireNumber: '1234567' } }],
    ['hours', { hours: undefined }],
    ['hours', { hours: 'morning' }],
    ['hours', { hours: [] }],
    ['hours', { hours: ['morning', 'morning', 'morning', 'morning'] }],
    ['hours.0', { hours: ['night'] }],
    ['needs', { needs: 'interpreter' }],
    ['needs', { needs: Array.from({ length: 6 }, () => 'interpreter') }],
    ['needs.1', { needs: ['interpreter', 'an essay'] }],
    ['note', { note: 'free text' }],
  ];
  test.each(wrong)('refuses a wrong %s: %j', async (path, changes) => {
    expectProblem(await ask(changes), 400, 'INVALID', path);
    expect(await itemsOfKind(deps.store)).toEqual([]);
  });

  test('refuses a social security number anywhere', async () => {
    const nir = '1 85 05 78 006 084 36';
    expectProblem(
      await ask({ person: { ...body.person, lastName: nir } }),
      400,
      'NIR_REFUSED',
      'person.lastName',
    );
    expectProblem(await ask({ note: [nir] }), 400, 'NIR_REFUSED', 'note.0');
    expect(await itemsOfKind(deps.store)).toEqual([]);
  });

  test('refuses an unknown Caf and a wrong key', async () => {
    for (const caf of ['75', '9', '../94', '<b>', '__proto__', ''])
      expectProblem(await call(handler, CALL_BACKS, { params: { caf }, body }), 404, 'NOT_FOUND');
    for (const key of ['short', 'with a space', 'é'.repeat(10), 'x'.repeat(129)])
      expectProblem(await withKey(key), 400, 'INVALID', 'Idempotency-Key');
    expect(await itemsOfKind(deps.store)).toEqual([]);
  });
});

describe('bad bodies', () => {
  const both: [string, HttpRequest, string][] = [
    [OPEN, {}, 'code'],
    [CALL_BACKS, { params: { caf: '94' } }, 'person'],
  ];

  test.each(both)('%s: nothing, no JSON, no object, a megabyte', async (route, request, required) => {
    for (const body of ['{', 'code=ACDE3479', '\u0000'])
      expectProblem(await call(handler, route, { ...request, body }), 400, 'BAD_JSON');
    for (const body of ['null', '[]', '"ACDE3479"', '7'])
      expectProblem(await call(handler, route, { ...request, body }), 400, 'INVALID', '');
    for (const body of ['{}', ''])
      expectProblem(await call(handler, route, { ...request, body }), 400, 'INVALID', required);
    const large = JSON.stringify({ code: 'x'.repeat(1_000_000) });
    expectProblem(await call(handler, route, { ...request, body: large }), 413, 'TOO_LARGE');
    expect(await itemsOfKind(deps.store)).toEqual([]);
  });

  const wrong: [string, Record<string, unknown>][] = [
    ['code', { code: undefined }],
    ['code', { code: null }],
    ['code', { code: 34793479 }],
    ['code', { code: ['ACDE3479'] }],
    ['code', { code: '' }],
    ['code', { code: 'ACDE347' }],
    ['code', { code: 'OIL05SZ2' }],
    ['code', { code: '<script>' }],
    ['code', { code: 'ACDE\u00003479' }],
    ['code', { code: 'A'.repeat(10_000) }],
    ['pin', { pin: 1234 }],
    ['pin', { pin: '123' }],
    ['pin', { pin: '12345' }],
    ['pin', { pin: '12e4' }],
    ['pin', { pin: '1'.repeat(10_000) }],
    ['pin', { pin: null }],
    ['reason', { reason: 'none is asked' }],
  ];
  test.each(wrong)('opening refuses a wrong %s: %j', async (path, changes) => {
    expectProblem(
      await call(handler, OPEN, { body: { code: 'ACDE3479', ...changes } }),
      400,
      'INVALID',
      path,
    );
    expect(await itemsOfKind(deps.store)).toEqual([]);
  });
});
