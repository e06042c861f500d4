import { useEffect } from 'preact/hooks';
import { closeDraft } from '../booking/draft.ts';
import { Icon } from '../design/icon.tsx';
import { useCatalogue } from './catalogue.tsx';
import { useTexts } from './language.tsx';

const TWICE_WITHIN_MS = 1_000;

/**
 * Leaves at once, by the button or by Escape pressed twice: what was typed is forgotten, the page goes blank before anything is
 * fetched, and another one takes its place in the history.
 */
export function QuickExit() {
  const words = useTexts().frame;
  const { quickExit = 'about:blank' } = useCatalogue().caf;
  useEffect(() => {
    let before = Number.NEGATIVE_INFINITY;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) return;
      if (event.timeStamp - before < TWICE_WITHIN_MS) leave(quickExit);
      before = event.timeStamp;
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [quickExit]);
  return (
    <div class="quick-exit no-print">
      <button type="button" class="button" onClick={() => leave(quickExit)}>
        <Icon name="exit" />
        {words.exit}
      </button>
      <span class="quick-exit-hint">{words.exitHint}</span>
    </div>
  );
}

function leave(address: string): void {
  closeDraft();
  sessionStorage.clear();
  window.addEventListener('pagehide', () => sessionStorage.clear());
  document.body.hidden = true;
  document.title = '\u200b';
  location.replace(address);
}
