import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { aDesk, said } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { aReceivingProfessional } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;

beforeEach(async () => {
  const store = await sharedStore.empty();
  // The evening before the day that the professional receives: within the notice that the public must give.
  deps = testDeps({ store, clock: aClock('2026-11-30T18:00:00+01:00') });
  await aReceivingProfessional(store);
  const window = {
    from: 108,
    to: 132,
    place: 'caf-creteil',
    modes: ['on-site' as const],
    services: ['consultation-psychologue'],
  };
  await aReceivingProfessional(
    store,
    { id: 'paule-psychologue', role: 'psychologist', subject: 'subject-of-paule' },
    { windows: [window] },
  );
});

const slots = (desk: ReturnType<typeof aDesk>, query: Record<string, string>) =>
  desk.send('GET /v1/staff/slots', { query: { from: '2026-12-01', to: '2026-12-02', ...query } });
const starts = async (desk: ReturnType<typeof aDesk>, query: Record<string, string>) =>
  (await slots(desk, query)).json.list('slots').map((slot) => [slot.text('start'), slot.text('mode')]);
const rights = { service: 'rendez-vous-des-droits', mode: 'on-site' };

describe('the times that staff can book', () => {
  it('need no notice (B3), and one that is booked is offered no more (B1)', async () => {
    const desk = aDesk(deps);
    const before = await starts(desk, rights);
    expect(before.length).toBeGreaterThan(1);
    expect((await desk.book()).status).toBe(201);
    expect(await starts(desk, rights)).toEqual(before.slice(1));
  });

  it('are one agenda’s when a professional is named', async () => {
    const desk = aDesk(deps);
    const all = await starts(desk, rights);
    expect(all.length).toBeGreaterThan(0);
    expect(await starts(desk, { ...rights, professional: 'camille-exemple' })).toEqual(all);
    const other = await slots(desk, { ...rights, professional: 'paule-psychologue' });
    expect(said(other)).toEqual([400, 'INVALID']);
    expect(said(await slots(desk, { ...rights, professional: 'nobody' }))).toEqual([400, 'INVALID']);
  });

  it('of what a psychologist fixes are shown to that psychologist alone (D6, P1)', async () => {
    const asked = { service: 'consultation-psychologue' };
    expect(said(await slots(aDesk(deps), asked))).toEqual([403, 'FORBIDDEN']);
    const own = aDesk(deps, { roles: ['psychologist'], sub: 'subject-of-paule' });
    expect(await starts(own, asked)).toEqual([
      ['2026-12-01T09:00:00+01:00', 'on-site'],
      ['2026-12-01T10:00:00+01:00', 'on-site'],
    ]);
  });

  it('name the next date when a range has none, and refuse a range too long', async () => {
    const desk = aDesk(deps);
    const none = await slots(desk, {
      ...rights,
      from: '2026-11-30',
      to: '2026-12-01',
      professional: 'camille-exemple',
    });
    expect(none.json.list('slots')).toEqual([]);
    expect(none.json.at('next')).toBe('2026-12-01');
    expect(said(await slots(desk, { ...rights, to: '2027-03-01' }))).toEqual([400, 'INVALID']);
    expect(said(await slots(desk, { ...rights, to: '2026-12-01' }))).toEqual([400, 'INVALID']);
  });
});
