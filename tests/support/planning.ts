import { opener } from '../../functions/opener/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { claimCells, releaseEntry } from '../../shared/domain/claim.ts';
import type { PlanChange } from '../../shared/domain/plan-changes.ts';
import { addAbsence, addAvailability, type PlanContext } from '../../shared/domain/plan-changes.ts';
import type {
  Absence,
  Availability,
  OpeningJob,
  Planning,
  Professional,
} from '../../shared/domain/planning.ts';
import { OpeningJob as OpeningJobItem } from '../../shared/domain/planning.ts';
import { CELL } from '../../shared/domain/time.ts';
import { holidayTest } from '../../shared/holidays/index.ts';
import {
  changeAppointmentWrite,
  createAppointmentWrite,
  getAppointment,
} from '../../shared/store/appointments.ts';
import { claimWrite, releaseWrite } from '../../shared/store/day-writes.ts';
import { daysOfProfessional } from '../../shared/store/days.ts';
import { parseItem } from '../../shared/store/items.ts';
import { changePlanning } from '../../shared/store/planning.ts';
import { transact } from '../../shared/store/transact.ts';
import { aCaf, anAppointment, anAvailability, aProfessional, caf94 } from './fixtures.ts';
import { itemsOfKind } from './items.ts';

/** Caf 94 with another horizon for every service: few days are open within a moment. */
export function cafsAhead(horizonDays: number): ReadonlyMap<string, Caf> {
  const services = caf94().services.map((service) => ({ ...service, horizonDays }));
  return new Map([['94', aCaf({ services })]]);
}

/** Opening jobs as the stream would bring them: those not done, oldest revision first. */
export async function waitingJobs(deps: Deps): Promise<OpeningJob[]> {
  const jobs = (await itemsOfKind(deps.store, 'opening-job')).map((item) => parseItem(OpeningJobItem, item));
  return jobs.filter(({ done }) => !done);
}

/** What the relay and the queue do: hands every waiting job to the opener, until none is left. */
export async function openEverything(deps: Deps): Promise<void> {
  const work = opener(deps, holidayTest);
  for (let round = 0; round < 3; round += 1) {
    const jobs = await waitingJobs(deps);
    if (jobs.length === 0) return;
    const answer = await work(queueEvent(jobs));
    if (answer.batchItemFailures.length > 0) throw new Error('the opener failed');
  }
}

export function queueEvent(jobs: readonly Pick<OpeningJob, 'caf' | 'id'>[]): unknown {
  return {
    Records: jobs.map(({ caf, id }, at) => ({
      messageId: `message-${at}`,
      body: JSON.stringify({ caf, job: id }),
    })),
  };
}

/** Changes the plan of a professional through the store, as a handler does. */
export async function change(
  deps: Deps,
  decide: (planning: Planning, context: PlanContext) => PlanChange,
  owner: Professional = aProfessional(),
): Promise<void> {
  const caf = deps.cafs.get(owner.caf) ?? caf94();
  const context = { caf, owner, now: deps.clock() };
  await changePlanning(
    deps.store,
    { caf: caf.code, professional: owner.id },
    {
      now: deps.clock(),
      decide: (planning) => decide(planning, context),
      conclude: async () => ({ answer: undefined, writes: [] }),
    },
  );
}

export const plus =
  (overrides: Partial<Availability> = {}) =>
  (planning: Planning, context: PlanContext) =>
    addAvailability(planning, anAvailability(overrides), context);

export const away =
  (overrides: Partial<Absence> = {}) =>
  (planning: Planning, context: PlanContext) =>
    addAbsence(
      planning,
      {
        id: 'absence-1',
        caf: '94',
        professional: 'camille-exemple',
        from: { date: '2026-12-01', time: '08:00' },
        to: { date: '2026-12-01', time: '24:00' },
        ...overrides,
      },
      context,
    );

/** Puts a confirmed appointment into a day as booking does: only where the day as it stands lets it. */
export async function bookAt(
  deps: Pick<Deps, 'store' | 'clock'>,
  overrides: Partial<Appointment> = {},
): Promise<boolean> {
  const appointment = anAppointment(overrides);
  const { caf, professional, date, id, cell, cells, start, end } = appointment;
  const [day] = await daysOfProfessional(deps.store, { caf, professional, from: date, to: date });
  if (day === undefined) return false;
  const lengthCells = (end - start) / CELL;
  const claim = claimCells(day, {
    id,
    kind: 'appointment',
    from: cell,
    to: cell + cells,
    lengthCells,
    now: deps.clock(),
  });
  if (!claim.ok) return false;
  const writes = [claimWrite(day, claim), createAppointmentWrite(appointment, undefined)];
  return (await transact(deps.store, writes)).ok;
}

/** Cancels it and frees its cells. */
export async function cancelAt(deps: Deps, id: string): Promise<void> {
  const was = await getAppointment(deps.store, '94', id);
  if (was === undefined) throw new Error(`no appointment ${id}`);
  const { caf, professional, date } = was;
  const [day] = await daysOfProfessional(deps.store, { caf, professional, from: date, to: date });
  const release = day && releaseEntry(day, id);
  if (day === undefined || release === undefined) throw new Error(`no entry ${id}`);
  const becomes = { ...was, state: { status: 'cancelled', by: 'person', at: deps.clock() } } as const;
  await transact(deps.store, [releaseWrite(day, release), changeAppointmentWrite(was, becomes, undefined)]);
}
