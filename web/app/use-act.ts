import { useRef, useState } from 'preact/hooks';
import type { Problem, Result } from '../api/contract.ts';

/** One thing done by a press: a second press waits for the first, and what went wrong stays to be read. */
export function useAct() {
  const under = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const act = async <T>(
    send: () => Promise<Result<T>>,
    done: (value: T) => void,
    failed?: (problem: Problem) => void,
  ) => {
    if (under.current) return;
    under.current = true;
    setBusy(true);
    const result = await send();
    under.current = false;
    setBusy(false);
    setProblem(result.ok ? undefined : result.problem);
    if (result.ok) done(result.value);
    else failed?.(result.problem);
  };
  return { busy, problem, act };
}
