import type { Fresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';
import { Acts } from './acts.tsx';
import { Approve } from './approve.tsx';
import { Batches } from './batches.tsx';
import { Doubts } from './doubts.tsx';
import { Outlook } from './outlook.tsx';
import { PreviewCard } from './preview.tsx';
import { Progress } from './progress.tsx';
import { Rejects } from './rejects.tsx';
import { Standing } from './standing.tsx';
import { Sum } from './sum.tsx';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';
import { hasLetters, isToLeave, isToPost } from './words.ts';

interface RunViewProps {
  readonly run: Run;
  readonly watched: Fresh<Run>;
  /** What was just done. */
  readonly onSaid: (words: string) => void;
}

const UNREAD: readonly string[] = ['awaiting-file', 'importing', 'refused'];

/** What a run shows and lets do, by its state and the reader's role. */
export function RunView({ run, watched, onSaid }: RunViewProps) {
  const { hasRole } = useStaff();
  const words = texts.run;
  const isRead = !UNREAD.includes(run.status) && run.counts.lines > 0;
  const hasLeft = run.sentOn !== undefined;
  const mayApprove = run.can.approve && hasLetters(run);
  const done = (next: Run, said: string) => {
    watched.replace(next);
    onSaid(said);
  };
  const approved = (next: Run) => {
    const at = Date.parse(next.sendAt ?? '');
    done(next, at > Date.now() ? words.said.approvedLater : words.said.approvedNow);
  };
  const isApprover = hasRole('mediator', 'social-worker', 'psychologist');
  return (
    <>
      <Standing run={run} />
      {hasLeft ? <Progress run={run} /> : null}
      {hasLeft ? (
        <p>
          <a href={`/pro/envois/${run.id}/resultats`}>{texts.results.link}</a>
        </p>
      ) : null}
      {mayApprove || !mayStillStop(run) ? null : <Acts run={run} onDone={done} onRefused={watched.again} />}
      {run.batches.length === 0 ? null : <Batches run={run} onDone={done} />}
      {isRead ? <Sum run={run} /> : null}
      {isRead && run.counts.rejected > 0 && hasRole('list-office') ? <Rejects run={run} /> : null}
      {isRead && isApprover ? <Doubts run={run} onChanged={watched.again} /> : null}
      {isRead && hasLetters(run) ? <PreviewCard run={run} /> : null}
      {mayApprove && run.outlook !== undefined ? (
        <Outlook outlook={run.outlook} again={watched.again} />
      ) : null}
      {mayApprove ? (
        <>
          <Approve run={run} onApproved={approved} onRefused={watched.again} />
          <Acts run={run} onDone={done} onRefused={watched.again} />
        </>
      ) : null}
    </>
  );
}

/** Once everything has left there is nothing to stop, though the service would let one. */
const mayStillStop = (run: Run): boolean => run.status !== 'sent' || isToLeave(run) || isToPost(run);
