import { useRef } from 'preact/hooks';
import { randomKey } from '../api/random-key.ts';

/** An `Idempotency-Key` (B6) for what is sent: the same while nothing in it changes, so that sending again never does it twice. */
export function useKey(): (body: unknown) => string {
  const last = useRef<{ readonly sent: string; readonly key: string } | undefined>(undefined);
  return (body) => {
    const sent = JSON.stringify(body);
    if (last.current?.sent !== sent) last.current = { sent, key: randomKey() };
    return last.current.key;
  };
}
