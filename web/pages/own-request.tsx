import { useRoute } from 'preact-iso';
import { call } from '../api/client.ts';
import { useTexts } from '../app/language.tsx';
import { useAnswering } from './by-link/answering.ts';
import { ByLink, type LinkOpened } from './by-link/by-link.tsx';
import { DeadLink } from './by-link/dead-link.tsx';
import { type Done, HOME, type RequestView } from './own-request/answering.ts';
import { DatesStep } from './own-request/dates-step.tsx';
import { LeaveStep } from './own-request/leave-step.tsx';
import { Shown } from './own-request/shown.tsx';
import './pages.css';

/** What somebody asked the Caf for, by the link of their mail: where it stands, never what is in it (P3). */
export default function OwnRequest() {
  const words = useTexts().request;
  return (
    <ByLink
      name="request"
      title={words.title}
      delicate
      read={(token, signal) =>
        call('GET /v1/consultation-requests/{token}', { params: { token } }, { signal })
      }
      noLink={() => <DeadLink words={words} delicate />}
    >
      {(opened) => <Steps {...opened} />}
    </ByLink>
  );
}

function Steps(opened: LinkOpened<RequestView>) {
  const { step } = useRoute().params;
  const { answering, done } = useAnswering<RequestView, Done>(opened, HOME);
  const { view } = answering;
  if (step === 'dates' && view.proposal !== undefined)
    return <DatesStep {...answering} proposal={view.proposal} />;
  if (step === 'aucune' && view.proposal !== undefined)
    return <LeaveStep key="aucune" {...answering} what="none" />;
  if (step === 'retirer' && view.canWithdraw)
    return <LeaveStep key="retirer" {...answering} what="withdraw" />;
  return <Shown view={view} done={done} onForget={opened.onForget} />;
}
