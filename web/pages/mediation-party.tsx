import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { call } from '../api/client.ts';
import { useTexts } from '../app/language.tsx';
import { useAnswering } from './by-link/answering.ts';
import { ByLink, type LinkOpened } from './by-link/by-link.tsx';
import { DeadLink } from './by-link/dead-link.tsx';
import { AgreeStep } from './mediation-party/agree-step.tsx';
import { type Done, HOME, type PartyView } from './mediation-party/answering.ts';
import { DatesStep } from './mediation-party/dates-step.tsx';
import { DeclineStep } from './mediation-party/decline-step.tsx';
import { Shown } from './mediation-party/shown.tsx';
import './pages.css';

/** A party's own page, by the link of their mail: their agreement, answers and sessions, and nothing of anybody else (M2, M3). */
export default function MediationParty() {
  const words = useTexts().answer;
  return (
    <ByLink
      name="answer"
      title={words.title}
      delicate
      read={(token, signal) => call('GET /v1/mediation-parties/{token}', { params: { token } }, { signal })}
      noLink={() => <DeadLink words={words} delicate />}
    >
      {(opened) => <Steps {...opened} />}
    </ByLink>
  );
}

function Steps(opened: LinkOpened<PartyView>) {
  const { route } = useLocation();
  const { step } = useRoute().params;
  const { answering, done } = useAnswering<PartyView, Done>(opened, HOME);
  const [chosen, setChosen] = useState<string>();
  const { view } = answering;
  const open = view.sessions.filter(({ status }) => CHANGEABLE.has(status));
  const session = open.find(({ id }) => id === chosen) ?? open[0];
  if (step === 'oui' && view.canAgree) return <AgreeStep key="oui" {...answering} what="yes" />;
  if (step === 'non' && view.canWithdraw) return <AgreeStep key="non" {...answering} what="no" />;
  if (step === 'dates' && session?.status === 'proposed')
    return <DatesStep {...answering} session={session} />;
  if (step === 'annuler' && session !== undefined) return <DeclineStep {...answering} session={session} />;
  const to = (id: string, next: 'dates' | 'annuler') => {
    setChosen(id);
    route(`${HOME}/${next}`);
  };
  return <Shown view={view} done={done} onSession={to} onForget={opened.onForget} />;
}

const CHANGEABLE: ReadonlySet<string> = new Set(['proposed', 'waiting', 'standing']);
