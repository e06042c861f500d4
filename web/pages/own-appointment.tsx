import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { call } from '../api/client.ts';
import type { Slot } from '../api/contract.ts';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { useSecret } from '../app/take-secret.ts';
import { useLoad } from '../app/use-load.ts';
import { forgetEverything } from '../booking/draft.ts';
import { Failed } from '../design/failed.tsx';
import { Waiting } from '../design/waiting.tsx';
import { CancelStep } from './own/cancel-step.tsx';
import { CheckStep } from './own/check-step.tsx';
import { Entry } from './own/entry.tsx';
import { MoveStep } from './own/move-step.tsx';
import type { Done, Own, OwnView } from './own/own.ts';
import { Shown } from './own/shown.tsx';
import './pages.css';

/** A link token. */
const TOKEN = /^[\w-]{20,100}$/;

/** A person's own appointment, by the link of their mail or by code and pin. */
export default function OwnAppointment() {
  const { secret: token, keep } = useSecret('own', TOKEN);
  if (token === undefined) return <Entry onToken={keep} />;
  return <Known key={token} token={token} onToken={keep} />;
}

function Known({ token, onToken }: { token: string; onToken: (token: string | undefined) => void }) {
  const words = useTexts().own;
  const { load, again } = useLoad(
    (signal) => call('GET /v1/appointments/{token}', { params: { token } }, { signal }),
    [token],
  );
  if (load.state === 'waiting') return <Waiting />;
  if (load.state === 'ready') return <Steps read={load.value} token={token} onToken={onToken} />;
  if (load.problem.code === 'NOT_FOUND') return <Entry dead onToken={onToken} />;
  return (
    <Page title={words.title}>
      <Failed problem={load.problem} again={again} />
    </Page>
  );
}

interface StepsProps {
  readonly read: OwnView;
  readonly token: string;
  readonly onToken: (token: string | undefined) => void;
}

/** Seeing is one page, changing another: the back button leads where people expect. */
function Steps({ read, token, onToken }: StepsProps) {
  const { route } = useLocation();
  const { step } = useRoute().params;
  const [view, setView] = useState(read);
  const [done, setDone] = useState<Done>();
  const [chosen, setChosen] = useState<Slot>();
  const [taken, setTaken] = useState<readonly Slot[]>();
  const own: Own = {
    view,
    token,
    onDone: (next, what) => {
      setView(next);
      setDone(what);
      setChosen(undefined);
      setTaken(undefined);
      route('/rendez-vous', true);
    },
  };
  const choose = (slot: Slot) => {
    setChosen(slot);
    setTaken(undefined);
    route('/rendez-vous/verifier');
  };
  const lost = (others: readonly Slot[]) => {
    setChosen(undefined);
    setTaken(others);
    route('/rendez-vous/deplacer', true);
  };
  if (step === 'annuler' && view.canCancel) return <CancelStep {...own} />;
  if (step === 'verifier' && view.canMove && chosen !== undefined)
    return <CheckStep {...own} chosen={chosen} onTaken={lost} />;
  if ((step === 'deplacer' || step === 'verifier') && view.canMove)
    return <MoveStep view={view} taken={taken} onChoose={choose} />;
  const forget = () => {
    onToken(undefined);
    forgetEverything();
    route('/', true);
  };
  return <Shown view={view} token={token} done={done} onForget={forget} />;
}
