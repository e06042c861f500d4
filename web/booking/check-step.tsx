import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Problem } from '../api/contract.ts';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Button } from '../design/button.tsx';
import { Answers } from './answers.tsx';
import { changeDraft, type Draft } from './draft.ts';
import { HoldBar } from './hold-bar.tsx';
import { StepPage } from './step-page.tsx';
import { pathOf } from './steps.ts';
import { submitBooking } from './submit.ts';
import { Trouble } from './trouble.tsx';
import { useDraft } from './use-draft.ts';

/** Step 4: everything once more, then the one request that books. */
export function CheckStep({ service }: { service: Service }) {
  const words = useTexts().booking.check;
  const { code } = useCatalogue().caf;
  const { route } = useLocation();
  const draft = useDraft();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    setProblem(undefined);
    const refusal = await submitBooking(code, service);
    setBusy(false);
    if (refusal === undefined) route(pathOf('code'));
    else if (refusal !== 'elsewhere') setProblem(refusal);
  };
  const isInvited = draft.invitation !== undefined;
  return (
    <StepPage step="verifier" title={words.title} lead={words.lead}>
      <HoldBar />
      <Refusal problem={problem} draft={draft} />
      <div class="card">
        <Answers draft={draft} service={service} />
      </div>
      <div class="stack-small">
        {isInvited ? null : <p>{words.sendHint(draft.person.email.trim())}</p>}
        <div class="actions">
          <Button busy={busy} onClick={() => void send()}>
            {isInvited ? words.sendInvited : words.send}
          </Button>
        </div>
        <p role="status">{busy ? words.sending : ''}</p>
      </div>
    </StepPage>
  );
}

/** Why nothing was booked, and what to do: the letter's code again, without it, other answers, or the same button once more. */
function Refusal({ problem, draft }: { problem: Problem | undefined; draft: Draft }) {
  const { booking } = useTexts();
  const words = booking.check;
  if (problem === undefined) return null;
  if (problem.code === 'NOT_FOUND' && draft.invitation !== undefined)
    return (
      <Trouble problem={problem} words={words.invitationOver}>
        <a class="button secondary" href="/invitation">
          {words.toInvitation}
        </a>
      </Trouble>
    );
  if (problem.code === 'INVITATION_CLOSED')
    return (
      <Trouble problem={problem}>
        <Button kind="secondary" onClick={() => changeDraft({ invitation: undefined })}>
          {words.invitationClosed}
        </Button>
      </Trouble>
    );
  if (problem.code === 'ALREADY_BOOKED') return <Trouble problem={problem} words={words.already} />;
  return (
    <Trouble problem={problem}>
      {problem.errors.length === 0 ? null : (
        <a class="button secondary" href={pathOf('vous')}>
          {booking.change}
        </a>
      )}
    </Trouble>
  );
}
