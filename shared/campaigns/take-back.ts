import { FATE_KNOWN_AFTER, hasNotLeft, type Letter, letterId } from '../domain/campaign-letter.ts';
import type { WholeCampaign } from '../store/campaigns.ts';
import { changeLetterWrite, lettersOfPart } from '../store/campaigns-letters.ts';
import { freeEventWrite, freeMonth } from '../store/campaigns-months.ts';
import type { PartPlace } from '../store/campaigns-parts.ts';
import { answeredLetters } from '../store/letter-invitations.ts';
import { transact } from '../store/transact.ts';
import { inParallel } from './at-once.ts';
import { isInDoubt } from './change.ts';
import type { CampaignDeps } from './deps.ts';
import { eventKeys } from './plan.ts';

const AT_ONCE = 10;

/**
 * A cancelled run takes back what has not left, printed letters that nobody has posted among it, and what is in doubt; a letter whose
 * code was used has arrived, whatever is noted of it. It gives their events and months free: a mended list may write to these people,
 * and shows the doubts anew. True once nothing is left to take back.
 */
export async function takeBack(
  deps: CampaignDeps,
  { batches }: WholeCampaign,
  at: PartPlace,
): Promise<boolean> {
  // None is marked as posted after its run was cancelled.
  const posted = new Set(
    batches.flatMap(({ batch, state }) =>
      state.status === 'ready' && state.printed !== undefined ? [batch] : [],
    ),
  );
  const isToTakeBack = (letter: Letter) => {
    const { state } = letter;
    return (
      hasNotLeft(letter) || isInDoubt(letter) || (state.status === 'in-batch' && !posted.has(state.batch))
    );
  };
  const letters = (await lettersOfPart(deps.store, at)).filter(isToTakeBack);
  const answered = await answeredLetters(deps, letters);
  const hasArrived = (letter: Letter) => answered.has(letterId(letter));
  await inParallel(AT_ONCE, letters, async (letter) => {
    if (hasArrived(letter)) return;
    const now = deps.clock();
    const free = eventKeys(deps, letter).map((hash) => freeEventWrite(at.caf, hash, letterId(letter)));
    await transact(deps.store, [
      changeLetterWrite(letter, { state: { status: 'cancelled', at: now } }, now),
      ...free,
    ]);
  });
  const after = await lettersOfPart(deps.store, at);
  // Once more for those of a pass that died here: who is not this letter's any more is left alone.
  await inParallel(AT_ONCE, after, async (letter) => {
    if (letter.state.status !== 'cancelled') return;
    for (const key of letter.keys.person) await freeMonth(deps.store, at.caf, key, letterId(letter));
  });
  const isLeft = (letter: Letter) =>
    (isToTakeBack(letter) && !hasArrived(letter)) || isBeingHandedOver(letter, deps.clock());
  return !after.some(isLeft);
}

/** Whatever holds it may still put it down again. */
function isBeingHandedOver({ state }: Letter, now: number): boolean {
  if (state.status === 'leased') return state.until + FATE_KNOWN_AFTER > now;
  return state.status === 'unknown' && state.retryAt > now;
}
