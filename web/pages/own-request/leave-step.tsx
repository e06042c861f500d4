import { call } from '../../api/client.ts';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { Button } from '../../design/button.tsx';
import { Refused } from '../mediation-party/refused.tsx';
import { type Answering, useAnswer } from './answering.ts';

/** None of the times suits, or the request is taken back: no reason is asked. */
export function LeaveStep({ what, token, onDone, onStale }: Answering & { what: 'none' | 'withdraw' }) {
  const words = useTexts().request.leave[what];
  const all = useTexts().request;
  const { busy, problem, answer } = useAnswer({ onDone });
  const params = { token };
  const send = () =>
    what === 'none'
      ? call('POST /v1/consultation-requests/{token}/decline', { params })
      : call('POST /v1/consultation-requests/{token}/withdraw', { params });
  return (
    <Page title={words.title} neutralTitle={all.title} delicate>
      <Refused problem={problem} onStale={onStale} />
      <p>{words.words}</p>
      <div class="actions">
        <Button kind="danger" busy={busy} onClick={() => void answer(send, what)}>
          {words.yes}
        </Button>
        <a class="button secondary" href="/demande">
          {all.keep}
        </a>
      </div>
    </Page>
  );
}
