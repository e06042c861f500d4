import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { call } from '../api/client.ts';
import type { Slot } from '../api/contract.ts';
import { useTexts } from '../app/language.tsx';
import { forgetEverything } from '../booking/draft.ts';
import { useAnswering } from './by-link/answering.ts';
import { ByLink, type LinkOpened } from './by-link/by-link.tsx';
import { CancelStep } from './own/cancel-step.tsx';
import { CheckStep } from './own/check-step.tsx';
import { Entry } from './own/entry.tsx';
import { MoveStep } from './own/move-step.tsx';
import { type Done, HOME, type Own, type OwnView } from './own/own.ts';
import { Shown } from './own/shown.tsx';
import '../booking/booking.css';
import './pages.css';

/** A person's own appointment, by the link of their mail or by code and pin. */
export default function OwnAppointment() {
  const words = useTexts().own;
  return (
    <ByLink
      name="own"
      title={words.title}
      read={(token, signal) => call('GET /v1/appointments/{token}', { params: { token } }, { signal })}
      noLink={({ isDead, onToken }) => <Entry dead={isDead} onToken={onToken} />}
    >
      {(opened) => <Steps {...opened} />}
    </ByLink>
  );
}

/** Seeing is one page, changing another: the back button leads where people expect. */
function Steps(opened: LinkOpened<OwnView>) {
  const { route } = useLocation();
  const { step } = useRoute().params;
  const { answering, done } = useAnswering<OwnView, Done>(opened, HOME);
  const [chosen, setChosen] = useState<Slot>();
  const [taken, setTaken] = useState<readonly Slot[]>();
  const { view, token } = answering;
  const own: Own = {
    view,
    token,
    onDone: (next, what) => {
      setChosen(undefined);
      setTaken(undefined);
      answering.onDone(next, what);
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
    forgetEverything();
    opened.onForget();
  };
  return <Shown view={view} token={token} done={done} onForget={forget} />;
}
