import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { claimCells } from '../../shared/domain/claim.ts';
import type { Window } from '../../shared/domain/day.ts';
import { claimWrite } from '../../shared/store/day-writes.ts';
import { daysOfProfessional, listDays } from '../../shared/store/days.ts';
import {
  countOpened,
  getJob,
  jobDoneWrite,
  jobWrite,
  listWaitingJobs,
  markOpened,
  nudgeJob,
  type Opening,
  openDayItem,
} from '../../shared/store/opening.ts';
import { newJob, readPlan } from '../../shared/store/planning.ts';
import { transact } from '../../shared/store/transact.ts';
import { A_TUESDAY, aDay, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { change, plus } from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let deps: Deps;
const camille = { caf: '94', professional: 'camille-exemple' };
const oneDay = { ...camille, from: A_TUESDAY, to: A_TUESDAY };
const morning = aDay().windows;
const afternoon: Window[] = morning.map((window) => ({ ...window, from: 168, to: 204 }));

beforeEach(async () => {
  deps = testDeps({ store: await sharedStore.empty() });
});

const open = (overrides: Partial<Opening> = {}) =>
  openDayItem(deps.store, {
    ...camille,
    role: 'social-worker',
    date: A_TUESDAY,
    revision: 1,
    windows: morning,
    ...overrides,
  });

async function theDay() {
  const [day] = await daysOfProfessional(deps.store, oneDay);
  if (day === undefined) throw new Error('the day is not open');
  return day;
}

async function book(id: string, from: number): Promise<boolean> {
  const day = await theDay();
  const claim = claimCells(day, {
    id,
    kind: 'appointment',
    from,
    to: from + 12,
    lengthCells: 9,
    now: deps.clock(),
  });
  return claim.ok && (await transact(deps.store, [claimWrite(day, claim)])).ok;
}

describe('opening a day', () => {
  it('makes it what can be searched, and begins with nothing taken', async () => {
    expect((await open()).kind).toBe('opened');
    expect(await theDay()).toEqual(aDay());
    const found = await listDays(deps.store, {
      caf: '94',
      role: 'social-worker',
      from: A_TUESDAY,
      to: '2026-12-02',
    });
    expect(found).toEqual([aDay()]);
  });

  it('again keeps what is taken and by whom', async () => {
    await open();
    expect(await book('appointment-1', 108)).toBe(true);
    const before = await theDay();
    await open({ revision: 2, windows: afternoon });
    expect(await theDay()).toEqual({ ...before, revision: 2, windows: afternoon });
  });

  it('never takes a newer opening back', async () => {
    await open({ revision: 3, windows: afternoon });
    expect(await open({ revision: 2 })).toEqual({ kind: 'newer' });
    expect((await theDay()).windows).toEqual(afternoon);
  });

  it('a second time at the same revision shows the day as it stands, with who slipped in', async () => {
    await open();
    await book('appointment-1', 108);
    const again = await open();
    expect(again).toEqual({ kind: 'already', day: await theDay() });
  });

  it('without windows takes it out of every search and still bars an older run', async () => {
    await open();
    await open({ revision: 3, windows: [] });
    const ask = { caf: '94', role: 'social-worker', from: A_TUESDAY, to: '2026-12-02' } as const;
    expect(await listDays(deps.store, ask)).toEqual([]);
    expect((await open({ revision: 2 })).kind).toBe('newer');
    await open({ revision: 4 });
    expect(await listDays(deps.store, ask)).toHaveLength(1);
  });

  it('without windows where there was no day bars an older run too', async () => {
    await open({ revision: 2, windows: [] });
    expect((await open({ revision: 1 })).kind).toBe('newer');
    expect((await theDay()).windows).toEqual([]);
  });

  it('refuses whoever read the windows before and books after', async () => {
    await open();
    const read = await theDay();
    await open({ revision: 2, windows: afternoon });
    const claim = claimCells(read, {
      id: 'late',
      kind: 'appointment',
      from: 108,
      to: 120,
      lengthCells: 9,
      now: deps.clock(),
    });
    if (!claim.ok) throw new Error('the time was free when it was read');
    expect((await transact(deps.store, [claimWrite(read, claim)])).ok).toBe(false);
    expect((await theDay()).entries).toEqual({});
  });

  it('insists when a booking on the same day is under way', async () => {
    let conflicts = 2;
    deps.store.client.middlewareStack.add(
      (next) => async (args) => {
        if (conflicts > 0) {
          conflicts -= 1;
          throw Object.assign(new Error(), { name: 'TransactionConflictException' });
        }
        return next(args);
      },
      { step: 'initialize', name: 'conflicts' },
    );
    try {
      expect((await open()).kind).toBe('opened');
      expect(conflicts).toBe(0);
    } finally {
      deps.store.client.middlewareStack.remove('conflicts');
    }
  });

  it('gives the day an end a quarter after its date (D2)', async () => {
    await open();
    expect((await itemsOfKind(deps.store, 'day'))[0]?.['ttl']).toBe(Date.parse('2027-03-01') / 1000);
  });
});

describe('how far a plan is open', () => {
  it('only ever advances', async () => {
    await change(deps, plus());
    const mark = (revision: number, until: string) => markOpened(deps.store, { ...camille, revision }, until);
    const opened = async () => {
      const { openedRevision, openedUntil } = await readPlan(deps.store, camille);
      return [openedRevision, openedUntil];
    };
    await mark(1, '2027-05-01');
    expect(await opened()).toEqual([1, '2027-05-01']);
    await mark(1, '2027-04-30');
    expect(await opened()).toEqual([1, '2027-05-01']);
    await mark(2, '2027-05-01');
    await mark(1, '2027-06-01');
    expect(await opened()).toEqual([2, '2027-05-01']);
  });

  it('is counted on the days themselves', async () => {
    await open();
    await open({ date: '2026-12-02', revision: 2 });
    await open({ date: '2026-12-09', revision: 2 });
    const range = { ...camille, from: A_TUESDAY, to: '2026-12-02' };
    expect(await countOpened(deps.store, { ...range, revision: 1 })).toBe(2);
    expect(await countOpened(deps.store, { ...range, revision: 2 })).toBe(1);
  });
});

describe('a job', () => {
  const at = Date.parse('2026-11-30T08:00:00Z');
  const job = newJob(camille, 1, at, 'job-1-of-camille');
  const waiting = () => listWaitingJobs(deps.store, { before: at + 1, limit: 10 });

  it('waits until it is done, and is made once', async () => {
    expect((await transact(deps.store, [jobWrite(job)])).ok).toBe(true);
    expect((await transact(deps.store, [jobWrite(job)])).ok).toBe(false);
    expect(await waiting()).toEqual([job]);
    expect(await listWaitingJobs(deps.store, { before: at, limit: 10 })).toEqual([]);
    await transact(deps.store, [jobDoneWrite(job, at)]);
    expect(await waiting()).toEqual([]);
    expect((await getJob(deps.store, '94', job.id))?.done).toBe(true);
    expect(await getJob(deps.store, '973', job.id)).toBeUndefined();
  });

  it('is touched while it waits, not once it is done', async () => {
    await transact(deps.store, [jobWrite(job)]);
    await nudgeJob(deps.store, job, at + 5);
    expect((await itemsOfKind(deps.store, 'opening-job'))[0]?.['nudge']).toBe(at + 5);
    await transact(deps.store, [jobDoneWrite(job, at)]);
    await nudgeJob(deps.store, job, at + 9);
    expect((await itemsOfKind(deps.store, 'opening-job'))[0]?.['nudge']).toBe(at + 5);
  });
});
