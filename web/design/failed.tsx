import type { Problem } from '../api/contract.ts';
import { useLanguage } from '../app/language.tsx';
import { Notice } from './notice.tsx';
import { problemText } from './problem-text.ts';

/** What could not be fetched or done, and a way on; nothing that was typed is lost by it. */
export function Failed({ problem, again }: { problem: Problem; again?: () => void }) {
  const { texts, language } = useLanguage();
  return (
    <Notice tone="bad" role="alert">
      <p>{problemText(problem, texts, language)}</p>
      {again === undefined ? null : (
        <div class="actions">
          <button type="button" class="button secondary" onClick={again}>
            {texts.page.tryAgain}
          </button>
        </div>
      )}
    </Notice>
  );
}
