import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Problem, Result } from '../../api/contract.ts';
import type { Request } from './types.ts';

/** What the parts of a request's page do with it. */
export interface RequestActs {
  readonly request: Request;
  /** Says what was done, and shows the request as it is after it, or reads it again. */
  readonly done: (said: string, after?: Request) => void;
  readonly again: () => void;
}

export const RequestContext = createContext<RequestActs | undefined>(undefined);

/** @throws Error outside a request's page. */
export function useRequest(): RequestActs {
  const acts = useContext(RequestContext);
  if (acts === undefined) throw new Error('no request above this part');
  return acts;
}

/** One act at a time; whatever refused it, the request is read again, so that the page shows how it stands now. */
export function useAct() {
  const { done, again } = useRequest();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const act = async (
    send: () => Promise<Result<Request> | Result<{ readonly id: string; readonly stage: string }>>,
    said: string,
  ): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    const answer = await send();
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) done(said, 'person' in answer.value ? answer.value : undefined);
    else if (answer.problem.status === 409) again();
    return answer.ok;
  };
  return { busy, problem, act };
}
