import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import type { OpeningJob } from '../../shared/domain/planning.ts';
import type { LocalDate } from '../../shared/domain/words.ts';
import { type BatchResult, OpenerMessage, workBatch } from '../../shared/messaging/queue-messages.ts';
import { getJob, jobDoneWrite } from '../../shared/store/opening.ts';
import { transact } from '../../shared/store/transact.ts';
import { openPlace } from './open-place.ts';
import { openPlan } from './open-plan.ts';

/** Tells the public holidays of a Caf's territory. */
export type HolidaysOf = (caf: Caf) => (date: LocalDate) => boolean;

/**
 * Opens days after every change of planning, and ahead of time: each message is one job. A job may come twice or after a
 * newer one, and may have died half-way: what it opens is decided by the plan as it stands, never by the job.
 */
export function opener(deps: Deps, holidaysOf: HolidaysOf): (event: unknown) => Promise<BatchResult> {
  return (event) =>
    workBatch(event, deps, OpenerMessage, async (message) => {
      const caf = deps.cafs.get(message.caf);
      const job = caf === undefined ? undefined : await getJob(deps.store, caf.code, message.job);
      if (caf === undefined || job === undefined) {
        deps.log.warn('an opening job is unknown', message);
        return 'done';
      }
      if (!job.done) await run(deps, caf, job, holidaysOf);
      return 'done';
    });
}

async function run(deps: Deps, caf: Caf, job: OpeningJob, holidaysOf: HolidaysOf): Promise<void> {
  switch (job.target.kind) {
    case 'professional':
      await openPlan(deps, caf, { ...job.target, asOf: job.createdAt, isHoliday: holidaysOf(caf) });
      break;
    case 'place':
      await openPlace(deps, caf, { job, place: job.target.place });
      break;
  }
  await transact(deps.store, [jobDoneWrite(job, deps.clock())]);
}
