import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { LinkOpened } from './by-link.tsx';

/** What every step of answering is given: what is shown, and what an answer leads to. */
export interface Answering<V, D extends string> {
  readonly view: V;
  readonly token: string;
  readonly onDone: (view: V, what: D) => void;
  /** Something else happened meanwhile: the page is read again. */
  readonly onStale: () => void;
}

/**
 * Seeing is one page, answering another: nothing is answered by a link alone (B10). An answer leads back to the page `home`, which
 * says what was done and shows what the service says.
 */
export function useAnswering<V, D extends string>({ read, token, again }: LinkOpened<V>, home: string) {
  const { route } = useLocation();
  const [view, setView] = useState(read);
  const [done, setDone] = useState<D>();
  useEffect(() => setView(read), [read]);
  const answering: Answering<V, D> = {
    view,
    token,
    onDone: (next, what) => {
      setView(next);
      setDone(what);
      route(home, true);
    },
    onStale: () => {
      setDone(undefined);
      again();
      route(home, true);
    },
  };
  return { answering, done };
}
