import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';
import { isToLeave } from './words.ts';

interface ActsProps {
  readonly run: Run;
  readonly onDone: (run: Run, said: string) => void;
  readonly onRefused: () => void;
}

/** Pause, resume and, after a question, cancel: as much as the run's state and the reader's role allow. */
export function Acts({ run, onDone, onRefused }: ActsProps) {
  const { ask } = useStaff();
  const words = texts.run;
  const { busy, problem, act } = useAct();
  const params = { id: run.id };
  const done = (said: string) => (next: Run) => onDone(next, said);
  const pause = () =>
    act(() => ask('POST /v1/staff/campaigns/{id}/pause', { params }), done(words.said.paused), onRefused);
  const resume = () =>
    act(() => ask('POST /v1/staff/campaigns/{id}/resume', { params }), done(words.said.resumed), onRefused);
  const cancel = async () => {
    const answer = await ask('POST /v1/staff/campaigns/{id}/cancel', { params });
    if (answer.ok) return void onDone(answer.value, words.said.cancelled);
    onRefused();
    return answer.problem;
  };
  const { can } = run;
  if (!can.pause && !can.resume && !can.cancel) return null;
  return (
    <div class="stack">
      {problem === undefined ? null : <Failed problem={problem} />}
      <div class="actions">
        {can.pause && (run.status !== 'sent' || isToLeave(run)) ? (
          <Button kind="secondary" busy={busy} onClick={() => void pause()}>
            {words.pause}
          </Button>
        ) : null}
        {can.resume ? (
          <Button busy={busy} onClick={() => void resume()}>
            {words.resume}
          </Button>
        ) : null}
        {can.cancel ? (
          <TwoSteps
            key={run.status}
            label={words.cancel}
            title={words.cancelTitle}
            words={words.cancelWords}
            yes={words.cancelYes}
            no={words.cancelNo}
            act={cancel}
          />
        ) : null}
      </div>
    </div>
  );
}
