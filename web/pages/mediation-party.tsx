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
import { AgreeStep } from './mediation-party/agree-step.tsx';
import type { Answering, Done, PartyView } from './mediation-party/answering.ts';
import { DatesStep } from './mediation-party/dates-step.tsx';
import { DeclineStep } from './mediation-party/decline-step.tsx';
import { Shown } from './mediation-party/shown.tsx';
import './pages.css';

/** A link token. */
const TOKEN = /^[\w-]{20,100}$/;

/** A party's own page, by the link of their mail: their agreement, answers and sessions, and nothing of anybody else (M2, M3). */
export default function MediationParty() {
  const { secret: token, keep } = useSecret('answer', TOKEN);
  if (token === undefined) return <Dead />;
  return <Known key={token} token={token} onForget={() => keep(undefined)} />;
}

function Known({ token, onForget }: { token: string; onForget: () => void }) {
  const words = useTexts().answer;
  const { load, again } = useLoad(
    (signal) => call('GET /v1/mediation-parties/{token}', { params: { token } }, { signal }),
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
  readonly read: PartyView;
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
  const [chosen, setChosen] = useState<string>();
  useEffect(() => setView(read), [read]);
  const answering: Answering = {
    view,
    token,
    onDone: (next, what) => {
      setView(next);
      setDone(what);
      route('/reponse', true);
    },
    onStale: () => {
      setDone(undefined);
      again();
      route('/reponse', true);
    },
  };
  const open = view.sessions.filter(({ status }) => CHANGEABLE.has(status));
  const session = open.find(({ id }) => id === chosen) ?? open[0];
  if (step === 'oui' && view.canAgree) return <AgreeStep key="oui" {...answering} what="yes" />;
  if (step === 'non' && view.canWithdraw) return <AgreeStep key="non" {...answering} what="no" />;
  if (step === 'dates' && session?.status === 'proposed')
    return <DatesStep {...answering} session={session} />;
  if (step === 'annuler' && session !== undefined) return <DeclineStep {...answering} session={session} />;
  const forget = () => {
    onForget();
    route('/', true);
  };
  const to = (id: string, next: 'dates' | 'annuler') => {
    setChosen(id);
    route(`/reponse/${next}`);
  };
  return <Shown view={view} done={done} onSession={to} onForget={forget} />;
}

const CHANGEABLE: ReadonlySet<string> = new Set(['proposed', 'waiting', 'standing']);

/** A link that leads nowhere, or no link at all. */
function Dead() {
  const words = useTexts().answer;
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
