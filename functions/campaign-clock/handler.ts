import * as z from 'zod';
import { runClock } from '../../shared/campaigns/clock.ts';
import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { askForLists } from '../../shared/campaigns/missing-lists.ts';

/** `time`: the moment to fire as if at, ISO with offset; now when absent. */
const Firing = z.object({ time: z.iso.datetime({ offset: true }).optional() });

/** Lets approved runs leave at their hour, brings back what got stuck, asks for lists that have not come. */
export function campaignClock(
  deps: CampaignDeps,
): (event: unknown) => Promise<{ looked: number; asked: number }> {
  return async (event) => {
    const { time } = Firing.parse(event ?? {});
    const at = time === undefined ? undefined : Date.parse(time);
    const then = at === undefined ? deps : { ...deps, clock: () => at };
    const { looked, failed } = await runClock(then);
    const asked = await askForLists(then);
    deps.log.info('campaigns', { looked, failed, asked });
    if (failed > 0) throw new Error(`${failed} campaigns failed`);
    return { looked, asked };
  };
}
