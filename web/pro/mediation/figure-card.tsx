import { countWords, liveRows, rowWords, type TableName } from './figures.ts';
import { texts } from './session-texts.fr.ts';
import type { FigureRow, FigureTable } from './types.ts';

interface FigureCardProps {
  readonly name: TableName;
  readonly table: FigureTable;
  readonly territory: (id: string) => string;
}

/** One table of a year: its total, a small plot by month, a bar for each line, and all of it as a table. */
export function FigureCard({ name, table, territory }: FigureCardProps) {
  const words = texts.figures;
  const rows = liveRows(table).toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0));
  const most = Math.max(1, ...rows.map(({ year }) => year ?? 0));
  return (
    <section class="card stack" aria-labelledby={`figure-${name}`}>
      <h2 id={`figure-${name}`}>{words.tables[name]}</h2>
      <p class="figure-total">
        {table.total.year === null ? (
          words.tooFew
        ) : (
          <strong class="number">{countWords(table, table.total.year)}</strong>
        )}
      </p>
      {rows.length === 0 ? (
        <p class="soft">{words.nothing}</p>
      ) : (
        <>
          {table.total.months.some((count) => count !== null && count > 0) ? (
            <Months row={table.total} />
          ) : null}
          <ul class="year-rows">
            {rows.map((row) => (
              <li key={row.key}>
                <span>{rowWords(name, row.key, territory)}</span>
                <strong class="number">{row.year ?? words.notShownWords}</strong>
                {row.year === null ? null : <Bar share={(100 * row.year) / most} />}
              </li>
            ))}
          </ul>
          <MonthTable name={name} table={table} rows={rows} territory={territory} />
        </>
      )}
    </section>
  );
}

/** Decoration only: the table below says the same in numbers. */
function Months({ row: { months } }: { row: FigureRow }) {
  const most = Math.max(1, ...months.map((count) => count ?? 0));
  const names = texts.figures.months;
  return (
    <div aria-hidden="true">
      <svg
        class="months"
        viewBox="0 0 120 50"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        {months.map((count, at) => {
          const height = (46 * (count ?? 0)) / most;
          return <rect key={names[at]} x={at * 10 + 1.5} width="7" y={48 - height} height={height} />;
        })}
        <rect class="base" x="0" y="48" width="120" height="1" />
      </svg>
      <div class="month-letters soft">
        {names.map((name) => (
          <span key={name}>{name.slice(0, 1)}</span>
        ))}
      </div>
    </div>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="track" width="100" height="10" />
      <rect class="filled" width={share} height="10" />
    </svg>
  );
}

/** The same as a table, month by month; what did not happen has no line. It is never wider than a phone. */
function MonthTable({ name, table, rows, territory }: FigureCardProps & { rows: readonly FigureRow[] }) {
  const words = texts.figures;
  const cell = (count: number | null | undefined) => count ?? words.notShown;
  return (
    <details>
      <summary>
        {words.table}
        <span class="visually-hidden"> : {words.tables[name]}</span>
      </summary>
      <table class="month-table small">
        <caption class="visually-hidden">{words.tables[name]}</caption>
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.units[table.unit]}</th>
          </tr>
        </thead>
        {words.months.map((month, at) => {
          const lines = rows.filter(({ months }) => months[at] !== 0);
          return lines.length === 0 ? null : (
            <tbody key={month}>
              <tr class="month">
                <th scope="rowgroup">{month}</th>
                <td>
                  <strong>{cell(table.total.months[at])}</strong>
                </td>
              </tr>
              {lines.map((row) => (
                <tr key={row.key}>
                  <th scope="row">{rowWords(name, row.key, territory)}</th>
                  <td>{cell(row.months[at])}</td>
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
    </details>
  );
}
