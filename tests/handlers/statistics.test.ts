import { beforeEach, describe, expect, it } from 'vitest';
import { statistics } from '../../functions/statistics/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Day, Entry } from '../../shared/domain/day.ts';
import { Role } from '../../shared/domain/words.ts';
import { said } from '../support/desk.ts';
import { injectFaults } from '../support/faults.ts';
import { aClock, aLog, type TestClock, testDeps } from '../support/fixtures.ts';
import { call } from '../support/http.ts';
import { itemsOfKind } from '../support/items.ts';
import { openADay } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;

beforeEach(async () => {
  clock = aClock('2026-12-01T08:00:00+01:00');
  deps = testDeps({ store: await sharedStore.empty(), clock, log: aLog() });
});

const DECEMBER = { from: '2026-12-01', to: '2027-01-01' };
const occupancy = (query: Record<string, string> = DECEMBER, memberships: unknown = ['94:manager']) =>
  call(statistics(deps), 'GET /v1/staff/occupancy', {
    query,
    claims: { sub: 'subject-of-the-manager', memberships },
  });

/** A morning from nine to noon with so many appointments of 45 minutes and their pauses, from nine on. */
function morning(appointments: number, overrides: Partial<Day> = {}): Promise<Day> {
  const starts = Array.from({ length: appointments }, (_, at) => 108 + 12 * at);
  const name = `${overrides.professional}-${overrides.date}`;
  const entries = Object.fromEntries(
    starts.map((from): [string, Entry] => [
      `${name}-${from}`,
      { kind: 'appointment', spans: [[from, from + 12]] },
    ]),
  );
  const taken = new Set(starts.flatMap((from) => Array.from({ length: 12 }, (_, at) => from + at)));
  return openADay(deps.store, { date: '2026-12-08', entries, taken, ...overrides });
}

const at = (place: string, services = ['rendez-vous-des-droits']) => [
  { from: 108, to: 144, place, modes: ['on-site' as const], services },
];

const figureOf = async (scope: object, query = DECEMBER) => {
  const answer = await occupancy(query);
  expect(answer.status).toBe(200);
  const found = answer.json.list('figures').find((one) => same(one.at('scope'), scope));
  return found?.value;
};
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const CRETEIL = { kind: 'place', id: 'caf-creteil' };
const ORLY = { kind: 'place', id: 'caf-orly' };

describe('D4: how much of the open time is booked', () => {
  it('is a figure with numerator, denominator, unit, period and scope', async () => {
    await morning(3, { professional: 'camille-exemple' });
    await morning(2, { professional: 'sacha-exemple' });
    const expected = {
      period: DECEMBER,
      unit: 'minutes',
      state: 'shown',
      numerator: 300,
      denominator: 360,
    };
    expect(await figureOf({ kind: 'caf' })).toEqual({ scope: { kind: 'caf' }, ...expected });
    const rights = { kind: 'service', id: 'rendez-vous-des-droits' };
    expect(await figureOf(rights)).toEqual({ scope: rights, ...expected });
    expect(await figureOf(CRETEIL)).toEqual({ scope: CRETEIL, ...expected });
    expect(await figureOf(ORLY)).toEqual({
      scope: ORLY,
      period: DECEMBER,
      unit: 'minutes',
      state: 'nothing-open',
    });
  });

  it('is protected for a place of one professional, and for the second place from which it would follow', async () => {
    for (const professional of ['camille-exemple', 'sacha-exemple']) {
      await morning(3, { professional });
      await morning(3, { professional, date: '2026-12-09', windows: at('caf-champigny') });
      await morning(3, { professional, date: '2026-12-10', windows: at('caf-champigny') });
    }
    await morning(3, { professional: 'lou-exemple', windows: at('caf-orly') });
    const answer = await occupancy();
    const states = answer.json
      .list('figures')
      .filter((one) => one.text('state') !== 'nothing-open')
      .map((one) => [one.at('scope', 'id') ?? 'caf', one.text('state')]);
    expect(states).toEqual([
      ['caf', 'shown'],
      ['rendez-vous-des-droits', 'shown'],
      ['caf-creteil', 'protected'],
      ['caf-orly', 'protected'],
      ['caf-champigny', 'shown'],
    ]);
    expect(answer.text).not.toMatch(/camille|sacha|lou-exemple/);
  });

  it('is added up over whole months, and protected when one of them is', async () => {
    for (const date of ['2026-12-08', '2027-01-12']) {
      await morning(3, { professional: 'camille-exemple', date });
      await morning(3, { professional: 'sacha-exemple', date });
    }
    await morning(1, { professional: 'camille-exemple', date: '2027-02-09' });
    await morning(1, { professional: 'sacha-exemple', date: '2027-02-09' });
    expect(await figureOf(CRETEIL, { from: '2026-12-01', to: '2027-02-01' })).toMatchObject({
      numerator: 720,
      denominator: 720,
    });
    expect(await figureOf(CRETEIL, { from: '2026-12-01', to: '2027-03-01' })).toMatchObject({
      state: 'protected',
    });
  });

  it('is asked for whole months between the last one and the farthest open one, six at most', async () => {
    const fault = async (query: Record<string, string>) => {
      const answer = await occupancy(query);
      return [answer.status, answer.json.at('errors', 0, 'path')];
    };
    expect(await fault({ from: '2026-12-02', to: '2027-01-01' })).toEqual([400, 'from']);
    expect(await fault({ from: '2026-12-01', to: '2026-12-31' })).toEqual([400, 'to']);
    expect(await fault({ from: '2026-12-01', to: '2026-12-01' })).toEqual([400, 'to']);
    expect(await fault({ from: '2026-10-01', to: '2026-11-01' })).toEqual([400, 'from']);
    expect(await fault({ from: '2026-12-01', to: '2027-08-01' })).toEqual([400, 'to']);
    expect(await fault({ from: '2026-11-01', to: '2027-06-01' })).toEqual([400, 'to']);
    expect(await fault({ from: 'yesterday' })).toEqual([400, 'from']);
    expect(await fault({ service: 'x' })).toEqual([400, 'service']);
    expect(await fault({ from: '2026-11-01', to: '2027-05-01' })).toEqual([200, undefined]);
  });

  it('is this month’s when nothing is asked, also on its first and last day in the Caf’s own zone', async () => {
    const asked = async () => (await occupancy({})).json.at('period');
    clock.set('2026-12-01T00:30:00+01:00');
    expect(await asked()).toEqual(DECEMBER);
    clock.set('2026-12-31T23:30:00+01:00');
    expect(await asked()).toEqual(DECEMBER);
  });

  it('is for managers and admins of that Caf alone (D5)', async () => {
    await morning(3, { professional: 'camille-exemple' });
    await morning(3, { professional: 'sacha-exemple' });
    for (const role of Role.options) {
      const expected = role === 'manager' || role === 'admin' ? 200 : 403;
      expect((await occupancy(DECEMBER, [`94:${role}`])).status, role).toBe(expected);
    }
    const elsewhere = await occupancy(DECEMBER, ['973:manager']);
    expect(elsewhere.json.list('figures').filter((one) => one.text('state') !== 'nothing-open')).toEqual([]);
    const nobody = await call(statistics(deps), 'GET /v1/staff/occupancy', { query: DECEMBER });
    expect(nobody.status).toBe(401);
  });

  it('changes nothing in the table (B10)', async () => {
    await morning(3, { professional: 'camille-exemple' });
    const before = await itemsOfKind(deps.store);
    await occupancy();
    expect(await itemsOfKind(deps.store)).toEqual(before);
  });
});

describe('the next free time', () => {
  const nextOf = async (service: string, place?: string) => {
    const found = (await occupancy()).json
      .list('next')
      .find((one) => one.text('service') === service && one.at('place') === place);
    return found === undefined ? undefined : [found.text('state'), found.at('start')];
  };

  it('is what the public page offers: after the notice, at any place and at each', async () => {
    await openADay(deps.store, { date: '2026-12-01' });
    await morning(3, { professional: 'camille-exemple', date: '2026-12-03' });
    await morning(1, { professional: 'camille-exemple', date: '2026-12-04', windows: at('caf-orly') });
    await morning(0, { professional: 'camille-exemple', date: '2026-12-08' });
    expect(await nextOf('rendez-vous-des-droits')).toEqual(['free', '2026-12-04T10:00:00+01:00']);
    expect(await nextOf('rendez-vous-des-droits', 'caf-orly')).toEqual(['free', '2026-12-04T10:00:00+01:00']);
    expect(await nextOf('rendez-vous-des-droits', 'caf-creteil')).toEqual([
      'free',
      '2026-12-08T09:00:00+01:00',
    ]);
    expect(await nextOf('rendez-vous-des-droits', 'eds-ivry')).toEqual(['none', undefined]);
  });

  it('of a service on request is protected while one professional alone receives for it there (D4)', async () => {
    const asked = 'consultation-psychologue';
    const psychologist = (professional: string, place: string, date: string) =>
      morning(0, { professional, role: 'psychologist', date, windows: at(place, [asked]) });
    await psychologist('lou-exemple', 'caf-champigny', '2026-12-03');
    await psychologist('lou-exemple', 'caf-creteil', '2026-12-04');
    expect(await nextOf(asked)).toEqual(['protected', undefined]);
    await psychologist('noa-exemple', 'caf-champigny', '2026-12-08');
    expect(await nextOf(asked)).toEqual(['free', '2026-12-03T09:00:00+01:00']);
    expect(await nextOf(asked, 'caf-champigny')).toEqual(['free', '2026-12-03T09:00:00+01:00']);
    expect(await nextOf(asked, 'caf-creteil')).toEqual(['protected', undefined]);
    // Sooner than any time that is shown, it can be the protected place's alone.
    await psychologist('lou-exemple', 'caf-creteil', '2026-12-02');
    expect(await nextOf(asked)).toEqual(['protected', undefined]);
    expect(await nextOf(asked, 'caf-champigny')).toEqual(['free', '2026-12-03T09:00:00+01:00']);
  });
});

describe('a busy table', () => {
  it('is asked again', async () => {
    await morning(3, { professional: 'camille-exemple' });
    await morning(3, { professional: 'sacha-exemple' });
    const faults = injectFaults(deps.store, ({ number }) => (number % 2 === 1 ? 'throttled' : undefined));
    expect(await figureOf(CRETEIL)).toMatchObject({ numerator: 360 });
    expect(faults.counts.get('throttled')).toBeGreaterThan(2);
    faults.stop();
  });

  it('that stays so is said: try again in a moment', async () => {
    const faults = injectFaults(deps.store, () => 'throttled');
    const answer = await occupancy();
    faults.stop();
    expect(said(answer)).toEqual([429, 'TOO_MANY']);
    expect(answer.headers['retry-after']).toBe('2');
  });
});
