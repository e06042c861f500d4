import { saveFile } from '../../app/save-file.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useWords } from '../desk/desk-words.ts';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Batch, Run } from './types.ts';
import { useAct } from './use-act.ts';

interface BatchCardProps {
  readonly run: Run;
  readonly batch: Batch;
  readonly onDone: (run: Run, said: string) => void;
}

const TONES = { waiting: 'info', ready: 'warning', printed: 'good' } as const;
const TAGS = { waiting: 'preparing', ready: 'toPrint', printed: 'printedTag' } as const;

export function BatchCard({ run, batch, onDone }: BatchCardProps) {
  const { fetchFile, ask } = useStaff();
  const { moment } = useWords();
  const words = texts.print;
  const { busy, problem, act } = useAct();
  const marking = useDisclosure();
  const number = batch.batch;
  const save = (ending: 'pdf' | 'csv') => {
    const params = { id: run.id, batch: `${number}.${ending}` };
    void act(
      () => fetchFile('GET /v1/staff/campaigns/{id}/letters/{batch}', { params }),
      (file) => saveFile(`courriers-${number}.${ending}`, file),
    );
  };
  const mark = () => {
    const params = { id: run.id, batch: String(number) };
    void act(
      () => ask('POST /v1/staff/campaigns/{id}/letters/{batch}/printed', { params }),
      (next) => onDone(next, texts.run.said.printed(number)),
    );
  };
  const isOut = batch.status !== 'waiting' && batch.letters > 0;
  return (
    <li class="card stack-small">
      <div class="head">
        <h3>{words.batch(number)}</h3>
        <span class={`tag ${TONES[batch.status]}`}>{words[TAGS[batch.status]]}</span>
      </div>
      <p>
        {batch.status === 'waiting'
          ? words.waiting
          : batch.letters === 0
            ? words.none
            : words.content(batch.letters, batch.pages)}
      </p>
      {batch.printedAt === undefined ? null : <p>{words.printed(moment(batch.printedAt))}</p>}
      {problem === undefined ? null : (
        <Failed problem={problem.code === 'NOT_FOUND' ? { ...problem, detail: words.gone } : problem} />
      )}
      {isOut ? (
        <div class="actions">
          <Button
            kind={batch.status === 'ready' ? 'primary' : 'secondary'}
            busy={busy}
            onClick={() => save('pdf')}
          >
            {words.pdf}
            <span class="visually-hidden">{words.of(number)}</span>
          </Button>
          <Button kind="secondary" busy={busy} onClick={() => save('csv')}>
            {words.manifest}
            <span class="visually-hidden">{words.of(number)}</span>
          </Button>
          {batch.status === 'ready' && !marking.isOpen ? (
            <button class="button quiet" {...marking.opener}>
              {words.mark}
              <span class="visually-hidden"> : {words.batch(number)}</span>
            </button>
          ) : null}
        </div>
      ) : null}
      {marking.isOpen && batch.status === 'ready' ? (
        <div class="inset stack-small">
          <p>
            <strong>{words.markTitle(number)}</strong> {words.markWords(batch.letters)}
          </p>
          <div class="actions">
            <Button busy={busy} onClick={mark}>
              {words.markYes}
            </Button>
            <Button kind="secondary" onClick={marking.close}>
              {words.markNo}
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  );
}
