import { useRef, useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import type { Problem } from '../api/contract.ts';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { useForm } from '../app/use-form.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { TextField } from '../design/field.tsx';
import { CodeHelp } from './code-help.tsx';
import { changeDraft, endBooking, finishBooking, loseTime, readDraft } from './draft.ts';
import { StepPage } from './step-page.tsx';
import { keptUntil } from './steps.ts';
import { whatStands } from './submit.ts';
import { useDraft } from './use-draft.ts';
import { useTimeLeft } from './use-time-left.ts';

/** Step 5: the six digits of the mail prove the address (B5). */
export function CodeStep({ service }: { service: Service }) {
  const words = useTexts().booking.code;
  const { code: caf } = useCatalogue().caf;
  const draft = useDraft();
  const [code, setCode] = useState('');
  const refused = useRef<Record<string, string>>({}).current;
  const form = useForm({
    values: code,
    refused,
    check: (typed) => (/^\d{6}$/.test(digits(typed)) ? {} : { code: words.missing }),
    send: async (typed): Promise<Problem | undefined> => {
      const problem = await confirm(caf, digits(typed));
      if (problem?.code !== 'WRONG_CODE') return problem;
      refused['code'] = words.wrong(problem.triesLeft);
      return { ...problem, errors: [{ path: 'code', message: refused['code'] }] };
    },
  });
  return (
    <StepPage
      step="code"
      title={words.title}
      lead={words.lead(draft.person.email.trim())}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <form class="stack" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.errors} />
        <TextField
          id="code"
          label={words.label}
          look="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          error={form.errors['code']}
          value={code}
          onValue={setCode}
        />
        <TimeForCode until={keptUntil(draft)} />
        <div class="actions">
          <Button type="submit" busy={form.busy}>
            {words.confirm}
          </Button>
        </div>
      </form>
      <CodeHelp service={service} />
    </StepPage>
  );
}

const digits = (typed: string) => typed.replace(/\s/g, '');

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

/** Words beside the field change with the minute and are not spoken; the warning is, once. */
function TimeForCode({ until }: { until: number }) {
  const words = useTexts().booking.code;
  const { minutes, soon } = useTimeLeft(until);
  return (
    <>
      <p class="soft">{words.left(minutes)}</p>
      <div role="status">{soon ? <p class="time-short">{words.soon}</p> : null}</div>
    </>
  );
}
