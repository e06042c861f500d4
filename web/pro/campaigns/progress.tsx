import { numberWords } from '../words.ts';
import { Share } from './sum.tsx';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';
import { handled } from './words.ts';

const ROWS = ['mailed', 'toPrint', 'inBatch', 'returned', 'underWay', 'ready', 'cancelled'] as const;
const ALWAYS: readonly string[] = ['mailed', 'ready'];

/** How far a run has got, how fast it goes, and where its letters are; spoken at each quarter only. */
export function Progress({ run }: { run: Run }) {
  const { progress, counts, status } = run;
  const words = texts.progress;
  const all = counts.letters;
  const done = handled(run);
  const { perMinute } = progress;
  const isGoing = status === 'sending' && done < all;
  const quarter = all === 0 ? 4 : Math.floor((4 * done) / all);
  return (
    <section class="card stack" aria-labelledby="progress">
      <h2 id="progress">{words.title}</h2>
      <div class="stack-small">
        <progress class="progress" max={Math.max(all, 1)} value={done} aria-label={words.bar}>
          {words.done(done, all)}
        </progress>
        <p class="row between">
          <strong class="number">{words.done(done, all)}</strong>
          <span class="soft number">
            {isGoing && perMinute !== undefined && perMinute > 0
              ? `${words.rate(numberWords(Math.round(perMinute)))}, ${words.left(Math.ceil((all - done) / perMinute))}`
              : ''}
          </span>
        </p>
        <p class="visually-hidden" role="status">
          {status === 'sending' ? words.spoken[quarter] : ''}
        </p>
      </div>
      <table class="sum">
        <caption class="visually-hidden">{words.caption}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{words.where}</th>
            <th scope="col">{words.count}</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.filter((row) => progress[row] > 0 || ALWAYS.includes(row)).map((row) => (
            <tr key={row}>
              <th scope="row">
                {words.rows[row]}
                <Share of={progress[row]} among={all} />
              </th>
              <td class="number">{numberWords(progress[row])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {progress.bounced === 0 ? null : <p>{words.bounced(progress.bounced, status !== 'cancelled')}</p>}
      {progress.complained === 0 ? null : <p>{words.complained(progress.complained)}</p>}
    </section>
  );
}
