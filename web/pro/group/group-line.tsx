import { useWords } from '../desk/desk-words.ts';
import { texts } from './texts.fr.ts';
import type { Summary } from './types.ts';
import { namesOf, standingOf } from './words.ts';

/** One session in the list: when, where, with whom, and how full it is. */
export function GroupLine({ summary, now }: { summary: Summary; now: number }) {
  const words = useWords();
  const { id, start, end, place, service, animators, registered, seats, seatsLeft, status, outcome } =
    summary;
  const standing = standingOf(summary, now);
  return (
    <div class="group-line">
      <div class="stack-small">
        <h3>
          <a href={`/pro/reunions/${id}`}>{words.moment(start)}</a>
        </h3>
        <p class="soft">
          {[words.service(service), words.place(place), texts.until(words.when.time(end))].join(' · ')}
        </p>
        <p class="small">{texts.with(namesOf(animators))}</p>
      </div>
      <div class="stack-small">
        <p>
          <span class={`tag ${standing.tone}`}>
            {outcome === undefined ? standing.words : texts.outcomes[outcome]}
          </span>
        </p>
        {status === 'cancelled' ? null : (
          <p>
            {texts.seats(registered, seats)}
            {status === 'open' ? <strong class="block">{texts.left(seatsLeft)}</strong> : null}
          </p>
        )}
      </div>
    </div>
  );
}
