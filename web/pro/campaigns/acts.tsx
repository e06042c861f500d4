import { useState } from 'preact/hooks';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Panel } from '../appointment/panel.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';
import { useAct } from './use-act.ts';

interface ActsProps {
  readonly run: Run;
  readonly onDone: (run: Run, said: string) => void;
  readonly onRefused: () => void;
}

/** Pause, resume and, after a question, cancel: as much as the run's state and the reader's role allow. */
export function Acts({ run, onDone, onRefused }: ActsProps) {
  const { ask } = useStaff();
  const words = texts.run;
  const [isAsking, setAsking] = useState(false);
  const { busy, problem, act } = useAct();
  const params = { id: run.id };
  const done = (said: string) => (next: Run) => {
    setAsking(false);
    onDone(next, said);
  };
  const pause = () =>
    act(() => ask('POST /v1/staff/campaigns/{id}/pause', { params }), done(words.said.paused), onRefused);
  const resume = () =>
    act(() => ask('POST /v1/staff/campaigns/{id}/resume', { params }), done(words.said.resumed), onRefused);
  const cancel = () =>
    act(() => ask('POST /v1/staff/campaigns/{id}/cancel', { params }), done(words.said.cancelled), onRefused);
  const { can } = run;
  if (!can.pause && !can.resume && !can.cancel) return null;
  return (
    <div class="stack">
      {problem === undefined ? null : <Failed problem={problem} />}
      {isAsking && can.cancel ? (
        <Panel id="cancel" title={words.cancelTitle}>
          <p>{words.cancelWords}</p>
          <div class="actions">
            <Button kind="danger" busy={busy} onClick={() => void cancel()}>
              {words.cancelYes}
            </Button>
            <Button kind="secondary" onClick={() => setAsking(false)}>
              {words.cancelNo}
            </Button>
          </div>
        </Panel>
      ) : (
        <div class="actions">
          {can.pause ? (
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
            <Button kind="quiet" onClick={() => setAsking(true)}>
              {words.cancel}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}
