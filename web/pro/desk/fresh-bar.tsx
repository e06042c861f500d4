import { Button } from '../../design/button.tsx';
import { useWords } from './desk-words.ts';
import { texts } from './texts.fr.ts';
import type { Fresh } from './use-fresh.ts';

/** When the list was read, and the button that reads it again. */
export function FreshBar({
  readAt,
  stale,
  busy,
  again,
}: Pick<Fresh<unknown>, 'readAt' | 'stale' | 'busy' | 'again'>) {
  const { when } = useWords();
  return (
    <div class="fresh-bar">
      <p class="soft small">
        {stale === undefined ? null : <strong>{texts.list.stale} </strong>}
        {readAt === undefined ? '' : texts.list.readAt(when.time(readAt))}
      </p>
      <Button kind="quiet" busy={busy} onClick={again}>
        {texts.list.again}
      </Button>
    </div>
  );
}
