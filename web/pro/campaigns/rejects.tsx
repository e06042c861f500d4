import { useState } from 'preact/hooks';
import { saveFile } from '../../app/save-file.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useStaff } from '../staff.tsx';
import { type RejectedLine, rejectedLines } from './csv.ts';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';

const MOST_SHOWN = 100;

/** Lines that were not accepted, each with its number, column and reason; the file to mend and send again (L1). */
export function Rejects({ run: { id, counts } }: { run: Run }) {
  const { fetchFile } = useStaff();
  const words = texts.rejects;
  const { busy, problem, act } = useAct();
  const [file, setFile] = useState<Blob>();
  const [lines, setLines] = useState<readonly RejectedLine[]>();
  const fetched = async (use: (file: Blob) => void) => {
    if (file !== undefined) return use(file);
    await act(
      () => fetchFile('GET /v1/staff/campaigns/{id}/rejects.csv', { params: { id } }),
      (found) => {
        setFile(found);
        use(found);
      },
    );
  };
  const show = (found: Blob) => void found.text().then((text) => setLines(rejectedLines(text, MOST_SHOWN)));
  return (
    <section class="card stack" aria-labelledby="rejects">
      <h2 id="rejects">{words.title(counts.rejected)}</h2>
      <p>{words.lead}</p>
      {problem === undefined ? null : (
        <Failed problem={problem.code === 'NOT_FOUND' ? { ...problem, detail: words.gone } : problem} />
      )}
      {lines === undefined ? null : <RejectTable lines={lines} all={counts.rejected} />}
      <div class="actions">
        {lines === undefined ? (
          <Button kind="secondary" busy={busy} onClick={() => void fetched(show)}>
            {words.show}
          </Button>
        ) : null}
        <Button
          kind="secondary"
          busy={busy}
          onClick={() => void fetched((found) => saveFile(words.fileName, found))}
        >
          {words.download}
        </Button>
        <a class="button quiet" href="/pro/envois/deposer">
          {words.handIn}
        </a>
      </div>
      <p class="soft small">{words.audited}</p>
    </section>
  );
}

function RejectTable({ lines, all }: { lines: readonly RejectedLine[]; all: number }) {
  const words = texts.rejects;
  return (
    <>
      <table>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{words.reason}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, column, reason }) => (
            <tr key={line}>
              <th scope="row" class="number">
                {line}
              </th>
              <td>
                <strong>{column === '' ? words.wholeLine : column}</strong>
                <br />
                {reason}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length < all ? <p class="soft">{words.more(lines.length, all)}</p> : null}
    </>
  );
}
