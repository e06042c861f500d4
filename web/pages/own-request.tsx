import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { call } from '../api/client.ts';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { useSecret } from '../app/take-secret.ts';
import { useLoad } from '../app/use-load.ts';
import { Failed } from '../design/failed.tsx';
import { Notice } from '../design/notice.tsx';
import { Waiting } from '../design/waiting.tsx';
import type { Answering, Done, RequestView } from './own-request/answering.ts';
import { DatesStep } from './own-request/dates-step.tsx';
import { LeaveStep } from './own-request/leave-step.tsx';
import { Shown } from './own-request/shown.tsx';
import './pages.css';

/** A link token. */
const TOKEN = /^[\w-]{20,100}$/;

/** What somebody asked the Caf for, by the link of their mail: where it stands, never what is in it (P3). */
export default function OwnRequest() {
  const { secret: token, keep } = useSecret('request', TOKEN);
  if (token === undefined) return <Dead />;
  return <Known key={token} token={token} onForget={() => keep(undefined)} />;
}

function Known({ token, onForget }: { token: string; onForget: () => void }) {
  const words = useTexts().request;
  const { load, again } = useLoad(
    (signal) => call('GET /v1/consultation-requests/{token}', { params: { token } }, { signal }),
    [token],
  );
  if (load.state === 'waiting') return <Waiting />;
  if (load.state === 'ready')
    return <Steps read={load.value} token={token} again={again} onForget={onForget} />;
  if (load.problem.code === 'NOT_FOUND') return <Dead />;
  return (
    <Page title={words.title} delicate>
      <Failed problem={load.problem} again={again} />
    </Page>
  );
}

interface StepsProps {
  readonly read: RequestView;
  readonly token: string;
  readonly again: () => void;
  readonly onForget: () => void;
}

/** Seeing is one page, answering another: nothing is answered by a link alone (B10). */
function Steps({ read, token, again, onForget }: StepsProps) {
  const { route } = useLocation();
  const { step } = useRoute().params;
  const [view, setView] = useState(read);
  const [done, setDone] = useState<Done>();
  useEffect(() => setView(read), [read]);
  const answering: Answering = {
    view,
    token,
    onDone: (next, what) => {
      setView(next);
      setDone(what);
      route('/demande', true);
    },
    onStale: () => {
      setDone(undefined);
      again();
      route('/demande', true);
    },
  };
  if (step === 'dates' && view.proposal !== undefined)
    return <DatesStep {...answering} proposal={view.proposal} />;
  if (step === 'aucune' && view.proposal !== undefined)
    return <LeaveStep key="aucune" {...answering} what="none" />;
  if (step === 'retirer' && view.canWithdraw)
    return <LeaveStep key="retirer" {...answering} what="withdraw" />;
  const forget = () => {
    onForget();
    route('/', true);
  };
  return <Shown view={view} done={done} onForget={forget} />;
}

/** A link that leads nowhere, or no link at all. */
function Dead() {
  const words = useTexts().request;
  return (
    <Page title={words.dead} delicate>
      <Notice tone="warning">
        {words.deadWords.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
    </Page>
  );
}
