import { useState } from 'preact/hooks';
import { type TypedPerson, withoutNir } from './draft.ts';

/** What this tab keeps of a form over a reload, under `name`, until it is sent; nothing leaves the tab (D1). */
export function useTabDraft<D extends { readonly person: TypedPerson }>(name: string, empty: D) {
  const [draft, setDraft] = useState<D>(() => {
    const kept = sessionStorage.getItem(name);
    return kept === null ? empty : { ...empty, ...JSON.parse(kept) };
  });
  return {
    draft,
    change: (part: Partial<D>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        sessionStorage.setItem(name, JSON.stringify({ ...next, person: withoutNir(next.person) }));
        return next;
      }),
    forget: () => {
      sessionStorage.removeItem(name);
      setDraft(empty);
    },
  };
}
