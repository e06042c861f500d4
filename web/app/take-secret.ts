import { useEffect, useState } from 'preact/hooks';

/**
 * What stands behind `#`, if it has this form: read once and taken out of the address and the history (D1, F3). Anything else there,
 * such as the target of the skip link, stays.
 */
export function takeSecret(form: RegExp): string | undefined {
  const typed = location.hash.slice(1);
  if (!form.test(typed)) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  return typed;
}

/** A secret of this tab: from the address, also when a link is opened over this page, else kept since; nowhere but in this tab. */
export function useSecret(name: string, form: RegExp) {
  const [secret, setSecret] = useState(() => {
    const taken = takeSecret(form);
    if (taken !== undefined) sessionStorage.setItem(name, taken);
    return taken ?? sessionStorage.getItem(name) ?? undefined;
  });
  const keep = (value: string | undefined) => {
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, value);
    setSecret(value);
  };
  useEffect(() => {
    const listen = () => {
      const taken = takeSecret(form);
      if (taken !== undefined) keep(taken);
    };
    window.addEventListener('hashchange', listen);
    return () => window.removeEventListener('hashchange', listen);
  }, []);
  return { secret, keep };
}
