import type { Deps } from '../deps.ts';
import { tick } from '../domain/mediation-sessions.ts';
import { dueMediations } from '../store/mediations.ts';
import { change } from './change.ts';

/**
 * Does what the clock demands of every case by `now` (epoch ms): reminders, proposals that came to nothing, and messages that were
 * withheld long enough (M2). Fired twice, or again after a crash, it does so once.
 */
export async function runClock(deps: Deps, now: number): Promise<{ worked: number; failed: number }> {
  const count = { worked: 0, failed: 0 };
  const then: Deps = { ...deps, clock: () => now };
  for await (const { caf, id } of dueMediations(deps.store, now)) {
    try {
      await change(then, { code: caf }, id, { decide: (mediation) => tick(mediation, now) });
      count.worked += 1;
    } catch (error) {
      deps.log.error('a case failed', { error: error instanceof Error ? error.name : 'unknown' });
      count.failed += 1;
    }
  }
  return count;
}
