import { numberWords } from '../words.ts';
import { Share } from './sum.tsx';
import { texts } from './texts.fr.ts';
import type { Rate, Results } from './types.ts';
import { percentWords } from './words.ts';

const GROUPS = {
  sent: ['mail', 'print'],
  back: ['bounced', 'returned'],
  answers: ['declined', 'booked', 'kept'],
} as const satisfies Record<string, readonly (keyof Results)[]>;
const NAMES = ['sent', 'back', 'answers'] as const;

/** What came of a run as small plots, each bar said in words beside it, and once more as a table (D4). */
export function ResultBars({ results }: { results: Results }) {
  const words = texts.results;
  return (
    <>
      <div class="plots">
        {NAMES.map((group) => (
          <section key={group} class="card stack" aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{words.groups[group]}</h2>
            <ul class="result-bars">
              {GROUPS[group].map((row) => (
                <li key={row}>
                  <span>{words.rows[row]}</span>
                  <strong class="number">{percentOf(results[row])}</strong>
                  <Share of={results[row].numerator ?? 0} among={results[row].denominator ?? 0} />
                  <span class="soft small number">{countsOf(results[row])}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <details class="card">
        <summary>{words.table}</summary>

        <table>
          <caption>{words.caption}</caption>
          <thead>
            <tr>
              {words.columns.map((column) => (
                <th scope="col" key={column}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {NAMES.flatMap((group) => GROUPS[group]).map((row) => (
              <Row key={row} name={words.rows[row]} rate={results[row]} />
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Row({ name, rate }: { name: string; rate: Rate }) {
  const { numerator, denominator, unit } = rate;
  return (
    <tr>
      <th scope="row">
        {name}
        <span class="block small soft">{unit}</span>
      </th>
      {numerator === undefined || denominator === undefined ? (
        <td colSpan={3}>{texts.results.hidden}</td>
      ) : (
        <>
          <td class="number">{numberWords(numerator)}</td>
          <td class="number">{numberWords(denominator)}</td>
          <td class="number">{percentOf(rate)}</td>
        </>
      )}
    </tr>
  );
}

const percentOf = ({ value }: Rate) => (value === undefined ? '–' : percentWords(value));

function countsOf({ numerator, denominator }: Rate): string {
  const words = texts.results;
  if (numerator === undefined || denominator === undefined) return words.hidden;
  return denominator === 0 ? words.nobody : words.of(numberWords(numerator), numberWords(denominator));
}
