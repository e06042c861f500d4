import { tidyExpired } from '../../shared/booking/tidy.ts';
import { sweepSearches } from '../../shared/data-requests/sweep.ts';
import type { Deps } from '../../shared/deps.ts';
import { finishCancelled } from '../../shared/group/end.ts';
import { sweepNotifications } from '../../shared/messaging/sweep.ts';
import { overdueCallBacks } from '../../shared/store/call-backs.ts';
import { listWaitingJobs, nudgeJob } from '../../shared/store/opening.ts';

/** A change of planning is opened within a minute or so; later it counts as stuck, ms. */
const USUAL_OPENING = 10 * 60_000;
const MOST_JOBS = 100;

/**
 * Tidies what ran out and brings back what got stuck; nothing for people depends on it (B5). Its parts do not wait for each
 * other's health: when one fails the others are done, and then the run fails.
 */
export function cleanUp(deps: Deps): (event: unknown) => Promise<void> {
  return async () => {
    const failed: unknown[] = [];
    for (const [part, work] of Object.entries(PARTS)) {
      try {
        await work(deps, deps.clock());
      } catch (error) {
        deps.log.error('a part of the clean-up failed', {
          part,
          error: error instanceof Error ? error.name : 'unknown',
        });
        failed.push(error);
      }
    }
    if (failed.length > 0) throw new AggregateError(failed, 'clean-up');
  };
}

const PARTS: Readonly<Record<string, (deps: Deps, now: number) => Promise<void>>> = {
  async expired(deps) {
    deps.log.info('expired', await tidyExpired(deps));
  },
  async groups(deps) {
    deps.log.info('cancelled group sessions', await finishCancelled(deps));
  },
  async notifications(deps) {
    deps.log.info('notifications', { resent: await sweepNotifications(deps) });
  },
  async jobs(deps, now) {
    const jobs = await listWaitingJobs(deps.store, { before: now - USUAL_OPENING, limit: MOST_JOBS });
    for (const job of jobs) await nudgeJob(deps.store, job, now);
    deps.log.info('jobs', { nudged: jobs.length });
  },
  async searches(deps) {
    deps.log.info('searches', { nudged: await sweepSearches(deps) });
  },
  async callBacks(deps, now) {
    for (const caf of deps.cafs.values()) {
      const overdue = await overdueCallBacks(deps.store, caf, now);
      if (overdue.length > 0) deps.log.warn('call-backs overdue', { caf: caf.code, count: overdue.length });
    }
  },
};
