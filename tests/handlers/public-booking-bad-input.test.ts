import { beforeEach, describe, expect, it } from 'vitest';
import { publicBooking } from '../../functions/public-booking/handler.ts';
import { operations } from '../../functions/public-booking/operations.ts';
import type { Deps } from '../../shared/deps.ts';
import { badBodies } from '../support/bad-input.ts';
import { aClient, bookingBody, NINE, TEN } from '../support/booking.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { call, type HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let client: ReturnType<typeof aClient>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00') });
  client = aClient(deps);
  await aReceivingProfessional(store);
});

const send = (body: unknown) =>
  call(client.handler, 'POST /v1/cafs/{caf}/appointments', { params: { caf: '94' }, body });

/** A refusal that a person can read and a program can use. */
function expectProblem(answer: HttpAnswer, status: number, path?: string): void {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.status).toBe(status);
  expect(answer.json.text('detail')).toMatch(/[a-zé]/);
  if (path !== undefined)
    expect(answer.json.list('errors').map((error) => error.text('path'))).toContainEqual(
      expect.stringMatching(new RegExp(`^(${path.replaceAll('.', '\\.')})(\\.|$)`)),
    );
}

const fullBody = bookingBody({
  person: {
    firstName: 'Dominique',
    lastName: 'Exemple',
    email: 'dominique.exemple@courriel.example',
    phone: '01 99 00 12 34',
    allocataireNumber: '1234567',
  },
  contact: {
    by: 'email',
    discreet: false,
    question: { ask: 'Votre ville de naissance ?', answer: 'Exempleville' },
  },
  needs: ['call-first'],
});

describe('POST appointments', () => {
  it('refuses every field spoilt in every way, with its path, and writes nothing', async () => {
    const before = await itemsOfKind(deps.store);
    const spoilt = badBodies(fullBody, {
      optional: ['person.phone', 'person.allocataireNumber', 'contact.discreet', 'needs', 'person.email'],
    });
    expect(spoilt.length).toBeGreaterThan(90);
    for (const { field, how, body } of spoilt) {
      const answer = await send(body);
      const paths = answer.json.at('errors') === undefined ? [] : answer.json.list('errors');
      const named = paths.map((error) => error.text('path')).join();
      expect(`${field}, ${how}: ${answer.status} ${named}`).toMatch(
        new RegExp(`: 400 .*${field.replaceAll('.', '\\.')}`),
      );
      expectProblem(answer, 400);
    }
    expect(await itemsOfKind(deps.store)).toEqual(before);
  });

  it.each([
    ['a time in the past', { start: '2026-11-24T09:00:00+01:00' }, 'start'],
    ['a time too soon', { start: '2026-11-27T09:00:00+01:00' }, 'start'],
    ['a time beyond the horizon', { start: '2027-11-27T09:00:00+01:00' }, 'start'],
    ['the offset of another zone', { start: '2026-12-01T09:00:00-03:00' }, 'start'],
    ['a time without offset', { start: '2026-12-01T09:00:00' }, 'start'],
    ['a date that does not exist', { start: '2026-02-31T09:00:00+01:00' }, 'start'],
    ['a time off the five-minute grid (B8)', { start: '2026-12-01T09:02:00+01:00' }, 'start'],
    ['an unknown service', { service: 'dentiste' }, 'service'],
    ['an unknown place', { place: 'lune' }, 'place'],
    ['the place of another service', { place: 'caf-cayenne' }, 'place'],
    ['a mode that the service has not', { mode: 'home' }, 'mode'],
    ['a need that is not on the list (B12)', { needs: ['wine'] }, 'needs'],
  ])('refuses %s', async (_, overrides, path) => {
    expectProblem(await client.book(overrides), 400, path);
  });

  it('offers other times for a start that is on no grid (B9)', async () => {
    const answer = await client.book({ start: '2026-12-01T09:05:00+01:00' });
    expectProblem(answer, 409);
    expect(answer.json.list('alternatives').length).toBeGreaterThan(0);
  });

  it('refuses a social security number anywhere, and keeps none of it', async () => {
    for (const typed of ['1 85 05 78 006 084 36', '285057800608436', '2.85.05.2A.006.084']) {
      const answer = await client.book({
        person: { firstName: typed, lastName: 'Exemple', email: 'a@courriel.example' },
      });
      expectProblem(answer, 400, 'person.firstName');
      expect(answer.text).not.toContain(typed);
    }
    expect(await itemsOfKind(deps.store, 'appointment')).toEqual([]);
  });

  it('refuses a service that people do not book themselves', async () => {
    const answer = await client.book({ service: 'seance-mediation' });
    expect([answer.status, answer.json.at('code')]).toEqual([409, 'NOT_BOOKABLE']);
  });

  it('refuses broken JSON, a list, no body at all and a megabyte', async () => {
    expect((await send('{"service":')).json.at('code')).toBe('BAD_JSON');
    expectProblem(await send('[]'), 400);
    expectProblem(await send(undefined), 400, 'service');
    expectProblem(await send(JSON.stringify({ service: 'x'.repeat(1_000_000) })), 413);
  });

  it('finds no unknown Caf, nor one whose code is no code', async () => {
    for (const caf of ['99', 'constructor', '../94', '94 ', '__proto__'])
      expectProblem(await aClient(deps, { caf }).book(), 404);
  });

  it('does not take an invitation that was never given, nor a key that is none', async () => {
    expectProblem(await client.book({ invitation: 'x'.repeat(43) }), 404);
    expectProblem(await client.book({}, { 'Idempotency-Key': 'short' }), 400, 'Idempotency-Key');
  });

  it('limits how often one address books in an hour', async () => {
    const most = deps.cafs.get('94')?.limits.bookingsPerAddressAndHour ?? 0;
    for (let count = 0; count < most; count += 1) {
      const booked = await client.book();
      expect(booked.status).toBe(201);
      await client.abandon(booked.json.text('id'));
    }
    const refused = await client.book();
    expectProblem(refused, 429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('the other routes', () => {
  it.each([
    ['an unknown service', { service: 'dentiste' }, 'service'],
    ['no service', {}, 'service'],
    ['a place that is none', { service: 'rendez-vous-des-droits', place: 'Lune!' }, 'place'],
    ['a mode that is none', { service: 'rendez-vous-des-droits', mode: 'fax' }, 'mode'],
    ['a date that is none', { service: 'rendez-vous-des-droits', from: '2026-13-01' }, 'from'],
    [
      'an end before the start',
      { service: 'rendez-vous-des-droits', from: '2026-12-02', to: '2026-12-01' },
      'to',
    ],
    ['more days than can be asked', { service: 'rendez-vous-des-droits', to: '2029-01-01' }, 'to'],
    ['too many answers', { service: 'rendez-vous-des-droits', limit: '501' }, 'limit'],
    ['a limit that is no number', { service: 'rendez-vous-des-droits', limit: 'all' }, 'limit'],
    ['an unknown question', { service: 'rendez-vous-des-droits', who: 'me' }, 'who'],
  ])('slots refuse %s', async (_, query, path) => {
    expectProblem(await client.slots(query), 400, path);
  });

  it('holds refuse every field spoilt in every way', async () => {
    const before = await itemsOfKind(deps.store);
    const good = { service: 'rendez-vous-des-droits', place: 'caf-creteil', mode: 'on-site', start: NINE };
    for (const { field, body } of badBodies(good)) expectProblem(await client.hold(body), 400, field);
    expect(await itemsOfKind(deps.store)).toEqual(before);
  });

  it('moves refuse every field spoilt in every way and change nothing', async () => {
    const { token } = await client.bookAndConfirm();
    const before = await itemsOfKind(deps.store);
    const good = { start: TEN, place: 'caf-creteil', mode: 'on-site' };
    for (const { field, body } of badBodies(good, { optional: ['place', 'mode'] }))
      expectProblem(await client.move(token, body), 400, field);
    expect(await itemsOfKind(deps.store)).toEqual(before);
  });

  it('confirming refuses what is no code, and another Caf’s id (D5)', async () => {
    const id = (await client.book()).json.text('id');
    for (const code of ['12345', '1234567', 'abcdef', '', '<script>'])
      expectProblem(await client.confirm(id, code), 400, 'code');
    expectProblem(await aClient(deps, { caf: '973' }).confirm(id, client.codeOf(id)), 404);
    expectProblem(await client.confirm(crypto.randomUUID(), '123456'), 404);
  });

  it('tokens and ids that were never given, or are none, are not found, all alike', async () => {
    const handler = publicBooking(deps);
    const odd = ['x'.repeat(43), 'short', '../../etc', `${'x'.repeat(200)}`, '<script>', '%00'];
    for (const operation of Object.values(operations)) {
      const name = /\{(token|hold|id)\}/.exec(operation.path)?.[1];
      if (name === undefined) continue;
      const body =
        operation.id === 'move'
          ? { start: TEN }
          : operation.id === 'confirm'
            ? { code: '123456' }
            : undefined;
      for (const value of odd) {
        const answer = await call(handler, `${operation.method} ${operation.path}`, {
          params: { caf: '94', [name]: value },
          body,
        });
        expectProblem(answer, 404);
      }
    }
  });

  it('does not answer a route that does not exist', async () => {
    expectProblem(await call(client.handler, 'GET /v1/nothing'), 404);
  });
});
