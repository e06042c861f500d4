import { useEffect, useState } from 'preact/hooks';
import type { Problem, Result } from '../../api/contract.ts';
import type { Load } from '../../app/use-load.ts';

const EVERY_MS = 60_000;
const AFTER_TYPING_MS = 15_000;

export interface Fresh<T> {
  readonly load: Load<T>;
  /** When what is shown was read, as an instant. */
  readonly readAt: string | undefined;
  /** Why the last reading failed while an earlier one is still shown. */
  readonly stale: Problem | undefined;
  /** While somebody who asked for it waits. */
  readonly busy: boolean;
  readonly again: () => void;
  /** Shows what a change answered, and reads again. */
  readonly replace: (value: T) => void;
}

interface Ways<T> {
  /** How long until it is read again, ms, by what was read; undefined after a failure. A minute, when left out. */
  readonly pause?: (value: T | undefined) => number;
  /** What a reading shows where something is shown already; the reading itself, when left out. */
  readonly merge?: (read: T, before: T | undefined) => T;
}

/**
 * What colleagues change at the same time, or what changes by itself: read again after a pause while the page can be seen and nobody
 * types, and when asked. What is shown stays until the new answer is there, whatever happens; only other `inputs` clear it.
 */
export function useFresh<T>(
  read: (signal: AbortSignal) => Promise<Result<T>>,
  inputs: readonly unknown[] = [],
  { pause = () => EVERY_MS, merge = (value) => value }: Ways<T> = {},
): Fresh<T> {
  const [load, setLoad] = useState<Load<T>>({ state: 'waiting' });
  const [readAt, setReadAt] = useState<string>();
  const [stale, setStale] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const next = () => setRound((before) => before + 1);
  useEffect(() => setLoad({ state: 'waiting' }), inputs);
  useEffect(() => {
    const end = new AbortController();
    const stopWaiting = { now: () => {} };
    void read(end.signal).then((result) => {
      if (end.signal.aborted) return;
      setBusy(false);
      setStale(result.ok ? undefined : result.problem);
      if (result.ok) {
        setReadAt(new Date().toISOString());
        setLoad((before) => ({
          state: 'ready',
          value: merge(result.value, before.state === 'ready' ? before.value : undefined),
        }));
      } else
        setLoad((before) =>
          before.state === 'ready' ? before : { state: 'failed', problem: result.problem },
        );
      stopWaiting.now = whenDue(pause(result.ok ? result.value : undefined), next);
    });
    return () => {
      end.abort();
      stopWaiting.now();
    };
  }, [...inputs, round]);
  const again = () => {
    setBusy(true);
    next();
  };
  const replace = (value: T) => {
    setLoad({ state: 'ready', value });
    next();
  };
  return { load, readAt, stale, busy, again, replace };
}

/** Acts once after this time, ms, as soon as the page can be seen and nobody types; returns what calls it off. */
function whenDue(wait: number, act: () => void): () => void {
  const due = Date.now() + wait;
  let timer: number | undefined;
  const look = () => {
    window.clearTimeout(timer);
    const left = due - Date.now();
    if (left > 0) timer = window.setTimeout(look, left);
    else if (document.hidden) return;
    else if (isTyping()) timer = window.setTimeout(look, AFTER_TYPING_MS);
    else act();
  };
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    window.clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

const isTyping = () => document.activeElement?.matches('input, select, textarea') === true;
