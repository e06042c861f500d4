import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { closureOverlap } from '../../shared/domain/plan-conflicts.ts';
import { type DateRange, daysIn, openingRange } from '../../shared/domain/plan-horizon.ts';
import { judgeClosure, refuseFaults } from '../../shared/domain/plan-rules.ts';
import type { Closure } from '../../shared/domain/planning.ts';
import { addDays } from '../../shared/domain/time.ts';
import { ReceivingRole } from '../../shared/domain/words.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { closureWrites, listClosures, placeJob, reopenWrites } from '../../shared/store/closures.ts';
import { listDays } from '../../shared/store/days.ts';
import { transact } from '../../shared/store/transact.ts';
import { findConflicts } from './consequences.ts';
import { operations } from './operations.ts';

export function closureRoutes(deps: Deps) {
  return [
    route(operations.listClosures, async ({ caf }) => {
      const closures = await listClosures(deps.store, caf.code);
      return { closures: closures.map(view) };
    }),
    route(operations.createClosure, async ({ body, caf, ...call }) => {
      const { reason, ...asked } = body;
      const closure: Closure = {
        id: crypto.randomUUID(),
        caf: caf.code,
        ...asked,
        ...(reason === undefined ? {} : { reason }),
      };
      return once(deps, call, operations.createClosure, async (remember) => {
        refuseFaults(judgeClosure(closure, { caf, today: openingRange(caf, call.now).from }));
        const overlap = closureOverlap(closure, await listClosures(deps.store, caf.code));
        if (overlap !== undefined) throw new DomainError('OVERLAP', { overlaps: overlap });
        const job = placeJob(closure, call.now);
        const days = await daysAt(deps, caf, closure, call.now);
        const opening = { job: job.id, daysToOpen: days.length, done: false };
        const conflicts = await findConflicts(
          deps,
          caf,
          days,
          (day) => day.windows.filter(({ place }) => place !== closure.place),
          call.now,
        );
        const answer = { closure: view(closure), conflicts, opening };
        const result = await transact(deps.store, [...closureWrites(closure, job), ...remember(answer)]);
        if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
        return answer;
      });
    }),
    route(operations.deleteClosure, async ({ params, caf, now }) => {
      const closures = await listClosures(deps.store, caf.code);
      const closure = closures.find(({ id }) => id === params.id);
      if (closure === undefined) throw new DomainError('NOT_FOUND');
      const job = placeJob(closure, now);
      const result = await transact(deps.store, reopenWrites(closure, job));
      if (!result.ok) throw new DomainError('NOT_FOUND');
      return {
        opening: { job: job.id, daysToOpen: daysIn(within(closure, openingRange(caf, now))), done: false },
      };
    }),
  ];
}

/** Opened days of everybody on which the place receives, as far as days are open. */
async function daysAt(deps: Deps, caf: Caf, closure: Closure, now: number) {
  const { from, to } = within(closure, openingRange(caf, now));
  const range = { from, to: addDays(to, 1) };
  const found = await Promise.all(
    ReceivingRole.options.map((role) => listDays(deps.store, { caf: caf.code, role, ...range })),
  );
  return found.flat().filter(({ windows }) => windows.some((window) => window.place === closure.place));
}

function within({ from, to }: Closure, open: DateRange): DateRange {
  return { from: from < open.from ? open.from : from, to: to > open.to ? open.to : to };
}

function view({ caf: _, ...shown }: Closure): Omit<Closure, 'caf'> {
  return shown;
}
