import type { Deps } from '../../shared/deps.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import type { GroupSession } from '../../shared/domain/group.ts';
import { mayOpenGroup } from '../../shared/domain/group-access.ts';
import { addDays, makeCalendar } from '../../shared/domain/time.ts';
import { cancelGroup } from '../../shared/group/end.ts';
import { openGroup } from '../../shared/group/open.ts';
import { addSeats, closeGroup, recordAttendance } from '../../shared/group/run.ts';
import { openDesk } from '../../shared/http/desk.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { checkPeriod } from '../../shared/http/times.ts';
import { groupsBetween } from '../../shared/store/groups.ts';
import { animatorsOf, findGroup, ownGroup } from './desk.ts';
import { operations } from './operations.ts';
import { groupSummary, groupView } from './views.ts';

const DEFAULT_DAYS = 90;
const MOST_DAYS = 186;

/** Group sessions: fixed, filled by bookings, run and closed by their animators. */
export function staffGroups(deps: Deps) {
  return httpFunction(deps, [
    route(operations.listGroups, async ({ query, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const calendar = makeCalendar(caf.zone);
      const from = query.from ?? calendar.localDateOf(desk.now);
      const to = query.to ?? addDays(from, DEFAULT_DAYS);
      checkPeriod({ from, to }, MOST_DAYS);
      const range = { from: calendar.instantOf(from, 0), to: calendar.instantOf(to, 0) };
      const { professional } = query;
      const groups = (await groupsBetween(deps.store, caf.code, range)).filter(
        ({ animators, start }) =>
          start < range.to && (professional === undefined || animators.includes(professional)),
      );
      return { groups: groups.map((one) => groupSummary(desk, one)) };
    }),
    route(operations.openGroup, async (call) => {
      const { body, caf } = call;
      const desk = await openDesk(deps, call);
      body.animators.forEach((id, at) => {
        if (desk.professional(id) === undefined)
          throw invalid(`animators.${at}`, 'Ce professionnel n’existe pas dans cette Caf.');
      });
      if (!mayOpenGroup(desk.viewer, animatorsOf(desk, body))) throw new DomainError('FORBIDDEN');
      const ask = { ...body, by: desk.subject };
      return once(deps, call, operations.openGroup, async (remember) => {
        const empty = (made: GroupSession) => ({
          ...groupSummary(desk, made),
          outsideHours: [],
          registrations: [],
        });
        return empty(await openGroup(deps, caf, ask, (session) => remember(empty(session))));
      });
    }),
    route(operations.readGroup, async ({ params, ...call }) => {
      const desk = await openDesk(deps, call);
      return groupView(deps, desk, await findGroup(deps, desk, params.id));
    }),
    route(operations.addSeats, async ({ params, body, ...call }) => {
      const desk = await openDesk(deps, call);
      const session = await ownGroup(deps, desk, params.id);
      return groupView(deps, desk, await addSeats(deps, session, body.seats));
    }),
    route(operations.cancelGroup, async ({ params, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const { id } = await ownGroup(deps, desk, params.id);
      return groupView(deps, desk, await cancelGroup(deps, caf, id, desk.subject));
    }),
    route(operations.recordGroupAttendance, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const session = await ownGroup(deps, desk, params.id);
      await recordAttendance(deps, caf, session, body.attendance, desk.subject);
      return groupView(deps, desk, session);
    }),
    route(operations.closeGroup, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const session = await ownGroup(deps, desk, params.id);
      const { outcome } = body;
      return groupView(deps, desk, await closeGroup(deps, caf, session, { outcome, by: desk.subject }));
    }),
  ]);
}
