import { namesOf, useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Summary } from './types.ts';
import { type Waits, waitsOf } from './waits.ts';
import { ageInWords, useNameOfProfessional } from './words.ts';

interface CaseLineProps {
  readonly summary: Summary;
  readonly now: number;
  readonly territory: string;
}

/** One case: who, for how long, and what waits for whom. */
export function CaseLine({ summary, now, territory }: CaseLineProps) {
  const { when } = useWords();
  const { me } = useStaff();
  const { id, parties, createdAt, reason, status, outcome, mediator } = summary;
  const facts = [
    texts.reasons[reason],
    territory,
    texts.list.opened(ageInWords(createdAt, now, when.localDate)),
  ];
  return (
    <div class="case-line">
      <div class="stack-small">
        <h2>
          <a href={`/pro/dossiers/${id}`}>{namesOf(parties)}</a>
        </h2>
        <p class="soft">{facts.join(' · ')}</p>
        {mediator === me.professional?.id ? null : <OfColleague id={mediator} />}
        {status === 'open' ? null : (
          <p>
            <span class={`tag ${status === 'withheld' ? 'warning' : 'info'}`}>{texts.statuses[status]}</span>
          </p>
        )}
      </div>
      {outcome === undefined ? (
        <Waiting summary={summary} />
      ) : (
        <p>{texts.list.outcome(texts.outcomes[outcome].label)}</p>
      )}
    </div>
  );
}

function Waiting({ summary }: { summary: Summary }) {
  const { moment } = useWords();
  const waits = waitsOf(summary, moment);
  return (
    <ul class="waits">
      {waits.map((one) => (
        <Line key={one.words} wait={one} />
      ))}
    </ul>
  );
}

function Line({ wait: { whose, words, more } }: { wait: Waits }) {
  return (
    <li class={whose === 'yours' ? 'yours' : undefined}>
      <span class="visually-hidden">{whose === 'yours' ? texts.list.you : texts.list.them} : </span>
      {words}
      {more === undefined ? null : <span class="soft small block">{more}</span>}
    </li>
  );
}

function OfColleague({ id }: { id: string }) {
  const name = useNameOfProfessional(id);
  return name === '' ? null : <p class="small">{texts.list.ofColleague(name)}</p>;
}
