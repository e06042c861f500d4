import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { ALLOWED } from '../domain/mediation-machine.ts';
import { blockSessions, unchanged } from '../domain/mediation-moves.ts';
import type { Person } from '../domain/person.ts';
import type { PersonMark } from '../domain/person-marks.ts';
import { casesOfKeys } from '../store/mediations.ts';
import { setMark } from '../store/person-marks.ts';
import { change } from './change.ts';

/**
 * Sets a mark on a person, and frees in silence what must not be any more (M7). Done again, it finishes what a crash left undone;
 * answers the same whether it was set or not. `by`: a staff subject.
 */
export async function markPerson(
  deps: Deps,
  caf: Caf,
  person: Person,
  mark: PersonMark,
  by: string,
): Promise<void> {
  const kin = await setMark(deps, caf.code, person, mark, { by, at: deps.clock() });
  if (mark !== 'no-joint-session') return;
  const cases = await casesOfKeys(deps.store, caf.code, kin);
  for (const id of new Set(cases.map(({ mediation }) => mediation)))
    await change(deps, caf, id, {
      decide: (mediation, { now }) =>
        ALLOWED[mediation.state.status].includes('block')
          ? blockSessions(mediation, now)
          : unchanged(mediation),
    });
}
