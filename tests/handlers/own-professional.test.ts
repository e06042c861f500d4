import { beforeEach, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { aClient, NINE, TEN, tokenOf } from '../support/booking.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
let id: string;

/** A social worker who receives on the Tuesday, `from` and `to` in cells. */
const aWorker = (name: string, [from, to]: [number, number], delegates: string[] = []) =>
  aReceivingProfessional(
    deps.store,
    { id: name, role: 'social-worker', subject: `subject-of-${name}`, delegates },
    {
      windows: [
        { from, to, place: 'caf-creteil', modes: ['on-site', 'home'], services: ['accompagnement-social'] },
      ],
    },
  );

beforeEach(async () => {
  deps = testDeps({ store: await sharedStore.empty(), clock: aClock('2026-11-27T08:00:00+01:00') });
  await aWorker('maelle-exemple', [108, 120]);
  const booked = await worker().book({ service: 'accompagnement-social' });
  id = booked.json.text('id');
  await aWorker('noe-exemple', [120, 180], ['maelle-exemple']);
});

const worker = () => aDesk(deps, { roles: ['social-worker'], sub: 'subject-of-maelle-exemple' });

it('a meeting that a professional fixed never passes to a colleague unless somebody names them (M1, M4)', async () => {
  for (const desk of [worker(), aDesk(deps)])
    expect(said(await desk.move(id, { start: TEN }))).toEqual([409, 'SLOT_TAKEN']);
  const moved = await worker().move(id, { start: TEN, professional: 'noe-exemple' });
  expect(moved.json.at('professional', 'id') ?? (await professional())).toBe('noe-exemple');
});

it('is moved into a colleague’s agenda by those alone who may book there (D6)', async () => {
  const toNoe = { start: TEN, professional: 'noe-exemple' };
  expect(said(await aDesk(deps).move(id, toNoe))).toEqual([403, 'FORBIDDEN']);
  expect(await professional()).toBe('maelle-exemple');
  const kept = await aDesk(deps).move(id, { start: NINE, professional: 'maelle-exemple' });
  expect(kept.status).toBe(200);
  await aWorker('sam-exemple', [120, 180]);
  expect(said(await worker().move(id, { start: TEN, professional: 'sam-exemple' }))).toEqual([
    403,
    'FORBIDDEN',
  ]);
});

it('the person may cancel what a professional fixed; to move it they call, and their page says so (B4)', async () => {
  const client = aClient(deps);
  const token = await tokenOf(deps, '94', id);
  const seen = await client.view(token);
  expect([seen.json.at('canCancel'), seen.json.at('canMove')]).toEqual([true, false]);
  expect(said(await client.move(token, { start: NINE }))).toEqual([409, 'NOT_BOOKABLE']);
  expect((await client.cancel(token)).status).toBe(200);
});

const professional = async () => (await getAppointment(deps.store, '94', id))?.professional;
