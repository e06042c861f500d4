import type { AnswerOf } from '../../api/contract.ts';
import { middayOf } from '../../app/dates.ts';
import { makeWhen } from '../../app/when.ts';
import { agoInWords, useWords, type Words } from './desk-words.ts';
import { texts } from './texts.fr.ts';

export type Disruption = AnswerOf<'GET /v1/staff/disruptions'>['disruptions'][number];

/** One absence or closure with how many people wait because of it. */
export function DisruptionCard({ disruption }: { disruption: Disruption }) {
  const { id, waiting, offered, engaged, since, canHandle, professional } = disruption;
  const words = useWords();
  const label = canHandle ? texts.disruptions.open : texts.disruptions.see;
  const heading = disruptionHeading(disruption, words);
  return (
    <div class="columns">
      <div>
        <h2>{heading}</h2>
        <p>{datesOf(disruption)}</p>
      </div>
      <div>
        <p>
          <strong>{texts.disruptions.waiting(waiting - offered)}</strong> {texts.disruptions.offered(offered)}{' '}
          {texts.disruptions.engaged(engaged)}
        </p>
        <p class="small soft">
          {canHandle
            ? texts.disruptions.since(agoInWords(since, Date.now()))
            : texts.disruptions.others(words.professional(professional))}
        </p>
      </div>
      <div class="acts">
        <a
          class={canHandle ? 'button' : 'button secondary'}
          href={`/pro/a-replacer/${id}`}
          aria-label={`${label}, ${heading}`}
        >
          {label}
        </a>
      </div>
    </div>
  );
}

/** « Absence : Mme Exemple Sept ». */
export function disruptionHeading({ cause, professional }: Disruption, words: Words): string {
  return texts.disruptions.heading(texts.disruptions.causes[cause], words.professional(professional));
}

/** The days touched, and the place where that is what closed. */
export function datesOf({ from, to }: Disruption): string {
  if (from === undefined || to === undefined) return '';
  const inDays = makeWhen('fr', 'UTC');
  return texts.disruptions.dates(inDays.shortDay(middayOf(from)), inDays.shortDay(middayOf(to)));
}
