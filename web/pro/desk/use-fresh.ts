import { useEffect, useRef, useState } from 'preact/hooks';
import type { Problem, Result } from '../../api/contract.ts';
import type { Load } from '../../app/use-load.ts';

const EVERY_MS = 60_000;

export interface Fresh<T> {
  readonly load: Load<T>;
  /** When what is shown was read, as an instant. */
  readonly readAt: string | undefined;
  /** Why the last reading failed while an earlier one is still shown. */
  readonly stale: Problem | undefined;
  /** While somebody who asked for it waits. */
  readonly busy: boolean;
  readonly again: () => void;
}

/**
 * A list that colleagues work off at the same time: read again every minute while the page can be seen and nobody types, and when
 * asked. What is shown stays until the new answer is there, whatever happens; only other `inputs` clear it.
 */
export function useFresh<T>(
  read: (signal: AbortSignal) => Promise<Result<T>>,
  inputs: readonly unknown[] = [],
): Fresh<T> {
  const [load, setLoad] = useState<Load<T>>({ state: 'waiting' });
  const [readAt, setReadAt] = useState<string>();
  const [stale, setStale] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const lastRead = useRef(0);
  useEffect(() => setLoad({ state: 'waiting' }), inputs);
  useEffect(() => {
    const end = new AbortController();
    lastRead.current = Date.now();
    void read(end.signal).then((result) => {
      if (end.signal.aborted) return;
      lastRead.current = Date.now();
      setBusy(false);
      setStale(result.ok ? undefined : result.problem);
      if (result.ok) {
        setReadAt(new Date().toISOString());
        setLoad({ state: 'ready', value: result.value });
      } else
        setLoad((before) =>
          before.state === 'ready' ? before : { state: 'failed', problem: result.problem },
        );
    });
    return () => end.abort();
  }, [...inputs, round]);
  useEffect(() => {
    const look = () => {
      if (document.hidden || isTyping() || Date.now() - lastRead.current < EVERY_MS) return;
      setRound((before) => before + 1);
    };
    const timer = setInterval(look, EVERY_MS / 4);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  const again = () => {
    setBusy(true);
    setRound((before) => before + 1);
  };
  return { load, readAt, stale, busy, again };
}

const isTyping = () => document.activeElement?.matches('input, select, textarea') === true;
