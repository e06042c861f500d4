import { useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { useLoad } from '../app/use-load.ts';
import { Button } from '../design/button.tsx';
import { Failed } from '../design/failed.tsx';
import { Notice } from '../design/notice.tsx';
import { Waiting } from '../design/waiting.tsx';
import { PartnerForm } from './partner/partner-form.tsx';

/** A partner refers a person who agreed (F1, P3): no account, no words about the person, and nothing to read back. */
export default function Partner() {
  const words = useTexts().partner;
  const { caf } = useCatalogue();
  const [isDone, setDone] = useState(false);
  const { load, again } = useLoad(
    (signal) => call('GET /v1/cafs/{caf}/referral-choices', { params: { caf: caf.code } }, { signal }),
    [caf.code],
  );
  if (isDone)
    return (
      <Page key="done" title={words.done}>
        <Notice tone="good">
          <ul class="prose">
            {words.doneWords.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
        <div class="actions">
          <Button kind="secondary" onClick={() => setDone(false)}>
            {words.again}
          </Button>
        </div>
      </Page>
    );
  if (load.state === 'ready') return <PartnerForm choices={load.value} onDone={() => setDone(true)} />;
  return (
    <Page key="waiting" title={words.title} lead={words.lead}>
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : <Waiting />}
    </Page>
  );
}
