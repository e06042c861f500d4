import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import type { Outcome } from './outcome.ts';

/** On the list, from now on or already; what happens next. */
export function Joined({ outcome }: { outcome: Outcome }) {
  const words = useTexts().tellMe;
  const lines =
    outcome === 'already' ? [words.alreadyWords] : outcome === 'called' ? words.doneCalled : words.doneWords;
  return (
    <Page title={outcome === 'already' ? words.already : words.done} neutralTitle={words.title}>
      <div class="card slip stack">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p>
        <a class="button secondary" href="/reserver">
          {words.book}
        </a>
      </p>
    </Page>
  );
}
