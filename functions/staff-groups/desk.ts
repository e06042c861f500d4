import type { Deps } from '../../shared/deps.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { GroupSession } from '../../shared/domain/group.ts';
import { mayRunGroup } from '../../shared/domain/group-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { type Desk, known } from '../../shared/http/desk.ts';
import { getGroup } from '../../shared/store/groups.ts';

type Animator = Pick<Professional, 'id' | 'role' | 'delegates'>;

/** One whose record is gone is as discreet as can be, and delegates to nobody. */
export function animatorsOf(desk: Desk, { animators }: Pick<GroupSession, 'animators'>): Animator[] {
  return animators.map((id) => desk.professional(id) ?? { id, role: 'psychologist', delegates: [] });
}

/** @throws DomainError NOT_FOUND. */
export async function findGroup(deps: Deps, { caf }: Desk, id: string): Promise<GroupSession> {
  return known(await getGroup(deps.store, caf.code, id));
}

/** The same for whoever runs it. @throws DomainError NOT_FOUND, FORBIDDEN. */
export async function ownGroup(deps: Deps, desk: Desk, id: string): Promise<GroupSession> {
  const session = await findGroup(deps, desk, id);
  if (!mayRunGroup(desk.viewer, animatorsOf(desk, session))) throw new DomainError('FORBIDDEN');
  return session;
}
