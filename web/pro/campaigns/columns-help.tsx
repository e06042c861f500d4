import { saveFile } from '../../app/save-file.ts';
import { wallClock } from '../desk/local-time.ts';
import { sampleList } from './list-file.ts';
import { texts } from './texts.fr.ts';

/** What the columns must be, with a file to start from. */
export function ColumnsHelp({ zone }: { zone: string }) {
  const words = texts.handIn;
  return (
    <section class="card stack" aria-labelledby="columns">
      <h2 id="columns">{words.columnsTitle}</h2>
      <p>{words.columnsLead}</p>
      <div class="two">
        <div class="stack-small">
          <h3>{words.needed}</h3>
          <ul>
            {words.neededColumns.map((column) => (
              <li key={column}>{column}</li>
            ))}
          </ul>
        </div>
        <div class="stack-small">
          <h3>{words.useful}</h3>
          <ul>
            {words.usefulColumns.map((column) => (
              <li key={column}>{column}</li>
            ))}
          </ul>
        </div>
      </div>
      <p>
        <strong>{words.never}</strong> {words.again}
      </p>
      <div class="actions">
        <button
          type="button"
          class="button secondary"
          onClick={() => saveFile(words.sampleName, sampleList(wallClock(Date.now(), zone).date))}
        >
          {words.sample}
        </button>
      </div>
    </section>
  );
}
