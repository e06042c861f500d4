import fc from 'fast-check';
import { expect, it } from 'vitest';
import { opener } from '../../functions/opener/handler.ts';
import { openDates } from '../../functions/opener/open-plan.ts';
import { type PlanSnapshot, takeSnapshot } from '../../functions/opener/snapshot.ts';
import type { Deps } from '../../shared/deps.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { openDay } from '../../shared/domain/opening.ts';
import { type PlanChange, type PlanContext, removeAvailability } from '../../shared/domain/plan-changes.ts';
import { isOutside } from '../../shared/domain/plan-conflicts.ts';
import { datesIn, openingRange } from '../../shared/domain/plan-horizon.ts';
import type { Planning } from '../../shared/domain/planning.ts';
import { holidayTest } from '../../shared/holidays/index.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { closureWrites, listClosures, placeJob, reopenWrites } from '../../shared/store/closures.ts';
import { daysOfProfessional, listDays } from '../../shared/store/days.ts';
import { listOpenDisruptions } from '../../shared/store/disruptions.ts';
import { readPlanning } from '../../shared/store/planning.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import { aClock, aProfessional, caf94, testDeps } from '../support/fixtures.ts';
import {
  away,
  bookAt,
  cafsAhead,
  change,
  openEverything,
  plus,
  queueEvent,
  waitingJobs,
} from '../support/planning.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
const camille = { caf: '94', professional: 'camille-exemple' };
const cafs = cafsAhead(3);
const week = datesIn(openingRange(cafs.get('94') ?? caf94(), aClock()()));

const day = fc.integer({ min: 0, max: week.length - 1 });
const hour = fc.integer({ min: 9, max: 18 });
const place = fc.constantFrom('caf-creteil', 'caf-orly');
const nth = fc.nat({ max: 7 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('receive' as const), day, hour, place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stop receiving' as const), nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('be absent' as const), day, hour }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close or open' as const), day, place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('begin a run' as const) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('write a day of a run' as const), nth, day }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('work a job off' as const), nth }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('book' as const), day, hour }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const RUNS = 6;

it('changes, runs and bookings in any interleaving end with the windows of the newest plan, every appointment kept and the touched ones on one list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      const deps = testDeps({ store: await sharedStore.empty(), cafs });
      await putProfessional(deps.store, aProfessional());
      const runs: PlanSnapshot[] = [];
      const booked: string[] = [];
      for (const [at, one] of steps.entries()) await take(deps, one, at, runs, booked);
      await openEverything(deps);
      for (const late of runs) await openDates(deps, late, week);
      await expectNewestPlan(deps);
      await expectEverybodyKept(deps, booked);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

async function take(
  deps: Deps,
  one: Step,
  at: number,
  runs: PlanSnapshot[],
  booked: string[],
): Promise<void> {
  switch (one.kind) {
    case 'receive': {
      const hours = { start: clock(one.hour), end: clock(one.hour + 2) };
      const single = { from: dateOf(one.day), repeat: undefined, place: one.place };
      return tryChange(deps, plus({ id: `availability-${at}`, ...single, ...hours }));
    }
    case 'stop receiving':
      return tryChange(deps, (planning) =>
        removeAvailability(planning, planning.availabilities[one.nth]?.id ?? 'none'),
      );
    case 'be absent': {
      const date = dateOf(one.day);
      const span = { from: { date, time: clock(one.hour) }, to: { date, time: clock(one.hour + 3) } };
      return tryChange(deps, away({ id: `absence-${at}`, ...span }));
    }
    case 'close or open':
      return closeOrOpen(deps, one.place, dateOf(one.day), at);
    case 'begin a run':
      runs.push(await takeSnapshot(deps, cafs.get('94') ?? caf94(), aProfessional(), () => false));
      return;
    case 'write a day of a run': {
      const run = runs[one.nth % Math.max(1, runs.length)];
      if (run !== undefined) await openDates(deps, run, [dateOf(one.day)]);
      return;
    }
    case 'work a job off': {
      const jobs = await waitingJobs(deps);
      const job = jobs[one.nth % Math.max(1, jobs.length)];
      if (job !== undefined) await opener(deps, holidayTest)(queueEvent([job]));
      return;
    }
    case 'book': {
      const start = { date: dateOf(one.day), cell: one.hour * 12, place: 'caf-creteil' };
      if (await bookAt(deps, { id: `appointment-${at}`, ...start })) booked.push(`appointment-${at}`);
    }
  }
}

async function tryChange(deps: Deps, decide: (planning: Planning, context: PlanContext) => PlanChange) {
  try {
    await change(deps, decide);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}

async function closeOrOpen(deps: Deps, where: string, date: string, at: number): Promise<void> {
  const known = (await listClosures(deps.store, '94')).find((one) => one.place === where);
  const closure = known ?? { id: `closure-${at}`, caf: '94', place: where, from: date, to: date };
  const job = placeJob(closure, deps.clock());
  await transact(deps.store, known === undefined ? closureWrites(closure, job) : reopenWrites(closure, job));
}

const weekOf = (deps: Deps) =>
  daysOfProfessional(deps.store, { ...camille, from: dateOf(0), to: dateOf(week.length - 1) });

async function expectNewestPlan(deps: Deps): Promise<void> {
  const { plan, availabilities, absences } = await readPlanning(deps.store, camille);
  const closures = await listClosures(deps.store, '94');
  const { zone } = caf94();
  const wanted = week.map((date) =>
    openDay({ availabilities, absences, closures, isHoliday: () => false, date, zone }),
  );
  if (plan.revision === 0) return;
  const days = await weekOf(deps);
  expect(days.map(({ windows }) => windows)).toEqual(wanted);
  expect(days.every(({ revision }) => revision === plan.revision)).toBe(true);
  expect(plan.openedRevision).toBe(plan.revision);
  const range = { from: dateOf(0), to: '2026-12-31' };
  const searched = await listDays(deps.store, { caf: '94', role: 'social-worker', ...range });
  expect(searched.map(({ date }) => date)).toEqual(week.filter((_, at) => (wanted[at] ?? []).length > 0));
}

async function expectEverybodyKept(deps: Deps, booked: readonly string[]): Promise<void> {
  const days = await weekOf(deps);
  expect(days.flatMap(({ entries }) => Object.keys(entries)).sort()).toEqual([...booked].sort());
  expect(days.reduce((sum, { taken }) => sum + taken.size, 0)).toBe(12 * booked.length);
  const windows = new Map(days.map((one) => [one.date, one.windows]));
  const outside = (await getAppointments(deps.store, '94', booked))
    .filter((one) => isOutside(one, windows.get(one.date) ?? []))
    .map(({ id }) => id);
  const waiting = (await listOpenDisruptions(deps.store, '94')).flatMap(({ touched }) =>
    Object.entries(touched).flatMap(([id, { state }]) => (state.status === 'open' ? [id] : [])),
  );
  expect([...new Set(waiting)].sort()).toEqual(outside.sort());
}

function dateOf(at: number): string {
  const date = week[at];
  if (date === undefined) throw new Error(`no day ${at}`);
  return date;
}

const clock = (at: number) => `${String(at).padStart(2, '0')}:00`;
