import { useState } from 'preact/hooks';
import { saveFile, textFile } from '../../app/save-file.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { lastMonths } from './months.ts';
import { texts } from './texts.fr.ts';

/** One's own kept appointments of a month as a file for the national tool: no name in it, nor in the file's (F3). */
export function ExportKept() {
  const { ask } = useStaff();
  const { when, zone } = useWords();
  const { busy, problem, act } = useAct();
  const months = lastMonths(when.localDate(new Date().toISOString()));
  const [chosen, setChosen] = useState('0');
  const month = months[Number(chosen)];
  const words = texts.export;
  const nameOf = (from: string) =>
    new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: zone }).format(
      new Date(`${from}T12:00:00Z`),
    );
  const save = () => {
    if (month === undefined) return;
    void act(
      async () => {
        const file = await ask('GET /v1/staff/kept.csv', { query: month });
        if (file.ok) saveFile(words.file(month.from.slice(0, 7)), textFile(file.value, 'text/csv'));
        return file;
      },
      () => undefined,
    );
  };
  return (
    <section class="stack-small" aria-labelledby="export">
      <h2 id="export">{words.title}</h2>
      <p>{words.lead}</p>
      {problem === undefined ? null : <Failed problem={problem} />}
      <div class="row">
        <SelectField
          id="month"
          label={words.month}
          value={chosen}
          onValue={setChosen}
          options={months.map(({ from }, at) => ({ value: String(at), label: nameOf(from) }))}
        />
        <Button kind="secondary" busy={busy} onClick={save}>
          {words.save}
        </Button>
      </div>
    </section>
  );
}
