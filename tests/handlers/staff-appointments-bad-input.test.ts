import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../functions/staff-appointments/operations.ts';
import type { Deps } from '../../shared/deps.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { addToDisruption } from '../../shared/store/disruptions.ts';
import { badBodies } from '../support/bad-input.ts';
import { bookingBody, TEN } from '../support/booking.ts';
import { AGREED, aDesk } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import type { HttpAnswer } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
const DISRUPTION = 'absence-some-absence';
let deps: Deps;
let desk: ReturnType<typeof aDesk>;
let appointment: string;

beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00') });
  desk = aDesk(deps);
  await aReceivingProfessional(store);
  appointment = (await desk.book()).json.text('id');
  const booked = await getAppointment(store, '94', appointment);
  if (booked === undefined) throw new Error('no appointment');
  await addToDisruption(
    store,
    {
      caf: '94',
      professional: 'camille-exemple',
      role: 'social-worker',
      cause: { kind: 'absence', absence: 'some-absence' },
    },
    [booked],
    deps.clock(),
  );
});

function expectProblem(answer: HttpAnswer, status: number, path?: string): void {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.status).toBe(status);
  expect(answer.json.text('detail')).toMatch(/[a-zé]/);
  if (path !== undefined)
    expect(answer.json.list('errors').map((error) => error.text('path'))).toContainEqual(
      expect.stringMatching(new RegExp(`^${path.replaceAll('.', '\\.')}(\\.|$)`)),
    );
}

async function expectNothingWritten(act: () => Promise<void>): Promise<void> {
  const before = await itemsOfKind(deps.store);
  await act();
  expect(await itemsOfKind(deps.store)).toEqual(before);
}

const person = {
  firstName: 'Alex',
  lastName: 'Exemple',
  email: 'alex@courriel.example',
  phone: '01 99 00 12 34',
  allocataireNumber: '1234567',
};
const contact = {
  by: 'phone',
  hours: ['morning'],
  discreet: false,
  question: { ask: 'Votre ville de naissance ?', answer: 'Exempleville' },
};
const agreement = { by: 'subject-of-the-desk', at: AGREED.at };
const time = { start: TEN, place: 'caf-creteil', mode: 'on-site', professional: 'camille-exemple' };

/** Every route with a body: a good one, and what may be left out of it. */
const routes: Record<string, { key: string; body: Record<string, unknown>; optional: string[] }> = {
  search: {
    key: 'POST /v1/staff/people/search',
    body: { ...person },
    optional: ['firstName', 'lastName', 'email', 'phone', 'allocataireNumber'],
  },
  book: {
    key: 'POST /v1/staff/appointments',
    body: { ...bookingBody(), ...time, person, contact, needs: ['call-first'], agreement },
    optional: [
      'professional',
      'person.email',
      'person.allocataireNumber',
      'contact.hours',
      'contact.discreet',
      'needs',
      'agreement.by',
    ],
  },
  cancel: {
    key: 'POST /v1/staff/appointments/{id}/cancel',
    body: { reason: 'caf' },
    optional: [],
  },
  move: {
    key: 'POST /v1/staff/appointments/{id}/move',
    body: { ...time, reason: 'caf', agreement },
    optional: ['place', 'mode', 'professional', 'reason', 'agreement.by'],
  },
  contact: {
    key: 'POST /v1/staff/appointments/{id}/contact',
    body: { email: 'nouvelle@courriel.example', phone: '0199001234', contact },
    optional: ['email', 'contact.hours', 'contact.discreet'],
  },
  outcome: {
    key: 'POST /v1/staff/appointments/{id}/outcome',
    body: { outcome: 'kept' },
    optional: [],
  },
  'call-back done': {
    key: 'POST /v1/staff/call-backs/{id}/done',
    body: { result: 'booked' },
    optional: [],
  },
  rebook: {
    key: 'POST /v1/staff/disruptions/{id}/rebook',
    body: { appointment: 'appointment-1', ...time, agreement },
    optional: ['place', 'mode', 'professional', 'agreement.by'],
  },
  offer: {
    key: 'POST /v1/staff/disruptions/{id}/offer',
    body: { appointment: 'appointment-1', ...time, start: undefined, starts: [TEN] },
    optional: ['start', 'place', 'mode', 'professional'],
  },
  'cancel touched': {
    key: 'POST /v1/staff/disruptions/{id}/cancel',
    body: { appointment: 'appointment-1' },
    optional: [],
  },
};

describe.each(Object.entries(routes))('%s', (_, { key, body, optional }) => {
  const good = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
  const id = () => (key.includes('disruptions') ? DISRUPTION : appointment);
  const params = () => (key.includes('{id}') ? { params: { id: id() } } : {});

  it('refuses every field spoilt in every way, with its path, and writes nothing', async () => {
    await expectNothingWritten(async () => {
      for (const { field, how, body: spoilt } of badBodies(good, { optional })) {
        const answer = await desk.send(key, { ...params(), body: spoilt });
        const errors = answer.json.at('errors') === undefined ? [] : answer.json.list('errors');
        const named = errors.map((error) => error.text('path')).join();
        expect(`${field}, ${how}: ${answer.status} ${named}`).toMatch(
          new RegExp(`: 400 .*${field.replaceAll('.', '\\.')}`),
        );
        expectProblem(answer, 400);
      }
    });
  });

  it('refuses what is no JSON, and a megabyte of it, and writes nothing', async () => {
    await expectNothingWritten(async () => {
      expectProblem(await desk.send(key, { ...params(), body: '{"reason":' }), 400);
      expectProblem(await desk.send(key, { ...params(), body: { reason: 'x'.repeat(1_000_000) } }), 413);
    });
  });
});

describe('times', () => {
  const times: [string, Record<string, unknown>, string][] = [
    ['in the past', { start: '2026-11-24T09:00:00+01:00' }, 'start'],
    ['beyond the horizon', { start: '2027-11-27T09:00:00+01:00' }, 'start'],
    ['with the offset of another zone', { start: '2026-12-01T09:00:00-03:00' }, 'start'],
    ['without offset', { start: '2026-12-01T09:00:00' }, 'start'],
    ['of a date that does not exist', { start: '2026-02-31T09:00:00+01:00' }, 'start'],
    ['off the five-minute grid (B8)', { start: '2026-12-01T09:02:00+01:00' }, 'start'],
    ['at a place that does not exist', { place: 'caf-nulle-part' }, 'place'],
    ['in a way the service is not offered', { mode: 'home' }, 'mode'],
    ['with nobody', { professional: 'personne' }, 'professional'],
    ['with a future agreement', { agreement: { at: '2027-01-01T09:00:00+01:00' } }, 'agreement.at'],
  ];
  it.each(times)('%s are refused by booking, moving and rebooking', async (_, wrong, path) => {
    const body = { start: TEN, agreement, ...wrong };
    await expectNothingWritten(async () => {
      expectProblem(await desk.book({ ...body, person }), 400, path);
      expectProblem(await desk.move(appointment, body), 400, path);
      expectProblem(await desk.rebook(DISRUPTION, { appointment, ...body }), 400, path);
    });
  });

  it.each(times.filter(([, { start }]) => start !== undefined))(
    '%s are refused as the second of those offered',
    async (_, { start }) => {
      await expectNothingWritten(async () => {
        expectProblem(await desk.offer(DISRUPTION, { appointment, starts: [TEN, start] }), 400, 'starts.1');
      });
    },
  );

  it('of none or of four are no offer', async () => {
    await expectNothingWritten(async () => {
      expectProblem(await desk.offer(DISRUPTION, { appointment, starts: [] }), 400, 'starts');
      const four = [9, 10, 11, 12].map((hour) => `2026-12-01T${String(hour).padStart(2, '0')}:00:00+01:00`);
      expectProblem(await desk.offer(DISRUPTION, { appointment, starts: four }), 400, 'starts');
    });
  });

  it('of a service that does not exist are refused', async () => {
    await expectNothingWritten(async () => {
      expectProblem(await desk.book({ service: 'nulle-part', person }), 400, 'service');
    });
  });
});

it('a social security number is refused wherever it is typed and kept nowhere', async () => {
  const nir = '1 85 05 78 006 084 36';
  const spoilt = { ...person, lastName: nir };
  await expectNothingWritten(async () => {
    for (const answer of [
      await desk.book({ start: TEN, person: spoilt }),
      await desk.search({ lastName: nir }),
      await desk.contact(appointment, {
        contact: { by: 'none', question: { ask: 'Numéro ?', answer: nir } },
      }),
    ]) {
      expectProblem(answer, 400);
      expect(answer.json.at('code')).toBe('NIR_REFUSED');
      expect(answer.text).not.toContain(nir);
    }
  });
});

it('a name without a letter is no search', async () => {
  expectProblem(await desk.search({ lastName: '---' }), 400, 'lastName');
  expectProblem(await desk.search({ lastName: 'Martin', firstName: '.' }), 400, 'firstName');
  expectProblem(await desk.search({ firstName: 'Marie' }), 400, 'lastName');
});

it('a page of duplicates that is none is refused with its path', async () => {
  for (const after of ['', 'x', '<script>', 'a'.repeat(500)])
    expectProblem(await desk.duplicates({ after }), 400, 'after');
  expectProblem(await desk.duplicates({ surplus: 'x' }), 400, 'surplus');
});

describe.each(Object.values(operations))('$id', ({ method, path, access }) => {
  const key = `${method} ${path}`;
  const known = Object.values(routes).find((one) => one.key === key);
  const body = known?.body;
  const params = { id: 'some-identifier' };
  const request = { params, ...(body === undefined ? {} : { body }) };

  it('refuses whoever is not signed in, or has no role here', async () => {
    await expectNothingWritten(async () => {
      expectProblem(await desk.send(key, { ...request, claims: {} }), 401);
      const stranger = { sub: 'somebody', memberships: ['75:secretariat'] };
      expectProblem(await desk.send(key, { ...request, claims: stranger }), 403);
      const roles = (['list-office', 'manager', 'admin'] as const).map((role) => `94:${role}`);
      expectProblem(
        await desk.send(key, { ...request, claims: { sub: 'somebody', memberships: roles } }),
        403,
      );
      if (!access.some((role) => role === 'benefits-adviser')) {
        const adviser = { sub: 'somebody', memberships: ['94:benefits-adviser'] };
        expectProblem(await desk.send(key, { ...request, claims: adviser }), 403);
      }
    });
  });
});

const about = Object.values(operations).filter((operation) => 'params' in operation);

it.each(about)('$id knows no identifier but its own', async ({ method, path }) => {
  const key = `${method} ${path}`;
  const body = Object.values(routes).find((one) => one.key === key)?.body;
  await expectNothingWritten(async () => {
    for (const id of ['some-identifier', 'x', '<script>', 'a'.repeat(500), '../94', 'a\u0000bcdefgh'])
      expectProblem(await desk.send(key, { params: { id }, ...(body === undefined ? {} : { body }) }), 404);
  });
});
