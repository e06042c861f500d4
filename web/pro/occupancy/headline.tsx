import { Bar } from './bars.tsx';
import { texts } from './texts.fr.ts';
import type { Named } from './types.ts';
import { durationWords, percentWords, shareOf } from './words.ts';

/** The one figure to see first: the whole Caf's. */
export function Headline({ whole: { figure, name }, period }: { whole: Named; period: string }) {
  return (
    <section class="card headline" aria-labelledby="whole">
      <h2 id="whole">
        {name} <span class="soft">– {period}</span>
      </h2>
      {figure.state === 'shown' ? (
        <>
          <p class="big">
            <strong class="number">{percentWords(figure)}</strong> {texts.ofOpen}
          </p>
          <Bar share={shareOf(figure)} />
          <p class="soft number">
            {texts.hours(durationWords(figure.numerator), durationWords(figure.denominator))}
          </p>
        </>
      ) : (
        <p>{figure.state === 'protected' ? texts.wholeHidden : texts.nothingOpen}</p>
      )}
    </section>
  );
}
