import { useEffect, useState } from 'preact/hooks';
import { serverNow } from '../api/server-clock.ts';

const MINUTE = 60_000;
/** When people are warned (B5). */
const SOON = 2 * MINUTE;
/** A moment after the minute, so that it has passed by every clock. */
const AFTER = 50;

export interface TimeLeft {
  /** Begun minutes. */
  readonly minutes: number;
  readonly soon: boolean;
  readonly over: boolean;
}

/** How long it is until `until`, epoch ms of the server: changes with the minute, not with the second, and when the phone wakes up. */
export function useTimeLeft(until: number): TimeLeft {
  const [, setTurn] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const turn = () => {
      clearTimeout(timer);
      setTurn((before) => before + 1);
      const left = until - serverNow();
      if (left > 0) timer = setTimeout(turn, (left % MINUTE || MINUTE) + AFTER);
    };
    turn();
    document.addEventListener('visibilitychange', turn);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, [until]);
  const left = until - serverNow();
  return { minutes: Math.max(0, Math.ceil(left / MINUTE)), soon: left <= SOON, over: left <= 0 };
}
