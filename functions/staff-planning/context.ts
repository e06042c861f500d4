import type { Deps } from '../../shared/deps.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { mayLookAt, mayPlan, mayReadPlan, ownRecord, type Viewer } from '../../shared/domain/plan-access.ts';
import type { PlanContext } from '../../shared/domain/plan-changes.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';

/** The part of a call that says who asks, where and when. */
export interface Asker {
  readonly staff: Staff;
  readonly now: number;
}

export interface Whose {
  readonly viewer: Viewer;
  readonly owner: Professional;
}

/**
 * Whose planning or agenda a request is about: the named professional's, else the asker's own.
 * @throws DomainError NOT_FOUND for nobody of this Caf (D5), INVALID when nobody is named by somebody without an agenda, FORBIDDEN for
 * the benefits desk (F1).
 */
export async function findOwner(deps: Deps, { staff }: Asker, named: string | undefined): Promise<Whose> {
  const professionals = await listProfessionals(deps.store, staff.caf.code);
  const self = ownRecord(professionals, staff);
  const viewer = { roles: staff.roles, self };
  if (named === undefined && self === undefined)
    throw invalid('professional', 'Indiquez le professionnel concerné.');
  const owner = named === undefined ? self : professionals.find(({ id }) => id === named);
  if (owner === undefined) throw new DomainError('NOT_FOUND');
  if (!mayLookAt(viewer, owner)) throw new DomainError('FORBIDDEN');
  return { viewer, owner };
}

/**
 * The planning to change, and when that is.
 * @throws DomainError FORBIDDEN for somebody else's, but for the secretariat and the admin.
 */
export async function planningOf(deps: Deps, asker: Asker, named: string | undefined): Promise<PlanContext> {
  const { viewer, owner } = await findOwner(deps, asker, named);
  if (!mayPlan(viewer, owner)) throw new DomainError('FORBIDDEN');
  return { caf: asker.staff.caf, owner, now: asker.now };
}

/** @throws DomainError FORBIDDEN for somebody else's, but for the secretariat, the admin and the manager. */
export async function readablePlanningOf(
  deps: Deps,
  asker: Asker,
  named: string | undefined,
): Promise<Professional> {
  const { viewer, owner } = await findOwner(deps, asker, named);
  if (!mayReadPlan(viewer, owner)) throw new DomainError('FORBIDDEN');
  return owner;
}
