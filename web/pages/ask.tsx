import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { NotOnline } from '../booking/not-online.tsx';
import { Notice } from '../design/notice.tsx';
import { type AskDraft, useAskDraft } from './ask/ask-draft.ts';
import { ForWhomStep, SituationStep, WhoStep } from './ask/choice-steps.tsx';
import { ALL_CONTROLS, ContactStep, PersonStep, useFaults } from './ask/person-steps.tsx';
import { SendStep } from './ask/send-step.tsx';
import '../booking/booking.css';
import './pages.css';

/** A request for a consultation: short, one question a page, and no medical detail (P1, P5, P6). */
export default function Ask() {
  const words = useTexts().ask;
  const { services } = useCatalogue();
  const service = services.find(({ bookableBy }) => bookableBy === 'request');
  if (service === undefined)
    return (
      <Page title={words.tab}>
        <p>{words.nobody}</p>
      </Page>
    );
  return service.delivery.by === 'caf' ? <Steps /> : <NotOnline service={service} />;
}

/** A step is shown as soon as those before it are answered. */
function Steps() {
  const { draft, change, forget } = useAskDraft();
  const [sent, setSent] = useState<{ readonly mailed: boolean }>();
  const { route } = useLocation();
  const faults = useFaults();
  const asked = Number(useRoute().params['step'] ?? 1);
  if (sent !== undefined) return <Sent mailed={sent.mailed} />;
  const at = Math.min(
    asked,
    firstOpen(draft, (controls) => Object.keys(faults(draft, controls)).length === 0),
  );
  const step = { draft, change };
  if (at === 2) return <WhoStep key={2} {...step} />;
  if (at === 3) return <SituationStep key={3} {...step} />;
  if (at === 4) return <PersonStep key={4} {...step} />;
  if (at === 5) return <ContactStep key={5} {...step} />;
  if (at !== 6) return <ForWhomStep key={1} {...step} />;
  const done = (mailed: boolean) => {
    setSent({ mailed });
    forget();
    route('/demander', true);
  };
  return <SendStep key={6} {...step} onSent={done} />;
}

function firstOpen(draft: AskDraft, isFine: (controls: readonly string[]) => boolean): number {
  if (draft.forWhom === undefined) return 1;
  if (draft.who === undefined) return 2;
  if (draft.situation === undefined) return 3;
  if (!isFine(['firstName', 'lastName', 'email', 'phone', 'number'])) return 4;
  return isFine(ALL_CONTROLS) ? 6 : 5;
}

/** The same words for everybody, whatever was there before (P1). */
function Sent({ mailed }: { mailed: boolean }) {
  const words = useTexts().ask;
  return (
    <Page title={words.sent} neutralTitle={words.tab} delicate>
      <Notice tone="good" title={words.sentLead} role="status">
        <p>{mailed ? words.sentMail : words.sentCall}</p>
      </Notice>
      <ul class="prose">
        {words.sentWords.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <a class="button secondary" href="/">
          {words.home}
        </a>
      </p>
    </Page>
  );
}
