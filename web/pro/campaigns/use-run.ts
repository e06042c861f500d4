import { useEffect, useState } from 'preact/hooks';
import type { Problem, Result } from '../../api/contract.ts';
import type { Load } from '../../app/use-load.ts';
import { useStaff } from '../staff.tsx';
import type { Run } from './types.ts';
import { isMoving } from './words.ts';

const SOON_MS = 2_000;
const LATER_MS = 60_000;
const AFTER_FAILURE_MS = 10_000;

interface Watched<T> {
  readonly load: Load<T>;
  /** Why the last reading failed while an earlier one is still shown. */
  readonly stale: Problem | undefined;
  readonly again: () => void;
  /** What a change answered, until the next reading. */
  readonly replace: (value: T) => void;
}
export type WatchedRun = Watched<Run>;

/** One run, read again every two seconds while it moves, else every minute; not while nobody can see the page. */
export function useRun(id: string): WatchedRun {
  const { ask } = useStaff();
  return useWatched(
    (signal) => ask('GET /v1/staff/campaigns/{id}', { params: { id } }, { signal }),
    [id],
    (run) => (isMoving(run) ? SOON_MS : LATER_MS),
  );
}

/** Something that changes by itself, read again after as long as what was read asks for, ms. What is shown stays meanwhile. */
function useWatched<T>(
  read: (signal: AbortSignal) => Promise<Result<T>>,
  inputs: readonly unknown[],
  pauseAfter: (value: T) => number,
): Watched<T> {
  const [load, setLoad] = useState<Load<T>>({ state: 'waiting' });
  const [stale, setStale] = useState<Problem>();
  const [round, setRound] = useState(0);
  const again = () => setRound((before) => before + 1);
  useEffect(() => setLoad({ state: 'waiting' }), inputs);
  useEffect(() => {
    const end = new AbortController();
    let timer: number | undefined;
    const readIn = (wait: number) => {
      timer = window.setTimeout(() => {
        if (document.hidden) document.addEventListener('visibilitychange', again, { once: true });
        else again();
      }, wait);
    };
    void read(end.signal).then((result) => {
      if (end.signal.aborted) return;
      setStale(result.ok ? undefined : result.problem);
      if (result.ok) setLoad({ state: 'ready', value: result.value });
      else
        setLoad((before) =>
          before.state === 'ready' ? before : { state: 'failed', problem: result.problem },
        );
      readIn(result.ok ? pauseAfter(result.value) : AFTER_FAILURE_MS);
    });
    return () => {
      end.abort();
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [...inputs, round]);
  const replace = (value: T) => {
    setLoad({ state: 'ready', value });
    again();
  };
  return { load, stale, again, replace };
}
