import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { GroupSession } from '../../shared/domain/group.ts';
import { mayRunGroup } from '../../shared/domain/group-access.ts';
import { ownRecord, type Viewer } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { getGroup } from '../../shared/store/groups.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';

type Animator = Pick<Professional, 'id' | 'role' | 'delegates'>;

/** Who asks, and everybody who receives at that Caf. */
export interface Desk {
  readonly caf: Caf;
  readonly subject: string;
  readonly now: number;
  readonly viewer: Viewer;
  professional(id: string): Professional | undefined;
  animatorsOf(session: Pick<GroupSession, 'animators'>): Animator[];
}

export async function openDesk(deps: Deps, { staff, now }: { staff: Staff; now: number }): Promise<Desk> {
  const { caf, subject, roles } = staff;
  const professionals = await listProfessionals(deps.store, caf.code);
  const byId = new Map(professionals.map((one) => [one.id, one]));
  return {
    caf,
    subject,
    now,
    viewer: { roles, self: ownRecord(professionals, staff) },
    professional: (id) => byId.get(id),
    // One whose record is gone is as discreet as can be, and delegates to nobody.
    animatorsOf: ({ animators }) =>
      animators.map((id) => byId.get(id) ?? { id, role: 'psychologist', delegates: [] }),
  };
}

/** One of another Caf is unknown (D5). @throws DomainError NOT_FOUND. */
export async function findGroup(deps: Deps, desk: Desk, id: string): Promise<GroupSession> {
  const session = await getGroup(deps.store, desk.caf.code, id);
  if (session === undefined) throw new DomainError('NOT_FOUND');
  return session;
}

/** The same for whoever runs it. @throws DomainError NOT_FOUND, FORBIDDEN. */
export async function ownGroup(deps: Deps, desk: Desk, id: string): Promise<GroupSession> {
  const session = await findGroup(deps, desk, id);
  if (!mayRunGroup(desk.viewer, desk.animatorsOf(session))) throw new DomainError('FORBIDDEN');
  return session;
}
