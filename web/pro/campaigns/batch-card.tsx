import { saveFile } from '../../app/save-file.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useWords } from '../desk/desk-words.ts';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Batch, Run } from './types.ts';

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
  const number = batch.batch;
  const save = (ending: 'pdf' | 'csv') => {
    const params = { id: run.id, batch: `${number}.${ending}` };
    void act(
      () => fetchFile('GET /v1/staff/campaigns/{id}/letters/{batch}', { params }),
      (file) => saveFile(`courriers-${number}.${ending}`, file),
    );
  };
  const mark = async () => {
    const params = { id: run.id, batch: String(number) };
    const answer = await ask('POST /v1/staff/campaigns/{id}/letters/{batch}/printed', { params });
    if (!answer.ok) return answer.problem;
    onDone(answer.value, texts.run.said.printed(number));
    return undefined;
  };
  const isTakenBack = run.status === 'cancelled' && batch.status !== 'printed';
  const isOut = batch.status !== 'waiting' && batch.letters > 0 && !isTakenBack;
  return (
    <li class="card stack-small">
      <div class="head">
        <h3>{words.batch(number)}</h3>
        <span class={`tag ${isTakenBack ? 'bad' : TONES[batch.status]}`}>
          {isTakenBack ? words.takenBackTag : words[TAGS[batch.status]]}
        </span>
      </div>
      <p>
        {isTakenBack ? (
          <strong>{words.takenBack}</strong>
        ) : batch.status === 'waiting' ? (
          words.waiting
        ) : batch.letters === 0 ? (
          words.none
        ) : (
          words.content(batch.letters, batch.pages)
        )}
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
          {batch.status === 'ready' ? (
            <TwoSteps
              label={words.mark}
              about={words.batch(number)}
              title={words.markTitle(number)}
              words={words.markWords(batch.letters)}
              yes={words.markYes}
              no={words.markNo}
              isHarmless
              act={mark}
            />
          ) : null}
        </div>
      ) : null}
    </li>
  );
}
