import { notCancelledCheck } from '../store/campaigns.ts';
import { changeBatchWrite, type PrintBatch } from '../store/campaigns-prints.ts';
import { transact } from '../store/transact.ts';
import type { CampaignDeps } from './deps.ts';

/** Marks a batch as printed and posted, unless its run was taken back before; marked before, it stays so. */
export async function markPrinted(
  deps: Pick<CampaignDeps, 'store' | 'clock'>,
  batch: PrintBatch,
  by: string,
): Promise<PrintBatch | undefined> {
  if (batch.state.status !== 'ready') return undefined;
  if (batch.state.printed !== undefined) return batch;
  const state = { ...batch.state, printed: { by, at: deps.clock() } };
  const done = await transact(deps.store, [changeBatchWrite(batch, state), notCancelledCheck(batch)]);
  return done.ok ? { ...batch, state } : undefined;
}
