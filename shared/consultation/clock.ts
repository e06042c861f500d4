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
      const isGone = await allGone(deps, code, id);
      await change(then, caf, id, { decide: (consultation) => tick(consultation, now, isGone) });
      count.worked += 1;
    } catch (error) {
      deps.log.error('a request failed', { error: error instanceof Error ? error.name : 'unknown' });
      count.failed += 1;
    }
  }
  return count;
}

/** Whether an absence or a closure has come over every hour that was proposed. */
async function allGone({ store }: Deps, caf: string, id: string): Promise<boolean> {
  const request = await getConsultation(store, caf, id);
  if (request?.proposal === undefined) return false;
  const gone = await goneOfRequest(store, request);
  return request.proposal.times.every(({ start }) => gone.has(start));
}
