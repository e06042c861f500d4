import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Problem, Result } from '../../api/contract.ts';
import type { Series } from './types.ts';

/** What the parts of a series' page do with it. */
export interface Acts {
  readonly series: Series;
  /** Takes the series as it is after an act, and says what was done. */
  readonly done: (after: Series, said: string) => void;
  /** Reads the series again, and says what was done. */
  readonly again: (said?: string) => void;
  /** Epoch ms. */
  readonly now: number;
}

export const ActsContext = createContext<Acts | undefined>(undefined);

/** @throws Error outside a series' page. */
export function useActs(): Acts {
  const acts = useContext(ActsContext);
  if (acts === undefined) throw new Error('no series above this part');
  return acts;
}

/** Does one thing to the series; whatever refused it, the series is read again, so that the page shows how it stands. */
export function useAct() {
  const { done, again } = useActs();
  return async (act: () => Promise<Result<Series>>, said: string): Promise<Problem | undefined> => {
    const answer = await act();
    if (answer.ok) {
      done(answer.value, said);
      return undefined;
    }
    if (answer.problem.status === 409) again();
    return answer.problem;
  };
}
