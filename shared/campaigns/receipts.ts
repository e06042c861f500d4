import type { Deps } from '../deps.ts';
import { isLeaving } from '../domain/campaign.ts';
import { mustPause } from '../domain/campaign-figures.ts';
import { type Letter, letterPlace } from '../domain/campaign-letter.ts';
import { addTallies } from '../domain/campaign-part.ts';
import { getWholeCampaign } from '../store/campaigns.ts';
import { changeLetter, getLetter } from '../store/campaigns-letters.ts';
import { recount } from '../store/campaigns-parts.ts';
import { type Mark, markMailbox } from '../store/mailboxes.ts';
import { pauseRun } from './change.ts';

const TRIES = 5;

type Receiving = Pick<Deps, 'store' | 'keys' | 'clock' | 'log'>;

/** SES took this letter: whatever the worker could record, it is sent. What is settled stays. */
export async function letterSent(deps: Receiving, id: string, messageId: string): Promise<void> {
  await change(deps, id, ({ state }) =>
    state.status === 'leased' || state.status === 'unknown'
      ? { state: { status: 'mailed', at: deps.clock(), messageId } }
      : undefined,
  );
}

/**
 * The address is dead, or its owner calls the mail unwanted. A letter that bounced is printed by itself (L4), unless its run was
 * cancelled. A run with too many of either stops itself. An event told twice changes nothing.
 */
export async function letterMarked(deps: Receiving, id: string, address: string, mark: Mark): Promise<void> {
  const at = letterPlace(id);
  if (at === undefined) return;
  await markMailbox(deps, at.caf, address.trim().toLowerCase(), { mark, at: deps.clock() });
  const whole = await getWholeCampaign(deps.store, at.caf, at.campaign);
  if (whole === undefined) return;
  const isCancelled = whole.campaign.state.status === 'cancelled';
  await change(deps, id, (letter) =>
    mark === 'bounced' ? bounced(deps, letter, isCancelled) : complained(letter),
  );
  await stopIfNeeded(deps, at);
}

function bounced(deps: Receiving, { state, bounced: before }: Letter, isCancelled: boolean) {
  if (before === true) return undefined;
  const wasMailed = state.status === 'mailed' || state.status === 'leased' || state.status === 'unknown';
  if (!wasMailed || isCancelled) return { bounced: true };
  return { bounced: true, state: { status: 'to-print', at: deps.clock() } } as const;
}

const complained = (letter: Letter) => (letter.complained === true ? undefined : { complained: true });

async function change(
  deps: Receiving,
  id: string,
  decide: (letter: Letter) => Parameters<typeof changeLetter>[2] | undefined,
): Promise<void> {
  const at = letterPlace(id);
  if (at === undefined) return;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const letter = await getLetter(deps.store, at);
    const decided = letter === undefined ? undefined : decide(letter);
    if (letter === undefined || decided === undefined) return;
    if (await changeLetter(deps.store, letter, decided, deps.clock())) {
      await recount(deps.store, at);
      return;
    }
  }
  throw new Error('the letter kept changing');
}

async function stopIfNeeded(deps: Receiving, at: { caf: string; campaign: string }): Promise<void> {
  const whole = await getWholeCampaign(deps.store, at.caf, at.campaign);
  if (whole === undefined || !isLeaving(whole.campaign)) return;
  const { mailed, bounced: back, complained: unwanted } = addTallies(whole.parts.map(({ tally }) => tally));
  const why = mustPause(
    { mailed: mailed + back, bounced: back, complained: unwanted },
    whole.campaign.forgiven,
  );
  if (why !== undefined) await pauseRun(deps, whole.campaign, why);
}
