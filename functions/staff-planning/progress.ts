import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { daysIn, openingRange } from '../../shared/domain/plan-horizon.ts';
import { OpeningJob, type Plan } from '../../shared/domain/planning.ts';
import { route } from '../../shared/http/function.ts';
import { itemName, readTogether } from '../../shared/store/days.ts';
import { parseItem } from '../../shared/store/items.ts';
import { keys } from '../../shared/store/keys.ts';
import { countOpened, getJob, jobOfProfessional } from '../../shared/store/opening.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';
import { operations } from './operations.ts';
import type { OpeningView } from './schemas.ts';

type Opening = z.input<typeof OpeningView>;

export function progressRoutes(deps: Deps) {
  return [
    route(operations.openingProgress, async ({ params, caf, now }) => {
      const job = await getJob(deps.store, caf.code, params.id);
      if (job === undefined) throw new DomainError('NOT_FOUND');
      return { job: job.id, ...(await progressOfJob(deps, caf, job, now)) };
    }),
  ];
}

/** How far the days of a plan are open, judged on the days themselves while its last change is not through. */
export async function progressOfPlan(deps: Deps, caf: Caf, plan: Plan, now: number): Promise<Opening> {
  if (plan.openedRevision >= plan.revision) return { daysToOpen: 0, done: true };
  return { daysToOpen: await lagging(deps, caf, plan, now), done: false };
}

async function progressOfJob(deps: Deps, caf: Caf, job: OpeningJob, now: number): Promise<Opening> {
  const { target } = job;
  switch (target.kind) {
    case 'professional':
      if (job.done) return { daysToOpen: 0, done: true };
      return { daysToOpen: await lagging(deps, caf, target, now), done: false };
    case 'place':
      return progressOfPlaceJob(deps, caf, job, now);
  }
}

/** A closure is through once each professional's own job is; until then at most all the days of those not through are to open. */
async function progressOfPlaceJob(deps: Deps, caf: Caf, job: OpeningJob, now: number): Promise<Opening> {
  const days = daysIn(openingRange(caf, now));
  if (!job.done) return { daysToOpen: days, done: false };
  const professionals = await listProfessionals(deps.store, caf.code);
  const wanted = professionals.map(({ id }) => keys.openingJob(caf.code, jobOfProfessional(job, id)));
  const found = await readTogether(deps.store, wanted.slice(0, 100));
  const waiting = wanted.filter((key) => {
    const item = found.get(itemName(key));
    return item !== undefined && !parseItem(OpeningJob, item).done;
  });
  return { daysToOpen: waiting.length * days, done: waiting.length === 0 };
}

async function lagging(
  deps: Deps,
  caf: Caf,
  { professional, revision }: Pick<Plan, 'professional' | 'revision'>,
  now: number,
): Promise<number> {
  const range = openingRange(caf, now);
  const opened = await countOpened(deps.store, { caf: caf.code, professional, ...range, revision });
  return Math.max(0, daysIn(range) - opened);
}
