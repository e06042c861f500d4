import { randomUUID } from 'node:crypto';
import type { Deps } from '../../shared/deps.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Mediation } from '../../shared/domain/mediation.ts';
import { close, release } from '../../shared/domain/mediation-moves.ts';
import { localDateOf, makeCalendar } from '../../shared/domain/time.ts';
import type { OwnDesk } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { warningsOf } from '../../shared/mediation/apart.ts';
import { type Changing, change } from '../../shared/mediation/change.ts';
import { openCase } from '../../shared/mediation/open.ts';
import { goneHoursOf } from '../../shared/mediation/outside.ts';
import { callFact, outcomeFact } from '../../shared/store/mediation-facts.ts';
import { mediationsOf } from '../../shared/store/mediations.ts';
import { marksOf } from '../../shared/store/person-marks.ts';
import { transact } from '../../shared/store/transact.ts';
import { findCase, openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { caseSummary, caseView } from './views.ts';

/** Cases: list, open, read, release, close; warnings and calls of the dashboard. */
export function caseRoutes(deps: Deps) {
  return [
    route(operations.listMediations, async ({ query, ...call }) => {
      const desk = await openDesk(deps, call);
      const isClosed = ({ state }: Mediation) => state.status === 'closed';
      const all = (await casesOf(deps, desk)).filter(
        (one) => query.status === undefined || isClosed(one) === (query.status === 'closed'),
      );
      await desk.audit(
        'read-mediation',
        all.flatMap(({ parties }) => parties.map(({ id }) => id)),
      );
      return { mediations: all.map((one) => caseSummary(desk, one)) };
    }),
    route(operations.openMediation, async (call) => {
      const desk = await openDesk(deps, call);
      const { body, caf } = call;
      const ask = { ...body, mediator: desk.self.id, agendas: desk.agendas };
      return once(deps, call, operations.openMediation, async (remember) => {
        return caseView(desk, await openCase(deps, caf, ask, (made) => remember(caseView(desk, made))));
      });
    }),
    route(operations.readMediation, async ({ params, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const mediation = await findCase(deps, desk, params.id);
      const marks = await Promise.all(
        mediation.parties.map(
          async ({ id, person }) => [id, [...(await marksOf(deps, caf.code, person)).keys()]] as const,
        ),
      );
      await auditCase(desk, mediation);
      return caseView(desk, mediation, {
        marks: new Map(marks),
        gone: await goneHoursOf(deps, mediation, desk.now),
      });
    }),
    route(operations.release, async ({ params, ...call }) => {
      const desk = await openDesk(deps, call);
      return moved(deps, desk, params.id, { decide: (mediation, { now }) => release(mediation, now) });
    }),
    route(operations.closeMediation, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const dayOf = (at: number) => localDateOf(at, caf.zone);
      return moved(deps, desk, params.id, {
        decide(mediation, { now }) {
          const { state } = mediation;
          const mayCorrect = state.status === 'closed' && dayOf(state.at) === dayOf(now);
          return close(mediation, { outcome: body.outcome, by: desk.subject, mayCorrect }, now);
        },
        also: (closed) =>
          closed.state.status === 'closed' ? outcomeFact(closed, dayOf(closed.state.at)) : [],
      });
    }),
    route(operations.listTerritories, ({ caf }) => Promise.resolve({ territories: caf.communes })),
    route(operations.listWarnings, async ({ caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const calendar = makeCalendar(caf.zone);
      const warnings = await warningsOf(deps, caf, await casesOf(deps, desk));
      await desk.audit('read-mediation', [
        ...new Set(warnings.flatMap(({ meeting }) => meeting.map(({ party }) => party))),
      ]);
      return {
        warnings: warnings.map(({ mediation, why, meeting }) => ({
          mediation,
          why,
          meeting: meeting.map(({ party, appointment: { id, start, place, professional } }) => ({
            party,
            appointment: id,
            start: calendar.iso(start),
            place,
            professional,
          })),
        })),
      };
    }),
    route(operations.logCall, async (call) => {
      const desk = await openDesk(deps, call);
      const { body, caf } = call;
      return once(deps, call, operations.logCall, async (remember) => {
        const id = randomUUID();
        const fact = {
          caf: caf.code,
          mediator: desk.self.id,
          date: localDateOf(desk.now, caf.zone),
          id,
          who: [],
          call: body.reason,
        };
        const result = await transact(deps.store, [callFact(fact), ...remember({ id })]);
        if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
        return { id };
      });
    }),
  ];
}

/** One move of one of the asker's cases, and the case after it. */
export async function moved(deps: Deps, desk: OwnDesk, id: string, changing: Changing) {
  await findCase(deps, desk, id);
  const mediation = await change(deps, desk.caf, id, changing);
  await auditCase(desk, mediation);
  return caseView(desk, mediation);
}

/** D3: whose data the answer shows. */
export const auditCase = (desk: OwnDesk, { parties }: Mediation) =>
  desk.audit(
    'read-mediation',
    parties.map(({ id }) => id),
  );

async function casesOf(deps: Deps, { caf, agendas }: OwnDesk): Promise<Mediation[]> {
  const lists = await Promise.all(
    [...agendas].map((mediator) => mediationsOf(deps.store, caf.code, mediator)),
  );
  return lists.flat().sort((a, b) => b.createdAt - a.createdAt);
}
