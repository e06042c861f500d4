import type { Deps } from '../deps.ts';
import { tick } from '../domain/consultation-moves.ts';
import { dueConsultations, getConsultation } from '../store/consultations.ts';
import { goneOfRequest } from '../store/gone-hours.ts';
import { change } from './change.ts';

/**
 * Does what the clock demands of every request by `now` (epoch ms): the one reminder of proposed times, and their end at the deadline
 * (P2). Fired twice, or again after a crash, it does so once.
 */
export async function runRequestClock(deps: Deps, now: number): Promise<{ worked: number; failed: number }> {
  const count = { worked: 0, failed: 0 };
  const then: Deps = { ...deps, clock: () => now };
  for await (const { caf: code, id } of dueConsultations(deps.store, now)) {
    try {
      const caf = deps.cafs.get(code);
      if (caf === undefined) throw new Error('unknown caf');
      const gone = await goneOf(deps, code, id);
      await change(then, caf, id, { decide: (consultation) => tick(consultation, now, gone) });
      count.worked += 1;
    } catch (error) {
      deps.log.error('a request failed', { error: error instanceof Error ? error.name : 'unknown' });
      count.failed += 1;
    }
  }
  return count;
}

/** Starts of the hours proposed that went with the psychologist's plan. */
async function goneOf({ store }: Deps, caf: string, id: string): Promise<ReadonlySet<number>> {
  const request = await getConsultation(store, caf, id);
  return request === undefined ? new Set() : goneOfRequest(store, request);
}
