import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import {
  addAvailability,
  changeAvailability,
  changeOccurrence,
  type PlanChange,
  type PlanContext,
  removeAvailability,
} from '../../shared/domain/plan-changes.ts';
import type { Availability, Planning } from '../../shared/domain/planning.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { type Changed, changePlanning, readPlanning } from '../../shared/store/planning.ts';
import { consequencesOf } from './consequences.ts';
import { planningOf, readablePlanningOf } from './context.ts';
import { operations } from './operations.ts';
import { progressOfPlan } from './progress.ts';
import type { AvailabilityAnswer, AvailabilityBody } from './schemas.ts';

type Asked = z.infer<typeof AvailabilityBody>;
type Answer = z.input<typeof AvailabilityAnswer>;

export function availabilityRoutes(deps: Deps) {
  return [
    route(operations.listAvailabilities, async ({ query, caf, ...call }) => {
      const owner = await readablePlanningOf(deps, call, query.professional);
      const planning = await readPlanning(deps.store, { caf: caf.code, professional: owner.id });
      return {
        professional: owner.id,
        availabilities: planning.availabilities.map(view),
        opening: await progressOfPlan(deps, caf, planning.plan, call.now),
      };
    }),
    route(operations.createAvailability, async ({ body: { professional, ...asked }, ...call }) => {
      const context = await planningOf(deps, call, professional);
      const availability = make(crypto.randomUUID(), asked, context);
      return once(deps, call, operations.createAvailability, (remember) =>
        changePlanning(deps.store, of(context), {
          now: call.now,
          decide: (planning) => addAvailability(planning, availability, context),
          conclude: async (changed) => {
            const answer = await answerOf(deps, context, availability.id, changed);
            return { answer, writes: remember(answer) };
          },
        }),
      );
    }),
    route(operations.updateAvailability, async ({ params, query, body, ...call }) => {
      const context = await planningOf(deps, call, query.professional);
      return change(deps, context, params.id, (planning) =>
        changeAvailability(planning, make(params.id, body, context), context),
      );
    }),
    route(operations.deleteAvailability, async ({ params, query, ...call }) => {
      const context = await planningOf(deps, call, query.professional);
      return changePlanning(deps.store, of(context), {
        now: call.now,
        decide: (planning) => removeAvailability(planning, params.id),
        conclude: async ({ made, job }) => ({
          answer: await consequencesOf(deps, context, made.becomes, job),
          writes: [],
        }),
      });
    }),
    route(operations.putException, async ({ params, query, body, ...call }) => {
      const context = await planningOf(deps, call, query.professional);
      return change(deps, context, params.id, (planning) =>
        changeOccurrence(planning, { ...params, exception: body }, context),
      );
    }),
    route(operations.deleteException, async ({ params, query, ...call }) => {
      const context = await planningOf(deps, call, query.professional);
      return change(deps, context, params.id, (planning) =>
        changeOccurrence(planning, { ...params, exception: undefined }, context),
      );
    }),
  ];
}

async function change(
  deps: Deps,
  context: PlanContext,
  id: string,
  decide: (planning: Planning) => PlanChange,
): Promise<Answer> {
  return changePlanning(deps.store, of(context), {
    now: context.now,
    decide,
    conclude: async (changed) => ({ answer: await answerOf(deps, context, id, changed), writes: [] }),
  });
}

async function answerOf(
  deps: Deps,
  context: PlanContext,
  id: string,
  { made, job }: Changed,
): Promise<Answer> {
  const consequences = await consequencesOf(deps, context, made.becomes, job);
  const becomes = made.becomes.availabilities.filter((one) => one.id === id).map(view);
  const [availability] = becomes;
  if (availability === undefined) throw new Error('a change of an availability left none');
  return { availability, warnings: [...made.warnings], ...consequences };
}

function make(id: string, asked: Asked, { caf, owner }: PlanContext): Availability {
  const { until, repeat, ...rest } = asked;
  return {
    ...rest,
    id,
    caf: caf.code,
    professional: owner.id,
    ...(until === undefined ? {} : { until }),
    ...(repeat === undefined ? {} : { repeat }),
    exceptions: {},
  };
}

function view({ caf: _, ...shown }: Availability): Omit<Availability, 'caf'> {
  return shown;
}

const of = ({ caf, owner }: PlanContext) => ({ caf: caf.code, professional: owner.id });
