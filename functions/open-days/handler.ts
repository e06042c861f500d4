import * as z from 'zod';
import { erasePastNeeds } from '../../shared/booking/erase.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { openingRange } from '../../shared/domain/plan-horizon.ts';
import { jobWrite } from '../../shared/store/opening.ts';
import { newJob, readPlan } from '../../shared/store/planning.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';

/** What EventBridge Scheduler sends: the instant the run was due. */
const Due = z.object({ time: z.iso.datetime() });

/**
 * Every night: a job for each professional whose days do not reach the horizon or lag behind their plan. The jobs are
 * worked off by the opener like any other; a night run twice makes no second job. Of the days that are over, the needs go (B12).
 */
export function openDays(deps: Deps): (event: unknown) => Promise<{ jobs: number }> {
  return async (event) => {
    const now = Date.parse(Due.parse(event).time);
    let jobs = 0;
    for (const caf of deps.cafs.values()) jobs += await makeJobs(deps, caf, now);
    let erased = 0;
    for (const caf of deps.cafs.values()) erased += await erasePastNeeds(deps, caf);
    deps.log.info('days to open', { jobs, erased });
    return { jobs };
  };
}

async function makeJobs(deps: Deps, caf: Caf, now: number): Promise<number> {
  const { to } = openingRange(caf, now);
  let made = 0;
  for (const { id: professional } of await listProfessionals(deps.store, caf.code)) {
    const of = { caf: caf.code, professional };
    const { revision, openedRevision, openedUntil } = await readPlan(deps.store, of);
    const isOpen = openedRevision >= revision && openedUntil !== undefined && openedUntil >= to;
    if (revision === 0 || isOpen) continue;
    const job = newJob(of, revision, now, `calendar-${professional}-${to}`);
    if ((await transact(deps.store, [jobWrite(job)])).ok) made += 1;
  }
  return made;
}
