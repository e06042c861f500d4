import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Problem, Result } from '../../api/contract.ts';
import type { Case } from './types.ts';

/** What the parts of a case's page do with it. */
export interface Acts {
  readonly mediation: Case;
  /** Takes the case as it is after a move, and says what was done. */
  readonly moved: (after: Case, said: string) => void;
  /** Reads the case again: somebody else may have changed it. */
  readonly again: () => void;
  /** Epoch ms. */
  readonly now: number;
}

export const ActsContext = createContext<Acts | undefined>(undefined);

/** @throws Error outside a case's page. */
export function useActs(): Acts {
  const acts = useContext(ActsContext);
  if (acts === undefined) throw new Error('no case above this part');
  return acts;
}

/** Makes one move at a time; whatever refused it, the case is read again, so that the page shows how it stands now. */
export function useMove() {
  const { moved, again } = useActs();
  return async (move: () => Promise<Result<Case>>, said: string): Promise<Problem | undefined> => {
    const answer = await move();
    if (answer.ok) {
      moved(answer.value, said);
      return undefined;
    }
    if (answer.problem.status === 409) again();
    return answer.problem;
  };
}
