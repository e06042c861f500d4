import { useRef, useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import type { Problem } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { useTimeLeft } from '../../booking/use-time-left.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Failed } from '../../design/failed.tsx';
import { TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import type { Outcome } from './outcome.ts';
import type { Pending } from './pending.ts';

interface CodeFormProps {
  readonly pending: Pending;
  readonly onEnd: (outcome: Outcome) => void;
  readonly onLost: () => void;
  readonly onAgain: () => void;
}

/** The six digits of the mail. */
export function CodeForm({ pending, onEnd, onLost, onAgain }: CodeFormProps) {
  const { booking, tellMe } = useTexts();
  const words = booking.code;
  const { code: caf } = useCatalogue().caf;
  const [code, setCode] = useState('');
  const refused = useRef<Record<string, string>>({}).current;
  const { errors, busy, submit } = useForm({
    values: code,
    refused,
    check: (typed) => (/^\d{6}$/.test(digits(typed)) ? {} : { code: words.missing }),
    send: async (typed): Promise<Problem | undefined> => {
      const params = { caf, id: pending.id };
      const said = await call('POST /v1/cafs/{caf}/waiting-list/{id}/confirm', {
        params,
        body: { code: digits(typed) },
      });
      if (said.ok) onEnd(pending.called ? 'called' : 'done');
      else if (said.problem.code === 'ALREADY_WAITING') onEnd('already');
      else if (said.problem.code === 'EXPIRED' || said.problem.code === 'NOT_FOUND') onLost();
      else if (said.problem.code === 'WRONG_CODE') {
        refused['code'] = words.wrong(said.problem.triesLeft);
        return { ...said.problem, errors: [{ path: 'code', message: refused['code'] }] };
      } else return said.problem;
      return undefined;
    },
  });
  const { minutes, soon } = useTimeLeft(Date.parse(pending.expiresAt));
  return (
    <Page
      title={words.title}
      neutralTitle={tellMe.title}
      lead={tellMe.codeLead(pending.email)}
      hasErrors={Object.keys(errors).length > 0}
    >
      <form class="stack" onSubmit={submit} noValidate>
        <ErrorSummary errors={errors} />
        <TextField
          id="code"
          label={words.label}
          look="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          error={errors['code']}
          value={code}
          onValue={setCode}
        />
        <p class="soft">{words.left(minutes)}</p>
        <div role="status">{soon ? <p>{words.soon}</p> : null}</div>
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.confirm}
          </Button>
        </div>
      </form>
      <NoCode pending={pending} onLost={onLost} onAgain={onAgain} />
    </Page>
  );
}

const digits = (typed: string) => typed.replace(/\s/g, '');

function NoCode({ pending, onLost, onAgain }: Pick<CodeFormProps, 'pending' | 'onLost' | 'onAgain'>) {
  const { booking, tellMe } = useTexts();
  const words = booking.code;
  const { code: caf } = useCatalogue().caf;
  const [busy, setBusy] = useState(false);
  const [resent, setResent] = useState(0);
  const [problem, setProblem] = useState<Problem>();
  const resend = async () => {
    setBusy(true);
    setProblem(undefined);
    const params = { caf, id: pending.id };
    const said = await call('POST /v1/cafs/{caf}/waiting-list/{id}/resend', { params });
    setBusy(false);
    if (said.ok) setResent((before) => before + 1);
    else if (said.problem.code === 'EXPIRED' || said.problem.code === 'NOT_FOUND') onLost();
    else setProblem(said.problem);
  };
  return (
    <section class="card stack-small">
      <h2>{words.help}</h2>
      <p>{words.helpWords[0]}</p>
      {problem === undefined ? null : <Failed problem={problem} />}
      <div role="status">
        {resent > 0 ? (
          <Notice tone="good" key={resent}>
            <p>{words.resent}</p>
          </Notice>
        ) : null}
      </div>
      <div class="actions">
        <Button kind="secondary" busy={busy} onClick={() => void resend()}>
          {words.resend}
        </Button>
        <Button kind="secondary" onClick={onAgain}>
          {tellMe.again}
        </Button>
      </div>
    </section>
  );
}
