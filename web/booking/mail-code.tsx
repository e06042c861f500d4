import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Problem } from '../api/contract.ts';
import { useTexts } from '../app/language.tsx';
import { useForm } from '../app/use-form.ts';
import { Button } from '../design/button.tsx';
import { ErrorSummary } from '../design/error-summary.tsx';
import { TextField } from '../design/field.tsx';
import { Notice } from '../design/notice.tsx';
import { useTimeLeft } from './use-time-left.ts';

const digits = (typed: string) => typed.replace(/\s/g, '');

/** The six digits of a mail (B5), typed and then given to `confirm`; a wrong code says at its field how many more may be tried. */
export function useMailCode(confirm: (code: string) => Promise<Problem | undefined>) {
  const words = useTexts().booking.code;
  const [code, setCode] = useState('');
  const refused = useRef<Record<string, string>>({}).current;
  const form = useForm({
    values: code,
    refused,
    check: (typed) => (/^\d{6}$/.test(digits(typed)) ? {} : { code: words.missing }),
    send: async (typed): Promise<Problem | undefined> => {
      const problem = await confirm(digits(typed));
      if (problem?.code !== 'WRONG_CODE') return problem;
      refused['code'] = words.wrong(problem.triesLeft);
      return { ...problem, errors: [{ path: 'code', message: refused['code'] }] };
    },
  });
  return { ...form, code, setCode };
}

interface MailCodeFormProps {
  readonly form: ReturnType<typeof useMailCode>;
  /** The code counts until then. */
  readonly until: number;
}

export function MailCodeForm({ form, until }: MailCodeFormProps) {
  const words = useTexts().booking.code;
  return (
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
        value={form.code}
        onValue={form.setCode}
      />
      <TimeForCode until={until} />
      <div class="actions">
        <Button type="submit" busy={form.busy}>
          {words.confirm}
        </Button>
      </div>
    </form>
  );
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

interface NoCodeProps {
  readonly lines: readonly string[];
  /** How often it was sent again; each time is spoken. */
  readonly resent: number;
  /** Its buttons. */
  readonly children: ComponentChildren;
}

/** When no code came. */
export function NoCode({ lines, resent, children }: NoCodeProps) {
  const words = useTexts().booking.code;
  return (
    <section class="card stack-small">
      <h2>{words.help}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div role="status">
        {resent > 0 ? (
          <Notice tone="good" key={resent}>
            <p>{words.resent}</p>
          </Notice>
        ) : null}
      </div>
      <div class="actions">{children}</div>
    </section>
  );
}
