import { fullName, useWords } from '../desk/desk-words.ts';
import { waitedWords } from './stages.ts';
import { texts } from './texts.fr.ts';
import type { Summary } from './types.ts';

const TONES = {
  new: 'warning',
  'in-analysis': 'info',
  proposed: 'info',
  'to-propose-again': 'warning',
  appointed: 'good',
  closed: 'info',
} as const;

/** One line of the queue: who, for how long, and what it waits for. */
export function RequestLine({ request }: { request: Summary }) {
  const { moment } = useWords();
  const { id, person, who, forWhom, situation, stage, first, waitingDays, until, handedInBy, alike } =
    request;
  const words = texts.queue;
  return (
    <div class="request-line">
      <div class="stack-small">
        <h2>
          <a href={`/pro/demandes/${id}`}>{fullName(person)}</a>
        </h2>
        <p class="soft">
          {[texts.situations[situation], texts.forWhom[forWhom], texts.who[who]].join(' · ')}
        </p>
        {handedInBy === 'staff' ? <p class="small">{words.handedIn}</p> : null}
      </div>
      <div class="stack-small">
        <p class="request-tags">
          <span class={`tag ${TONES[stage]}`}>{texts.stages[stage]}</span>
          {first ? <span class="tag warning">{words.first}</span> : null}
        </p>
        <p>
          <strong>{waitedWords(stage, waitingDays)}</strong>
        </p>
        {until === undefined ? null : <p class="small">{words.until(moment(until))}</p>}
        {alike.length === 0 ? null : <p class="small">{words.alike(alike.length)}</p>}
      </div>
    </div>
  );
}
