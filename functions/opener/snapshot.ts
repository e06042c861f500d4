import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import type { Closure, Planning, Professional } from '../../shared/domain/planning.ts';
import type { LocalDate } from '../../shared/domain/words.ts';
import { listClosures } from '../../shared/store/closures.ts';
import { readPlanning } from '../../shared/store/planning.ts';

/** Everything a day is expanded from, read once. */
export interface PlanSnapshot {
  readonly caf: Caf;
  readonly owner: Professional;
  readonly planning: Planning;
  readonly closures: readonly Closure[];
  readonly isHoliday: (date: LocalDate) => boolean;
}

/** The plan first, then the closures: a closure that comes after this reading raises the revision and opens again. */
export async function takeSnapshot(
  deps: Deps,
  caf: Caf,
  owner: Professional,
  isHoliday: (date: LocalDate) => boolean,
): Promise<PlanSnapshot> {
  const planning = await readPlanning(deps.store, { caf: caf.code, professional: owner.id });
  const closures = await listClosures(deps.store, caf.code);
  return { caf, owner, planning, closures, isHoliday };
}
