import { beforeEach, describe, expect, it } from 'vitest';
import { opener } from '../../functions/opener/handler.ts';
import { openDates } from '../../functions/opener/open-plan.ts';
import { takeSnapshot } from '../../functions/opener/snapshot.ts';
import type { Deps } from '../../shared/deps.ts';
import { removeAbsence, removeAvailability } from '../../shared/domain/plan-changes.ts';
import { holidayTest } from '../../shared/holidays/index.ts';
import { closureWrites, placeJob, reopenWrites } from '../../shared/store/closures.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import { listOpenDisruptions } from '../../shared/store/disruptions.ts';
import { readPlan } from '../../shared/store/planning.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import {
  A_TUESDAY,
  aClock,
  aLog,
  aProfessional,
  caf94,
  type TestClock,
  testDeps,
} from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import {
  away,
  bookAt,
  cafsAhead,
  cancelAt,
  change,
  openEverything,
  plus,
  queueEvent,
  waitingJobs,
} from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;
const camille = { caf: '94', professional: 'camille-exemple' };

beforeEach(async () => {
  clock = aClock();
  deps = testDeps({ store: await sharedStore.empty(), clock, log: aLog(), cafs: cafsAhead(14) });
  await putProfessional(deps.store, aProfessional());
});

const daysBetween = (from: string, to: string) => daysOfProfessional(deps.store, { ...camille, from, to });
const openDatesOf = async (from: string, to: string) =>
  (await daysBetween(from, to)).filter(({ windows }) => windows.length > 0).map(({ date }) => date);
const touchedNow = async () =>
  (await listOpenDisruptions(deps.store, '94')).map(({ id, touched }) => ({
    id,
    waiting: Object.entries(touched)
      .flatMap(([of, { state }]) => (state.status === 'open' ? [of] : []))
      .sort(),
  }));

describe('a change of planning', () => {
  it('is open from today to the farthest horizon, public holidays apart (B3)', async () => {
    deps = testDeps({ store: deps.store, clock });
    await change(deps, plus({ repeat: { everyWeeks: 1, weekdays: [2, 5] } }));
    await openEverything(deps);
    expect(await openDatesOf('2026-11-30', '2027-01-09')).toEqual([
      '2026-12-01',
      '2026-12-04',
      '2026-12-08',
      '2026-12-11',
      '2026-12-15',
      '2026-12-18',
      '2026-12-22',
      '2026-12-29',
      '2027-01-05',
      '2027-01-08',
    ]);
    expect(await itemsOfKind(deps.store, 'day')).toHaveLength(183);
    expect(await readPlan(deps.store, camille)).toMatchObject({
      revision: 1,
      openedRevision: 1,
      openedUntil: '2027-05-31',
    });
    expect(await waitingJobs(deps)).toEqual([]);
  });

  it('never drops an appointment: outside the new windows it joins a disruption (B11)', async () => {
    await change(deps, plus());
    await openEverything(deps);
    expect(await bookAt(deps)).toBe(true);
    await change(deps, (planning) => removeAvailability(planning, 'availability-1'));
    await openEverything(deps);
    const [day] = await daysBetween(A_TUESDAY, A_TUESDAY);
    expect(day?.windows).toEqual([]);
    expect(day?.entries['appointment-1']).toBeDefined();
    expect(await touchedNow()).toEqual([{ id: 'availability-camille-exemple', waiting: ['appointment-1'] }]);
  });

  it('by a job that comes twice, or after a newer one, changes nothing', async () => {
    await change(deps, plus());
    const [first] = await waitingJobs(deps);
    if (first === undefined) throw new Error('no job');
    await change(deps, plus({ id: 'availability-2', start: '14:00', end: '17:00' }));
    await openEverything(deps);
    const before = await itemsOfKind(deps.store, 'day');
    const work = opener(deps, holidayTest);
    expect(await work(queueEvent([first, first]))).toEqual({ batchItemFailures: [] });
    expect(await itemsOfKind(deps.store, 'day')).toEqual(before);
  });

  it('whose opening died half-way is opened by the same job again, disruptions included', async () => {
    await change(deps, plus());
    await openEverything(deps);
    await bookAt(deps);
    await change(deps, away());
    const snapshot = await takeSnapshot(deps, caf94(), aProfessional(), () => false);
    await openDates(deps, snapshot, [A_TUESDAY]);
    expect(await touchedNow()).toEqual([]);
    await openEverything(deps);
    expect(await touchedNow()).toEqual([{ id: 'absence-absence-1', waiting: ['appointment-1'] }]);
    expect((await readPlan(deps.store, camille)).openedRevision).toBe(2);
  });

  it('fails its message alone when the table does, and the queue brings it back', async () => {
    await change(deps, plus());
    const [job] = await waitingJobs(deps);
    if (job === undefined) throw new Error('no job');
    let writes = 0;
    deps.store.client.middlewareStack.add(
      (next) => async (args) => {
        if ('UpdateExpression' in args.input && ++writes === 12) throw new Error('the table is gone');
        return next(args);
      },
      { step: 'initialize', name: 'fault' },
    );
    const work = opener(deps, holidayTest);
    try {
      const answer = await work(queueEvent([job, { caf: '94', id: 'no-such-job' }]));
      expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'message-0' }]);
    } finally {
      deps.store.client.middlewareStack.remove('fault');
    }
    expect((await readPlan(deps.store, camille)).openedRevision).toBe(0);
    expect((await work(queueEvent([job]))).batchItemFailures).toEqual([]);
    expect((await readPlan(deps.store, camille)).openedRevision).toBe(1);
  });
});

describe('an absence of today (B11)', () => {
  beforeEach(async () => {
    await change(deps, plus());
    await openEverything(deps);
    clock.set('2026-12-01T07:30:00+01:00');
  });

  it('lists everybody it touches once, and nobody else', async () => {
    await bookAt(deps, { id: 'appointment-1', cell: 108 });
    await bookAt(deps, { id: 'appointment-2', cell: 120 });
    await bookAt(deps, { id: 'appointment-3', date: '2026-12-08' });
    await change(deps, away());
    await openEverything(deps);
    await change(deps, plus({ id: 'availability-2', start: '14:00', end: '16:00' }));
    await openEverything(deps);
    expect(await touchedNow()).toEqual([
      { id: 'absence-absence-1', waiting: ['appointment-1', 'appointment-2'] },
    ]);
  });

  it('taken back clears its list', async () => {
    await bookAt(deps);
    await change(deps, away());
    await openEverything(deps);
    await change(deps, (planning) => removeAbsence(planning, 'absence-1'));
    await openEverything(deps);
    expect(await touchedNow()).toEqual([]);
  });

  it('loses from its list who cancels meanwhile, at the next opening', async () => {
    await bookAt(deps, { id: 'appointment-1', cell: 108 });
    await bookAt(deps, { id: 'appointment-2', cell: 120 });
    await change(deps, away());
    await openEverything(deps);
    await cancelAt(deps, 'appointment-1');
    await change(deps, plus({ id: 'availability-2', start: '14:00', end: '16:00' }));
    await openEverything(deps);
    expect(await touchedNow()).toEqual([{ id: 'absence-absence-1', waiting: ['appointment-2'] }]);
  });

  it('does not count those who let their booking expire', async () => {
    await bookAt(deps, {
      state: { status: 'pending', expiresAt: clock() - 1, codeRound: 0, wrongCodes: 0 },
    });
    await change(deps, away());
    await openEverything(deps);
    expect(await touchedNow()).toEqual([]);
  });
});

describe('a closure of a place', () => {
  const closure = { id: 'closure-1', caf: '94', place: 'caf-creteil', from: A_TUESDAY, to: A_TUESDAY };

  beforeEach(async () => {
    await putProfessional(deps.store, aProfessional({ id: 'dominique', subject: 'subject-2' }));
    await change(deps, plus());
    await change(
      deps,
      plus({ professional: 'dominique', place: 'caf-orly' }),
      aProfessional({ id: 'dominique' }),
    );
    await openEverything(deps);
    await bookAt(deps);
  });

  it('opens the days of everybody who receives there again, and of nobody else', async () => {
    await transact(deps.store, closureWrites(closure, placeJob(closure, clock())));
    await openEverything(deps);
    expect(await openDatesOf(A_TUESDAY, '2026-12-08')).toEqual(['2026-12-08']);
    expect((await readPlan(deps.store, camille)).revision).toBe(2);
    expect((await readPlan(deps.store, { ...camille, professional: 'dominique' })).revision).toBe(1);
    expect(await touchedNow()).toEqual([
      { id: 'closure-closure-1-camille-exemple', waiting: ['appointment-1'] },
    ]);
  });

  it('whose job comes twice raises nobody’s revision twice', async () => {
    const job = placeJob(closure, clock());
    await transact(deps.store, closureWrites(closure, job));
    const work = opener(deps, holidayTest);
    await Promise.all([work(queueEvent([job])), work(queueEvent([job]))]);
    await openEverything(deps);
    expect((await readPlan(deps.store, camille)).revision).toBe(2);
  });

  it('taken back gives the days and the people back', async () => {
    await transact(deps.store, closureWrites(closure, placeJob(closure, clock())));
    await openEverything(deps);
    await transact(deps.store, reopenWrites(closure, placeJob(closure, clock())));
    await openEverything(deps);
    expect(await openDatesOf(A_TUESDAY, A_TUESDAY)).toEqual([A_TUESDAY]);
    expect(await touchedNow()).toEqual([]);
  });
});

it('no line of the log tells whose days were opened for whom (D1)', async () => {
  const log = aLog();
  const watched = { ...deps, log };
  await change(watched, plus());
  await openEverything(watched);
  expect(log.lines.map(({ message }) => message)).toEqual(['days opened']);
  expect(JSON.stringify(log.lines)).not.toContain('Exemple');
});
