import { endHold, hold, prolong } from '../../shared/booking/hold.ts';
import type { Deps } from '../../shared/deps.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { operations } from './operations.ts';

/** A time kept while the form is filled in (B5). */
export function holdRoutes(deps: Deps) {
  return [
    route(operations.createHold, (call) => {
      const { caf, body, address } = call;
      const answerFor = (made: { hold: string; until: number }) => ({
        hold: made.hold,
        expiresAt: isoWithOffset(made.until, caf.zone),
      });
      return once(deps, call, operations.createHold, async (remember) => {
        const made = await hold(deps, {
          wanted: { ...body, caf },
          address,
          replaces: body.replaces,
          also: (kept) => remember(answerFor(kept)),
        });
        return answerFor(made);
      });
    }),
    route(operations.prolongHold, async ({ params }) => {
      const { hold: held, until } = await prolong(deps, params.hold);
      const zone = deps.cafs.get(held.caf)?.zone ?? 'UTC';
      return { hold: params.hold, expiresAt: isoWithOffset(until, zone) };
    }),
    route(operations.deleteHold, async ({ params }) => {
      await endHold(deps, params.hold);
      return undefined;
    }),
  ];
}
