import { call } from '../api/client.ts';
import type { Problem } from '../api/contract.ts';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { CodeHelp } from './code-help.tsx';
import { changeDraft, endBooking, finishBooking, loseTime, readDraft } from './draft.ts';
import { MailCodeForm, useMailCode } from './mail-code.tsx';
import { StepPage } from './step-page.tsx';
import { keptUntil } from './steps.ts';
import { whatStands } from './submit.ts';
import { useDraft } from './use-draft.ts';

/** Step 5: the six digits of the mail prove the address (B5). */
export function CodeStep({ service }: { service: Service }) {
  const words = useTexts().booking.code;
  const { code: caf } = useCatalogue().caf;
  const draft = useDraft();
  const form = useMailCode((code) => confirm(caf, code));
  return (
    <StepPage
      step="code"
      title={words.title}
      lead={words.lead(draft.person.email.trim())}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <MailCodeForm form={form} until={keptUntil(draft)} />
      <CodeHelp service={service} />
    </StepPage>
  );
}

/** Confirms; whatever ends the booking leads on by itself: the last page, or the times. */
async function confirm(caf: string, code: string): Promise<Problem | undefined> {
  const draft = readDraft();
  const { pending, slot } = draft;
  if (pending === undefined || slot === undefined) return undefined;
  const params = { caf, id: pending.id };
  const confirmed = await call('POST /v1/cafs/{caf}/appointments/{id}/confirm', { params, body: { code } });
  if (confirmed.ok) {
    finishBooking(whatStands(draft, pending.id), slot);
    return undefined;
  }
  const { problem } = confirmed;
  if (problem.code === 'EXPIRED' || problem.code === 'NOT_FOUND') {
    loseTime(pending.lastTry === true ? 'wrong-codes' : 'code-over');
    return undefined;
  }
  if (problem.code === 'WRONG_CODE')
    changeDraft({ pending: { ...pending, lastTry: problem.triesLeft === 1 } });
  if (problem.code !== 'ALREADY_BOOKED') return problem;
  await call('DELETE /v1/cafs/{caf}/appointments/{id}', { params });
  endBooking('already');
  return undefined;
}
