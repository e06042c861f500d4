import type { Deps } from '../../shared/deps.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { figuresOf } from '../../shared/domain/mediation-figures.ts';
import { localDateOf } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { factsOf } from '../../shared/store/mediation-facts.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';
import { openDesk } from './desk.ts';
import { operations } from './operations.ts';

/** The mediators' dashboard by month and year; for managers the Caf's, never one mediator's (D4). */
export function figuresRoute(deps: Deps) {
  return route(operations.figures, async ({ query, caf, staff, now }) => {
    const year = query.year ?? localDateOf(now, caf.zone).slice(0, 4);
    const { scope, mediators } = await scopeOf(deps, staff, now, query.mediator);
    const range = { caf: caf.code, from: `${year}-01-01`, to: `${year}-12-31` };
    const facts = await Promise.all(mediators.map((mediator) => factsOf(deps.store, { ...range, mediator })));
    const figures = figuresOf(facts.flat(), scope === 'mediator' ? 'shown' : 'hidden');
    const [mediator] = mediators;
    return {
      year,
      scope,
      ...(scope === 'mediator' && mediator !== undefined ? { mediator } : {}),
      ...figures,
    };
  });
}

/** One's own or a delegating colleague's for a mediator; all together for a manager. @throws DomainError NOT_FOUND. */
async function scopeOf(deps: Deps, staff: Staff, now: number, named: string | undefined) {
  if (staff.roles.includes('mediator')) {
    const desk = await openDesk(deps, { staff, now });
    const mediator = named ?? desk.self.id;
    if (!desk.agendas.has(mediator)) throw new DomainError('NOT_FOUND');
    return { scope: 'mediator' as const, mediators: [mediator] };
  }
  if (named !== undefined) throw new DomainError('NOT_FOUND');
  const professionals = await listProfessionals(deps.store, staff.caf.code);
  const mediators = professionals.filter(({ role }) => role === 'mediator').map(({ id }) => id);
  return { scope: 'caf' as const, mediators };
}
