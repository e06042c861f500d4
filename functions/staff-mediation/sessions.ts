import type { Deps } from '../../shared/deps.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import type { Attendance } from '../../shared/domain/mediation.ts';
import { cancelSession, recordAttendance } from '../../shared/domain/mediation-moves.ts';
import { declineSession } from '../../shared/domain/mediation-sessions.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { periodAsked, timesView } from '../../shared/http/times.ts';
import { confirmSession } from '../../shared/mediation/answer.ts';
import { freeTimes } from '../../shared/mediation/free-times.ts';
import { propose } from '../../shared/mediation/propose.ts';
import { sessionFact } from '../../shared/store/mediation-facts.ts';
import { auditCase, moved } from './cases.ts';
import { findCase, openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { caseView } from './views.ts';

/** Joint sessions: free times, proposing, answers by voice, cancelling, who came. */
export function sessionRoutes(deps: Deps) {
  return [
    route(operations.proposeSession, async (call) => {
      const { params, body, caf } = call;
      const desk = await openDesk(deps, call);
      const mediation = await findCase(deps, desk, params.id);
      const { id, mediator } = mediation;
      await auditCase(desk, mediation);
      const answerBy = body.answerBy === undefined ? undefined : Date.parse(body.answerBy);
      const ask = { ...body, lengthMinutes: body.lengthMinutes, answerBy };
      return once(deps, call, operations.proposeSession, async (remember) => {
        const done = await propose(deps, caf, { id, mediator }, ask, (made) =>
          remember(caseView(desk, made)),
        );
        return caseView(desk, done);
      });
    }),
    route(operations.recordAnswer, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      await findCase(deps, desk, params.id);
      const answer = {
        session: params.session,
        party: body.party,
        said: { by: 'staff' as const, subject: desk.subject },
      };
      if (body.starts.length === 0)
        return moved(deps, desk, params.id, {
          decide: (mediation, { now }) => declineSession(mediation, answer, now),
        });
      const starts = body.starts.map((start) => Date.parse(start));
      const answered = await confirmSession(deps, caf, params.id, { ...answer, starts });
      await auditCase(desk, answered);
      return caseView(desk, answered);
    }),
    route(operations.cancelSession, async ({ params, ...call }) => {
      const desk = await openDesk(deps, call);
      return moved(deps, desk, params.id, {
        decide: (mediation, { now }) => cancelSession(mediation, params.session, now),
      });
    }),
    route(operations.recordAttendance, async ({ params, body, ...call }) => {
      const desk = await openDesk(deps, call);
      const attendance: Record<string, Attendance> = Object.fromEntries(
        body.attendance.map(({ party, how }) => [party, how]),
      );
      return moved(deps, desk, params.id, {
        decide(mediation, { now }) {
          const isComplete =
            body.attendance.length === mediation.parties.length &&
            mediation.parties.every(({ id }) => attendance[id] !== undefined);
          if (!isComplete) throw invalid('attendance', 'Dites pour chaque personne si elle est venue.');
          return recordAttendance(mediation, params.session, { attendance, by: desk.subject }, now);
        },
        also: (mediation) => sessionFact(mediation, params.session),
      });
    }),
    route(operations.listSessionTimes, async ({ query, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const calendar = makeCalendar(caf.zone);
      const period = periodAsked(query, calendar.localDateOf(desk.now));
      const { place, mode, length: lengthMinutes, mediator = desk.self.id } = query;
      if (!desk.agendas.has(mediator)) throw new DomainError('NOT_FOUND');
      const ask = { ...period, place, mode, lengthMinutes };
      return timesView(await freeTimes(deps, caf, mediator, ask), calendar);
    }),
  ];
}
