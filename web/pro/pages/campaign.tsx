import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { RunView } from '../campaigns/run-view.tsx';
import { StatusTag } from '../campaigns/status-tag.tsx';
import { texts } from '../campaigns/texts.fr.ts';
import { useRun } from '../campaigns/use-run.ts';
import '../desk/desk.css';
import '../campaigns/campaigns.css';
import { useWords } from '../desk/desk-words.ts';
import { Said } from '../desk/said.tsx';

/** One run of letters: from its list to what came of it. */
export default function Campaign() {
  const id = useRoute().params['id'] ?? '';
  const { when } = useWords();
  const watched = useRun(id);
  const [said, setSaid] = useState<string>();
  const words = texts.run;
  const { load, stale } = watched;
  const run = load.state === 'ready' ? load.value : undefined;
  const day = run === undefined ? '' : when.day(run.createdAt);
  return (
    <Page
      key={id}
      title={run === undefined ? texts.list.title : words.title(day)}
      head={
        run === undefined ? undefined : (
          <p class="row">
            <StatusTag status={run.status} />
            <span class="soft">{words.listOf(run.name, when.time(run.createdAt))}</span>
          </p>
        )
      }
    >
      <div class="desk stack-large">
        <p>
          <a href="/pro/envois">{words.back}</a>
        </p>
        <Said words={said} />
        {stale !== undefined && run !== undefined ? (
          <Notice tone="warning" role="status">
            <p>{words.stale}</p>
          </Notice>
        ) : null}
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={watched.again} /> : null}
        {run === undefined ? null : <RunView run={run} watched={watched} onSaid={setSaid} />}
      </div>
    </Page>
  );
}
