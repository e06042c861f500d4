import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem, Result } from '../api/contract.ts';

export type Load<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem };

/**
 * Reads something when the page appears and whenever one of `inputs` changes; an answer that comes too late is dropped. `again` reads
 * once more, and what was there stays on the page until the new answer is.
 */
export function useLoad<T>(read: (signal: AbortSignal) => Promise<Result<T>>, inputs: readonly unknown[]) {
  const [load, setLoad] = useState<Load<T>>({ state: 'waiting' });
  const [round, setRound] = useState(0);
  const lastInputs = useRef<readonly unknown[]>(inputs);
  useEffect(() => {
    const end = new AbortController();
    if (
      lastInputs.current !== inputs &&
      lastInputs.current.some((input, at) => !Object.is(input, inputs[at]))
    )
      setLoad({ state: 'waiting' });
    lastInputs.current = inputs;
    void read(end.signal).then((result) => {
      if (end.signal.aborted) return;
      setLoad(
        result.ok ? { state: 'ready', value: result.value } : { state: 'failed', problem: result.problem },
      );
    });
    return () => end.abort();
  }, [...inputs, round]);
  return { load, again: () => setRound((before) => before + 1) };
}
