import type { Deps } from '../../shared/deps.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { ownRecord } from '../../shared/domain/plan-access.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { replaceFeed } from '../../shared/store/feeds.ts';
import { linkedCheck, listProfessionals } from '../../shared/store/professionals.ts';
import { operations } from './operations.ts';

export function feedRoutes(deps: Deps) {
  return [
    route(operations.createCalendarFeed, async ({ staff, caf, ...call }) => {
      const self = ownRecord(await listProfessionals(deps.store, caf.code), staff);
      if (self === undefined) throw new DomainError('NOT_FOUND');
      const origin = caf.webAddress.replace(/\/$/, '');
      const answerFor = (token: string) => ({ address: `${origin}/v1/calendars/${token}.ics` });
      return once(deps, { staff, ...call }, operations.createCalendarFeed, async (remember) => {
        const { token: made } = await replaceFeed(
          deps.store,
          deps.keys,
          { caf: caf.code, professional: self.id },
          (token) => [linkedCheck(self), ...remember(answerFor(token))],
        );
        return answerFor(made);
      });
    }),
  ];
}
