import { middayOf } from '../../app/dates.ts';
import { makeWhen } from '../../app/when.ts';
import { fullName, useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Summary } from './types.ts';

/** One series: who, until when, the next appointment, and what waits. */
export function SeriesLine({ summary }: { summary: Summary }) {
  const { me } = useStaff();
  const { moment } = useWords();
  const { id, person, contract, next, status, toBook, toClose, professional } = summary;
  const words = texts.list;
  const facts = [contractWords(contract), words.file(contract.file)];
  return (
    <div class="series-line">
      <div class="stack-small">
        <h2>
          <a href={`/pro/accompagnements/${id}`}>{fullName(person)}</a>
        </h2>
        <p class="soft">{facts.join(' · ')}</p>
        {professional === me.professional?.id ? null : <p class="small">{words.ofColleague}</p>}
      </div>
      {status === 'ended' ? null : (
        <ul class="waits">
          <li>{next === undefined ? words.noNext : words.next(moment(next))}</li>
          {toBook === 0 ? null : <li class="yours">{words.toBook(toBook)}</li>}
          {toClose === 0 ? null : <li class="yours">{words.toClose(toClose)}</li>}
        </ul>
      )}
    </div>
  );
}

/** « Du mardi 1er décembre au lundi 31 mai » */
export function contractWords({ from, until }: Summary['contract']): string {
  const inDays = makeWhen('fr', 'UTC');
  return texts.list.dates(inDays.day(middayOf(from)), inDays.day(middayOf(until)));
}
