import { tidyExpired } from '../../shared/booking/tidy.ts';
import type { Deps } from '../../shared/deps.ts';
import { sweepNotifications } from '../../shared/messaging/sweep.ts';
import { overdueCallBacks } from '../../shared/store/call-backs.ts';
import { listWaitingJobs, nudgeJob } from '../../shared/store/opening.ts';

/** A change of planning is opened within a minute or so; later it counts as stuck, ms. */
const USUAL_OPENING = 10 * 60_000;
const MOST_JOBS = 100;

/** Tidies what ran out and brings back what got stuck; nothing for people depends on it (B5). */
export function cleanUp(deps: Deps): (event: unknown) => Promise<void> {
  return async () => {
    const now = deps.clock();
    const tidied = await tidyExpired(deps);
    const resent = await sweepNotifications(deps);
    const jobs = await listWaitingJobs(deps.store, { before: now - USUAL_OPENING, limit: MOST_JOBS });
    for (const job of jobs) await nudgeJob(deps.store, job, now);
    deps.log.info('clean-up', { ...tidied, resent, jobs: jobs.length });
    for (const caf of deps.cafs.values()) {
      const overdue = await overdueCallBacks(deps.store, caf, now);
      if (overdue.length > 0) deps.log.warn('call-backs overdue', { caf: caf.code, count: overdue.length });
    }
  };
}
