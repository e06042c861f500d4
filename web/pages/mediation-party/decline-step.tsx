import { call } from '../../api/client.ts';
import { useTexts } from '../../app/language.tsx';
import { ConfirmStep } from '../by-link/confirm-step.tsx';
import { HOME, type PartyAnswering, type PartySession } from './answering.ts';
import { SessionTimes } from './session-times.tsx';

/** None of the times suits, or one cannot come: no reason is asked, and one's agreement stays. */
export function DeclineStep({
  session,
  view,
  token,
  onDone,
  onStale,
}: PartyAnswering & { session: PartySession }) {
  const words = useTexts().answer;
  const send = () =>
    call('POST /v1/mediation-parties/{token}/sessions/{session}/decline', {
      params: { token, session: session.id },
    });
  return (
    <ConfirmStep
      title={words.declineTitle}
      neutralTitle={words.title}
      kind="danger"
      yes={words.decline}
      back={words.keep}
      home={HOME}
      send={send}
      onDone={(next) => onDone(next, 'decline')}
      onStale={onStale}
    >
      <div class="card slip stack">
        <SessionTimes session={session} zone={view.zone} />
      </div>
      <p>{words.declineWords}</p>
    </ConfirmStep>
  );
}
