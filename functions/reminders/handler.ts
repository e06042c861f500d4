import * as z from 'zod';
import { runRequestClock } from '../../shared/consultation/clock.ts';
import type { Deps } from '../../shared/deps.ts';
import { runClock } from '../../shared/mediation/clock.ts';
import { remind } from '../../shared/messaging/remind.ts';

/** `time`: the moment to fire as if at, ISO with offset; now when absent. */
const Firing = z.object({ time: z.iso.datetime({ offset: true }).optional() });

/** Works off the reminders that are due, and what the clock demands of mediations (M2). Throws when some failed, after the others: they are tried at the next firing. */
export function reminders(deps: Deps): (event: unknown) => Promise<{ reminded: number; settled: number }> {
  return async (event) => {
    const { time } = Firing.parse(event ?? {});
    const now = time === undefined ? deps.clock() : Date.parse(time);
    const { failed, ...done } = await remind(deps, now);
    deps.log.info('reminders', { ...done, failed });
    const cases = await runClock(deps, now);
    deps.log.info('mediations', cases);
    const requests = await runRequestClock(deps, now);
    deps.log.info('requests', requests);
    const all = failed + cases.failed + requests.failed;
    if (all > 0) throw new Error(`${all} reminders failed`);
    return done;
  };
}
