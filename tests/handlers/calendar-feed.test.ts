import ICAL from 'ical.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarFeed } from '../../functions/calendar-feed/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { aClient, TEN } from '../support/booking.ts';
import { said } from '../support/desk.ts';
import { aClock, aLog, aPerson, type TestClock, testDeps } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { aPlanner } from '../support/planner.ts';
import { bookAt } from '../support/planning.ts';
import { aReceivingProfessional, openADay } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;

beforeEach(async () => {
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock, log: aLog() });
  await aReceivingProfessional(deps.store);
});

const read = (file: string) => call(calendarFeed(deps), 'GET /v1/calendars/{file}', { params: { file } });

async function subscribe(): Promise<string> {
  const answer = await aPlanner(deps).subscribe();
  return answer.json.text('address').replace(/^.*\/v1\/calendars\//, '');
}

async function events(file: string) {
  const answer = await read(file);
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(answer.text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      title: event.summary,
      place: event.location,
    };
  });
}

describe('a calendar to subscribe to', () => {
  it('shows each step of a booking, hours and places alone (D6)', async () => {
    const file = await subscribe();
    const client = aClient(deps);
    expect(await events(file)).toEqual([]);
    const { token } = await client.bookAndConfirm();
    const nine = {
      start: '2026-12-01T08:00:00.000Z',
      end: '2026-12-01T09:00:00.000Z',
      title: 'Rendez-vous',
      place: 'Caf Créteil',
    };
    expect(await events(file)).toEqual([nine]);
    await client.move(token, { start: TEN });
    expect((await events(file)).map(({ start }) => start)).toEqual(['2026-12-01T09:00:00.000Z']);
    await client.cancel(token);
    expect(await events(file)).toEqual([]);
  });

  it('says « Occupé » of a time that is not confirmed, until it expires (B5)', async () => {
    const file = await subscribe();
    await aClient(deps).book();
    expect((await events(file)).map(({ title }) => title)).toEqual(['Occupé']);
    clock.advance({ minutes: 16 });
    expect(await events(file)).toEqual([]);
  });

  it('carries nobody’s name, number, address or service (D6, F3)', async () => {
    const file = await subscribe();
    await bookAt(deps, { person: aPerson({ allocataireNumber: '1234567' }), needs: ['interpreter'] });
    const { text } = await read(file);
    expect(text).toContain('Rendez-vous');
    for (const secret of [
      'Dominique',
      'Exemple',
      '1234567',
      '0199001234',
      '@courriel',
      'droits',
      'interpreter',
    ])
      expect(text).not.toContain(secret);
    expect(await itemsOfKind(deps.store, 'audit')).toEqual([]);
  });

  it('reaches seven days back and ninety ahead', async () => {
    const file = await subscribe();
    const entries = { a: { kind: 'appointment' as const, spans: [[108, 120] satisfies [number, number]] } };
    for (const date of ['2026-11-19', '2026-11-20', '2027-02-25', '2027-02-26'])
      await openADay(deps.store, { date, entries });
    expect((await events(file)).map(({ start }) => start.slice(0, 10))).toEqual(['2026-11-20', '2027-02-25']);
  });

  it('ends when another sign-in is linked, or none; another name leaves it', async () => {
    const admin = aPlanner(deps, { roles: ['admin'], sub: 'subject-of-the-admin' });
    const change = (more: object) =>
      admin.changeProfessional('camille-exemple', { displayName: 'Camille E.', title: 'AS', ...more });
    const first = await subscribe();
    expect((await change({ subject: 'subject-of-camille-exemple' })).status).toBe(200);
    expect((await read(first)).status).toBe(200);
    expect((await change({ subject: 'another-subject' })).json.at('subject')).toBe('another-subject');
    expect(said(await read(first))).toEqual([404, 'NOT_FOUND']);
    expect(said(await aPlanner(deps).subscribe())).toEqual([404, 'NOT_FOUND']);
    const other = await aPlanner(deps, { sub: 'another-subject' }).subscribe();
    const second = other.json.text('address').replace(/^.*\/v1\/calendars\//, '');
    expect((await read(second)).status).toBe(200);
    expect((await change({})).json.at('subject')).toBeUndefined();
    expect(said(await read(second))).toEqual([404, 'NOT_FOUND']);
  });

  it('is gone under its earlier address', async () => {
    const [first, second] = [await subscribe(), await subscribe()];
    expect(said(await read(first))).toEqual([404, 'NOT_FOUND']);
    expect((await read(second)).status).toBe(200);
  });
});

it.each([
  ['a guess', `${'A'.repeat(43)}.ics`],
  ['another ending', `${'A'.repeat(43)}.pdf`],
  ['a path', '../../v1/staff/agenda.ics'],
  ['a script', '<script>.ics'],
  ['far too much', `${'A'.repeat(5_000)}.ics`],
])('%s opens nothing', async (_, file) => {
  expect(said(await read(file))).toEqual([404, 'NOT_FOUND']);
});
