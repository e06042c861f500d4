import { useEffect, useState } from 'preact/hooks';
import { type Draft, onDraftChange, readDraft } from './draft.ts';

/** The booking under way; the page follows whatever changes in it. */
export function useDraft(): Draft {
  const [draft, setDraft] = useState(readDraft);
  useEffect(() => {
    const follow = () => setDraft(readDraft());
    follow();
    return onDraftChange(follow);
  }, []);
  return draft;
}
