import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../api/contract.ts';
import { useLanguage } from '../app/language.tsx';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { problemText } from './problem-text.ts';

/** What could not be fetched or done, and a way on; nothing that was typed is lost by it. */
export function Failed({ problem, again }: { problem: Problem; again?: () => void }) {
  const { texts, language } = useLanguage();
  const [busy, setBusy] = useState(false);
  // Each try ends with another problem, or without this notice.
  useEffect(() => setBusy(false), [problem]);
  const tryAgain = () => {
    setBusy(true);
    again?.();
  };
  return (
    <Notice tone="bad" role="alert">
      <p>{problemText(problem, texts, language)}</p>
      {again === undefined ? null : (
        <div class="actions">
          <Button kind="secondary" busy={busy} onClick={tryAgain}>
            {texts.page.tryAgain}
          </Button>
        </div>
      )}
    </Notice>
  );
}
