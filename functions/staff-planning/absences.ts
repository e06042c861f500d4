import type { Deps } from '../../shared/deps.ts';
import { addAbsence, removeAbsence } from '../../shared/domain/plan-changes.ts';
import type { Absence } from '../../shared/domain/planning.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { changePlanning, readPlanning } from '../../shared/store/planning.ts';
import { consequencesOf } from './consequences.ts';
import { planningOf, readablePlanningOf } from './context.ts';
import { operations } from './operations.ts';

export function absenceRoutes(deps: Deps) {
  return [
    route(operations.listAbsences, async ({ query, caf, ...call }) => {
      const owner = await readablePlanningOf(deps, call, query.professional);
      const planning = await readPlanning(deps.store, { caf: caf.code, professional: owner.id });
      return { absences: planning.absences.map(view) };
    }),
    route(operations.createAbsence, async ({ body: { professional, from, to }, caf, ...call }) => {
      const context = await planningOf(deps, call, professional);
      const of = { caf: caf.code, professional: context.owner.id };
      const absence: Absence = { id: crypto.randomUUID(), ...of, from, to };
      return once(deps, call, operations.createAbsence, (remember) =>
        changePlanning(deps.store, of, {
          now: call.now,
          decide: (planning) => addAbsence(planning, absence, context),
          conclude: async ({ made, job }) => {
            const consequences = await consequencesOf(deps, context, made.becomes, job);
            const answer = { absence: view(absence), ...consequences };
            return { answer, writes: remember(answer) };
          },
        }),
      );
    }),
    route(operations.deleteAbsence, async ({ params, query, caf, ...call }) => {
      const context = await planningOf(deps, call, query.professional);
      const of = { caf: caf.code, professional: context.owner.id };
      return changePlanning(deps.store, of, {
        now: call.now,
        decide: (planning) => removeAbsence(planning, params.id),
        conclude: async ({ made, job }) => ({
          answer: await consequencesOf(deps, context, made.becomes, job),
          writes: [],
        }),
      });
    }),
  ];
}

function view({ id, professional, from, to }: Absence) {
  return { id, professional, from, to };
}
