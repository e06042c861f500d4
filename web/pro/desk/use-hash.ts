import { useEffect, useState } from 'preact/hooks';

/** What stands behind `#` in the address, as it changes; `go` makes an entry of the history, or takes this one's place. */
export function useHash() {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const read = () => setHash(window.location.hash);
    // A link of the menu to this same page changes the address without an event of its own.
    const events = ['hashchange', 'popstate', 'click'] as const;
    for (const event of events) window.addEventListener(event, read);
    return () => {
      for (const event of events) window.removeEventListener(event, read);
    };
  }, []);
  const go = (next: string, { replace = false } = {}) => {
    if (replace) window.history.replaceState(null, '', next);
    else window.history.pushState(null, '', next);
    setHash(next);
  };
  return { hash, go };
}
