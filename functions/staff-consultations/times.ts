import { freeTimesOf } from '../../shared/booking/free-times.ts';
import { accept, followUp } from '../../shared/consultation/appoint.ts';
import { propose } from '../../shared/consultation/propose.ts';
import { requestService } from '../../shared/consultation/send.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Consultation } from '../../shared/domain/consultation.ts';
import { decline } from '../../shared/domain/consultation-moves.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import type { Mode } from '../../shared/domain/words.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import type { OwnDesk } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { periodAsked, timesView } from '../../shared/http/times.ts';
import { apartFor } from '../../shared/mediation/apart.ts';
import { findRequest, openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { moved, standing } from './requests.ts';
import { shownRequest } from './views.ts';

/** Times of one's own agenda: free ones, proposals, answers by voice, follow-ups (P2). */
export function timeRoutes(deps: Deps) {
  return [
    route(operations.listTimes, async ({ query, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const calendar = makeCalendar(caf.zone);
      const period = periodAsked(query, calendar.localDateOf(desk.now));
      const id = requestService(caf);
      const service = caf.services.find((one) => one.id === id);
      if (service === undefined) throw new DomainError('NOT_BOOKABLE');
      const { place, mode } = query;
      const ask = { professional: desk.self.id, ...period, place, mode };
      return timesView(await freeTimesOf(deps, caf, service, ask), calendar);
    }),
    route(operations.proposeTimes, async (call) => {
      const { params, body, caf } = call;
      const desk = await openDesk(deps, call);
      const request = await findRequest(deps, desk, params.id);
      const answerBy = body.answerBy === undefined ? undefined : Date.parse(body.answerBy);
      const ask = { ...body, professional: desk.self.id, answerBy };
      return once(deps, call, operations.proposeTimes, async (remember) => {
        await keepApart(deps, desk, request, body);
        const done = await propose(deps, caf, request, ask, (becomes) => remember(standing(desk, becomes)));
        return standing(desk, done);
      });
    }),
    route(operations.recordAnswer, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      await findRequest(deps, desk, params.id);
      const said = { by: 'staff' as const, subject: desk.subject };
      if (body.start === undefined)
        return moved(deps, desk, params.id, (consultation, at) => decline(consultation, said, at));
      const done = await accept(deps, caf, params.id, { start: Date.parse(body.start), said });
      return shownRequest(deps, desk, done);
    }),
    route(operations.followUp, async (call) => {
      const { params, body, caf } = call;
      const desk = await openDesk(deps, call);
      const request = await findRequest(deps, desk, params.id);
      return once(deps, call, operations.followUp, async (remember) => {
        const agreement = recordedAgreement(desk, body.agreement);
        const ask = { ...body, professional: desk.self.id, agreement };
        await keepApart(deps, desk, request, body);
        const done = await followUp(deps, caf, request, ask, (becomes) => remember(standing(desk, becomes)));
        return standing(desk, done);
      });
    }),
  ];
}

/** B7: nobody is brought where another party of the same mediation will be. @throws DomainError TOO_CLOSE. */
async function keepApart(
  deps: Deps,
  { caf, self }: OwnDesk,
  { person }: Consultation,
  { place, mode, starts }: { place: string; mode: Mode; starts: readonly string[] },
): Promise<void> {
  const apart = await apartFor(deps, caf, person, self.id);
  for (const start of starts) apart.check({ place, mode, start: Date.parse(start), professional: self.id });
}
