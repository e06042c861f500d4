import { listed } from '../words.ts';
import { texts } from './texts.fr.ts';
import type { Named } from './types.ts';
import { durationWords, percentWords, shareOf } from './words.ts';

interface BarsProps {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly Named[];
}

/** A small plot: a bar for each figure, the fullest first; every bar is said in words beside it, and what has none is named. */
export function Bars({ id, title, figures }: BarsProps) {
  const shown = figures.flatMap(({ name, figure }) => (figure.state === 'shown' ? [{ name, figure }] : []));
  const named = (state: Named['figure']['state']) =>
    figures.filter(({ figure }) => figure.state === state).map(({ name }) => name);
  const hidden = named('protected');
  const closed = named('nothing-open');
  return (
    <section class="card stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {shown.length === 0 ? null : (
        <ul class="bars">
          {shown
            .toSorted((a, b) => shareOf(b.figure) - shareOf(a.figure))
            .map(({ name, figure }) => (
              <li key={name}>
                <span>{name}</span>
                <span class="bar-share number">{percentWords(figure)}</span>
                <Bar share={shareOf(figure)} />
                <span class="bar-hours small soft number">
                  {texts.hours(durationWords(figure.numerator), durationWords(figure.denominator))}
                </span>
              </li>
            ))}
        </ul>
      )}
      {hidden.length === 0 ? null : <p class="small">{texts.hidden(hidden.length, listed(hidden))}</p>}
      {closed.length === 0 ? null : <p class="small soft">{texts.closed(listed(closed))}</p>}
    </section>
  );
}

/** Decoration only: the words beside it say the same. */
export function Bar({ share }: { share: number }) {
  return (
    <svg
      class="share-bar"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="track" width="100" height="10" />
      <rect class="filled" width={Math.min(100, share)} height="10" />
    </svg>
  );
}
