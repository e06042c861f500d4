import { isWaiter, offersMade, openOffer, type WaitingEntry } from '../domain/waiting.ts';
import { waitingGuardKeys } from '../store/waiting.ts';
import { offerKey, placeOf } from './check-days.ts';
import type { CheckContext } from './context.ts';

/** What is offered is held (B1), nobody has more offers than the Caf makes, and nobody waits twice. */
export function checkWaiting(entry: WaitingEntry, item: string, check: CheckContext): void {
  const limits = check.cafs.get(entry.caf)?.limits;
  if (limits !== undefined && offersMade(entry) > limits.waitingOffers)
    check.fault({ code: 'waiting-too-long', item });
  const open = openOffer(entry, check.now);
  if (open !== undefined) {
    const { professional, date, cell, cells, until, number } = open;
    const place = placeOf({
      ...{ caf: entry.caf, id: '', professional, date, until },
      spans: [[cell, cell + cells]],
    });
    check.ledger.wants(offerKey(entry.caf, entry.id, number, place), { code: 'offer-without-hold', item });
  }
  if (!isWaiter(entry) || check.keys === undefined) return;
  for (const key of waitingGuardKeys(check.keys, entry))
    check.ledger.wants(guardKey(key, entry.id), { code: 'waiting-without-guard', item });
}

const guardKey = ({ pk, sk }: { pk: string; sk: string }, waiting: string) =>
  ['waiting-guard', pk, sk, waiting].join(' ');

export function checkWaitingGuard(
  { waiting }: { waiting: string },
  item: string,
  check: CheckContext,
  key: { pk: string; sk: string },
): void {
  if (check.keys === undefined) return;
  check.ledger.has(guardKey(key, waiting), {
    code: 'guard-without-waiting',
    item,
    detail: `entry ${waiting}`,
  });
}
