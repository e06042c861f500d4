import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { call } from '../api/client.ts';
import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { CodePage } from '../booking/code-page.tsx';
import { Notice } from '../design/notice.tsx';
import { useDataDraft, type Way } from './data-request/data-draft.ts';
import { pathOf } from './data-request/data-step.tsx';
import { DataWords, useDataWords } from './data-request/data-words.tsx';
import { useFaults } from './data-request/faults.ts';
import { SendStep } from './data-request/send-step.tsx';
import { WayStep, WhatStep, WhoStep } from './data-request/steps.tsx';
import '../booking/booking.css';
import './pages.css';

/** Asking for one's own data, or for their erasure (D3): one question a page, and the same end for everybody. */
export default function DataRequest() {
  return (
    <DataWords>
      <Steps />
    </DataWords>
  );
}

/** A step is shown as soon as those before it are answered; the code, as long as one is waited for. */
function Steps() {
  const texts = useTexts();
  const words = useDataWords();
  const { draft, change, forget } = useDataDraft();
  const [sent, setSent] = useState<Way>();
  const [isLost, setLost] = useState(false);
  const { route } = useLocation();
  const { code: caf } = useCatalogue().caf;
  const faults = useFaults();
  const asked = Number(useRoute().params['step'] ?? 1);
  const done = () => {
    setSent(draft.by);
    forget();
    route(pathOf(1), true);
  };
  if (sent !== undefined) return <Sent by={sent} />;
  const { pending } = draft;
  if (pending !== undefined) {
    const params = { caf, id: pending.id };
    const back = (step: number) => {
      change({ pending: undefined });
      route(pathOf(step), true);
    };
    return (
      <CodePage
        tab={texts.ask.tab}
        lead={texts.booking.code.lead(draft.person.email.trim())}
        count={{ at: 5, of: 5 }}
        delicate
        expiresAt={pending.expiresAt}
        again={words.codeAgain}
        confirm={async (code) => {
          const said = await call('POST /v1/cafs/{caf}/data-requests/{id}/confirm', {
            params,
            body: { code },
          });
          if (!said.ok) return said.problem;
          done();
          return undefined;
        }}
        resend={async () => {
          const made = await call('POST /v1/cafs/{caf}/data-requests/{id}/resend', { params });
          if (made.ok) change({ pending: { ...pending, expiresAt: made.value.expiresAt } });
          return made;
        }}
        onLost={() => {
          setLost(true);
          back(4);
        }}
        onAgain={() => back(2)}
      />
    );
  }
  const open = [1, 2, 3].find((step) => Object.keys(faults(draft, step)).length > 0) ?? 4;
  const step = { draft, change };
  const at = Math.min(asked, open);
  if (at === 2) return <WhoStep key={2} {...step} />;
  if (at === 3) return <WayStep key={3} {...step} />;
  if (at === 4) return <SendStep key={4} {...step} isBack={isLost} onSent={done} />;
  return <WhatStep key={1} {...step} />;
}

/** The same words whether or not anything is known of whoever asks (D3). */
function Sent({ by }: { by: Way }) {
  const { ask } = useTexts();
  const words = useDataWords();
  return (
    <Page title={words.done} neutralTitle={ask.tab} delicate>
      <Notice tone="good" role="status">
        <p>{words.doneWords[by]}</p>
      </Notice>
      <ul class="prose">
        {words.doneThen.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <a class="button secondary" href="/">
          {ask.home}
        </a>
      </p>
    </Page>
  );
}
