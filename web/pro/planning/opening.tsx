import { useEffect, useState } from 'preact/hooks';
import type { Result } from '../../api/contract.ts';
import { texts } from './texts.fr.ts';
import type { Opening } from './types.ts';

const EVERY_MS = 1_500;
const SLOW_MS = 60_000;

interface OpeningProps {
  readonly opening: Opening;
  readonly ask: (signal: AbortSignal) => Promise<Result<Opening>>;
  /** Called once, when every day is open. */
  readonly onDone: () => void;
}

/** How many days a change still has to open, asked again until there are none. A failed answer is asked again like any other. */
export function OpeningProgress({ opening, ask, onDone }: OpeningProps) {
  const [now, setNow] = useState(opening);
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (opening.done) return;
    const end = new AbortController();
    const slow = setTimeout(() => setSlow(true), SLOW_MS);
    const turn = async () => {
      while (!end.signal.aborted) {
        await new Promise((done) => setTimeout(done, EVERY_MS));
        if (end.signal.aborted) return;
        const result = await ask(end.signal);
        if (end.signal.aborted || !result.ok) continue;
        setNow(result.value);
        if (!result.value.done) continue;
        onDone();
        return;
      }
    };
    void turn();
    return () => {
      end.abort();
      clearTimeout(slow);
    };
  }, []);
  const all = Math.max(1, opening.daysToOpen);
  return (
    <div class="opening stack-small">
      <p class="label" role="status">
        {now.done ? texts.opening.done : texts.opening.going}
      </p>
      {now.done ? null : (
        <>
          <progress aria-label={texts.opening.going} max={all} value={Math.max(0, all - now.daysToOpen)} />
          <p class="small soft">{isSlow ? texts.opening.slow : texts.opening.left(now.daysToOpen, all)}</p>
        </>
      )}
    </div>
  );
}
