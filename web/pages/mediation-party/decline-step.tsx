import { call } from '../../api/client.ts';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import type { Answering, PartySession } from './answering.ts';
import { Refused } from './refused.tsx';
import { SessionTimes } from './session-times.tsx';

/** None of the times suits, or one cannot come: no reason is asked, and one's agreement stays. */
export function DeclineStep({
  session,
  view,
  token,
  onDone,
  onStale,
}: Answering & { session: PartySession }) {
  const words = useTexts().answer;
  const { busy, problem, act } = useAct();
  const send = () =>
    call('POST /v1/mediation-parties/{token}/sessions/{session}/decline', {
      params: { token, session: session.id },
    });
  return (
    <Page title={words.declineTitle} neutralTitle={words.title} delicate>
      <Refused problem={problem} onStale={onStale} />
      <div class="card slip stack">
        <SessionTimes session={session} zone={view.zone} />
      </div>
      <p>{words.declineWords}</p>
      <div class="actions">
        <Button kind="danger" busy={busy} onClick={() => void act(send, (next) => onDone(next, 'decline'))}>
          {words.decline}
        </Button>
        <a class="button secondary" href="/reponse">
          {words.keep}
        </a>
      </div>
    </Page>
  );
}
