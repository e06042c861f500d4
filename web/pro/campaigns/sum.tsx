import { Notice } from '../../design/notice.tsx';
import { numberWords } from '../words.ts';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';

const ROWS = ['letters', 'deferred', 'notWritten', 'known', 'rejected', 'waiting'] as const;

/** Every line of the file, counted once (L5): a sum that adds up, and says so. */
export function Sum({ run: { counts, ignoredColumns } }: { run: Run }) {
  const words = texts.sum;
  const rows = ROWS.filter((row) => row !== 'waiting' || counts.waiting > 0);
  const sum = `${rows.map((row) => numberWords(counts[row])).join(' + ')} = ${numberWords(counts.lines)}`;
  return (
    <section class="card stack" aria-labelledby="sum">
      <h2 id="sum">{words.title}</h2>
      <table class="sum">
        <caption>{words.caption}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.how}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">
                {words.rows[row]}
                <Share of={counts[row]} among={counts.lines} />
              </th>
              <td class="number">{numberWords(counts[row])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td class="number">{numberWords(counts.lines)}</td>
          </tr>
        </tfoot>
      </table>
      {counts.balanced ? (
        <p>
          <strong>{words.right(sum)}</strong>
        </p>
      ) : (
        <Notice tone="bad" role="alert">
          <p>{words.wrong}</p>
        </Notice>
      )}
      {counts.notWritten === 0 ? null : <p class="soft">{words.notWrittenHow}</p>}
      {ignoredColumns === 0 ? null : <p class="soft">{words.ignored(ignoredColumns)}</p>}
    </section>
  );
}

/** Decoration only: the number beside it says the same. */
export function Share({ of, among }: { of: number; among: number }) {
  return (
    <svg class="share" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="track" width="100" height="4" />
      <rect class="filled" width={among === 0 ? 0 : (100 * of) / among} height="4" />
    </svg>
  );
}
