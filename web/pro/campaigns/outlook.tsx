import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { numberWords } from '../words.ts';
import { Share } from './sum.tsx';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';
import { percentWords } from './words.ts';

/** Letters against the times that can be booked (L3). The service counts no further than one more than is needed. */
export function Outlook({ outlook, again }: { outlook: NonNullable<Run['outlook']>; again: () => void }) {
  const words = texts.outlook;
  const { letters, takeUp, expected, slots, short } = outlook;
  const most = Math.max(expected, slots);
  return (
    <section class="card stack" aria-labelledby="outlook">
      <h2 id="outlook">{words.title}</h2>
      <dl class="facts">
        <div>
          <dt>{words.letters}</dt>
          <dd class="number">{numberWords(letters)}</dd>
        </div>
        <div>
          <dt>{words.takeUp}</dt>
          <dd class="number">{percentWords(takeUp)}</dd>
        </div>
        <div>
          <dt>{words.expected}</dt>
          <dd class="number">
            {numberWords(expected)}
            {short ? <Share of={expected} among={most} /> : null}
          </dd>
        </div>
        <div>
          <dt>{words.slots}</dt>
          <dd class="number">
            {slots > expected ? words.atLeast(slots) : numberWords(slots)}
            {short ? <Share of={slots} among={most} /> : null}
          </dd>
        </div>
      </dl>
      {short ? (
        <Notice tone="warning" title={words.shortTitle}>
          <p>{words.short}</p>
          <div class="actions">
            <a class="button secondary" href="/pro/disponibilites">
              {words.open}
            </a>
            <Button kind="quiet" onClick={again}>
              {words.again}
            </Button>
          </div>
        </Notice>
      ) : (
        <p>
          <strong>{words.enough}</strong>
        </p>
      )}
    </section>
  );
}
