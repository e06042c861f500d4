import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { texts } from '../consultation/texts.fr.ts';
import type { Figures } from '../consultation/types.ts';
import { wallClock } from '../desk/local-time.ts';
import '../mediation/figures.css';
import { keyOf } from '../../app/pairs.ts';
import { useStaff } from '../staff.tsx';

const YEARS_BACK = 2;
const words = texts.figures;
const shown = (count: number | null | undefined) => count ?? words.notShown;

/** Counts and waiting times of the Caf, never a request nor a psychologist (D4). */
export default function RequestFigures() {
  const { ask, me } = useStaff();
  const thisYear = Number(wallClock(Date.now(), me.caf.zone).date.slice(0, 4));
  const [year, setYear] = useState(String(thisYear));
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/consultation-figures', { query: { year } }, { signal }),
    [year],
  );
  return (
    <Page title={words.title} neutralTitle={texts.tab} lead={words.lead}>
      <div class="desk stack">
        <div class="figure-tools no-print">
          <SelectField
            id="year"
            label={words.year}
            value={year}
            onValue={setYear}
            options={Array.from({ length: YEARS_BACK + 1 }, (_, back) => {
              const value = String(thisYear - back);
              return { value, label: value };
            })}
          />
        </div>
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
        {load.state === 'ready' ? (
          <>
            <div class="figure-tables">
              <Received requests={load.value.requests} />
              <WaitingNow waiting={load.value.waiting} />
              <section class="card stack" aria-labelledby="first-answer">
                <h2 id="first-answer">{words.firstAnswer}</h2>
                <p>{medianWords(load.value.firstAnswer)}</p>
              </section>
            </div>
            <p class="soft">{words.notShownNote}</p>
          </>
        ) : null}
      </div>
    </Page>
  );
}

const medianWords = ({ median, of }: Figures['firstAnswer']) =>
  median === null || of === null ? words.noMedian : words.median(median, of);

function Received({ requests: { rows, total } }: Pick<Figures, 'requests'>) {
  return (
    <section class="card stack" aria-labelledby="received">
      <h2 id="received">{words.received}</h2>
      <p class="figure-total">
        <strong class="number">{shown(total.year)}</strong>
      </p>
      <table class="month-table">
        <caption class="visually-hidden">{words.received}</caption>
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.count}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, year }) => (
            <tr key={key}>
              <th scope="row">{wordOf(words.rows, key)}</th>
              <td>{shown(year)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{words.byMonth}</summary>
        <ul class="plain-list">
          {total.months.map((count, at) =>
            count === 0 ? null : (
              <li key={words.months[at]}>
                {words.months[at]} : {shown(count)}
              </li>
            ),
          )}
        </ul>
      </details>
    </section>
  );
}

function WaitingNow({ waiting: { rows, total } }: Pick<Figures, 'waiting'>) {
  return (
    <section class="card stack" aria-labelledby="waiting-now">
      <h2 id="waiting-now">{words.waiting}</h2>
      <p class="figure-total">
        <strong class="number">{shown(total)}</strong>
      </p>
      <ul class="plain-list">
        {rows.map(({ key, count }) => (
          <li key={key}>
            {wordOf(words.bands, key)} : <strong>{shown(count)}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordOf<K extends string>(all: Readonly<Record<K, string>>, key: string): string {
  const known = keyOf(all, key);
  return known === undefined ? key : all[known];
}
