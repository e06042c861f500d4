import { beforeEach, describe, expect, it } from 'vitest';
import { operations } from '../../functions/staff-support/operations.ts';
import type { Deps } from '../../shared/deps.ts';
import { badBodies } from '../support/bad-input.ts';
import { AGREED, said } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';
import { at, aWorker, CONTRACT, SOMEBODY, TWELVE, WORKER, workers } from '../support/support.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let worker: ReturnType<typeof aWorker>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-27T08:00:00+01:00') });
  await workers(deps);
  worker = aWorker(deps);
});

async function expectNothingWritten(act: () => Promise<void>): Promise<void> {
  const before = await itemsOfKind(deps.store);
  await act();
  expect(await itemsOfKind(deps.store)).toEqual(before);
}

const series = {
  professional: WORKER,
  person: SOMEBODY,
  contact: { by: 'email', discreet: false },
  contract: CONTRACT,
  agreement: AGREED,
  homeAgreement: AGREED,
  travelMinutes: 20,
  appointments: TWELVE.slice(0, 1),
};

describe('a malformed support series', () => {
  it.each(
    badBodies(series, {
      optional: ['professional', 'person.email', 'person.phone', 'contact.discreet', 'travelMinutes'],
      fine: ['contract.file: a number', 'travelMinutes: a number'],
    }),
  )('$field: $how is refused with a problem, and nothing is written', async ({ body }) => {
    await expectNothingWritten(async () => {
      const answer = await worker.send('POST /v1/staff/support-series', { body });
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    });
  });

  it.each([
    ['no appointment', []],
    ['too many', Array.from({ length: 17 }, () => TWELVE[0])],
    ['the same time twice', [TWELVE[0], TWELVE[0]]],
    ['another offset than the Caf’s', [{ ...TWELVE[0], start: '2026-12-01T09:00:00+05:00' }]],
    ['a place that the service does not have', [{ ...TWELVE[0], place: 'nowhere' }]],
    ['a mode that it does not have', [{ ...TWELVE[0], mode: 'video' }]],
    ['a time that is past', [{ ...TWELVE[0], start: '2026-11-26T09:00:00+01:00' }]],
  ])('%s is refused with the field at fault', async (_, appointments) => {
    await expectNothingWritten(async () => {
      const answer = await worker.open({ appointments });
      expect(said(answer)).toEqual([400, 'INVALID']);
      expect(answer.json.text('errors', 0, 'path')).toMatch(/^appointments/);
    });
  });

  it('a social security number typed for a file is refused and not kept', async () => {
    await expectNothingWritten(async () => {
      const file = '1 85 05 78 006 084 36';
      expect((await worker.open({ contract: { ...CONTRACT, file } })).status).toBe(400);
    });
  });
});

describe('a malformed change of a series', () => {
  it('is refused, and of an unknown series nothing is said (D5)', async () => {
    const opened = await worker.open({ appointments: TWELVE.slice(0, 1) });
    const id = opened.json.text('id');
    await expectNothingWritten(async () => {
      for (const body of [
        {},
        { answer: 'perhaps' },
        { answer: 'refused', instead: 'video' },
        { answer: 'agreed', x: 1 },
      ])
        expect(
          (await worker.send('POST /v1/staff/support-series/{id}/home', { params: { id }, body })).status,
        ).toBe(400);
      expect(
        said(
          await worker.send('POST /v1/staff/support-series/{id}/home', {
            params: { id },
            body: { answer: 'agreed' },
          }),
        ),
      ).toEqual([409, 'AGREEMENT_NEEDED']);
      for (const body of [{}, { reason: 'bored' }])
        expect(
          (await worker.send('POST /v1/staff/support-series/{id}/end', { params: { id }, body })).status,
        ).toBe(400);
      expect(said(await worker.add(id, { start: at('2026-12-15', '09'), mode: 'home' }))).toEqual([
        409,
        'HOME_NOT_AGREED',
      ]);
      expect(said(await worker.add(id, { start: at('2027-06-08', '09') }))).toEqual([400, 'INVALID']);
      for (const unknown of ['00000000-0000-0000-0000-000000000000', 'SERIES-1'])
        for (const route of Object.values(operations).filter(({ path }) => path.includes('{id}')))
          expect(
            (
              await worker.send(`${route.method} ${route.path}`, {
                params: { id: unknown, appointment: unknown },
                body: BODIES[route.id],
              })
            ).status,
            route.id,
          ).toBe(404);
    });
  });
});

const BODIES: Readonly<Record<string, unknown>> = {
  addToSupportSeries: { start: at('2026-12-15', '09'), place: 'caf-creteil', mode: 'on-site' },
  recordHomeConsent: { answer: 'refused', instead: 'phone' },
  endSupportSeries: { reason: 'caf' },
  changeSupportContact: { contact: { by: 'none', discreet: false } },
};
